import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "../step-parts.module.css";
import type { StepDraft } from "./freeze-draft.ts";

const KINDS = [
  { value: "freeze", label: "Freeze" },
  { value: "thaw", label: "Thaw" },
  { value: "active-thaw", label: "Active thaw" },
];

/** The steps of a freeze with how long each really took. */
export function StepTable(properties: {
  readonly steps: readonly StepDraft[];
  readonly onChange: (steps: readonly StepDraft[]) => void;
}): ReactElement {
  const { steps, onChange } = properties;
  const set = (key: string, part: Partial<StepDraft>): void =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  const add = (): void =>
    onChange([
      ...steps,
      { key: crypto.randomUUID(), kind: "freeze", durationMinutes: null, cryoprobeIds: [], note: "" },
    ]);
  return (
    <div>
      <table className={styles["table"]} data-testid="freeze-steps">
        <thead>
          <tr>
            <th>Step</th>
            <th>Took</th>
            <th>Cryoprobes</th>
            <th>Note</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={step.key}>
              <td>
                <NativeSelect
                  aria-label={`Kind of step ${index + 1}`}
                  data={KINDS}
                  value={step.kind}
                  onChange={(event) =>
                    set(step.key, { kind: event.currentTarget.value as StepDraft["kind"] })
                  }
                />
              </td>
              <td>
                <NumberInput
                  aria-label={`Minutes of step ${index + 1}`}
                  suffix=" min"
                  hideControls={true}
                  min={0}
                  w={96}
                  value={step.durationMinutes ?? ""}
                  onChange={(value) =>
                    set(step.key, { durationMinutes: typeof value === "number" ? value : null })
                  }
                  data-testid="step-minutes"
                />
              </td>
              <td className="quiet number">
                {step.cryoprobeIds.length === 0 ? "–" : step.cryoprobeIds.length}
              </td>
              <td>
                <TextInput
                  aria-label={`Note on step ${index + 1}`}
                  value={step.note}
                  onChange={(event) => set(step.key, { note: event.currentTarget.value })}
                />
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove step ${index + 1}`}
                  onClick={() => onChange(steps.filter(({ key }) => key !== step.key))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="xs" variant="default" mt={8} leftSection={<IconPlus size={14} />} onClick={add}>
        Add a step
      </Button>
    </div>
  );
}
