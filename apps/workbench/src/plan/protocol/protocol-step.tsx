import { protocolPresets } from "@isotherm/knowledge";
import {
  defaultSimulationChoice,
  formatDuration,
  protocolFromPreset,
  protocolTotals,
  setProtocol,
  updatePlan,
} from "@isotherm/planning";
import type {
  FreezeProtocol,
  FreezeStep,
  SkinProtection,
  TreatmentPlan,
} from "@isotherm/planning/treatment-plan";
import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import { editPlan } from "../../state/plan-store.ts";
import { openStep } from "../steps.ts";
import { ProtocolRibbon } from "./protocol-ribbon.tsx";
import { StepRow } from "./step-row.tsx";

/** How long is frozen and thawed, with a running total. */
export function ProtocolStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const { protocol } = plan;
  const preset = protocolPresets().find((candidate) => candidate.id === protocol.presetId);
  return (
    <Stack gap="sm">
      <Select
        label="Protocol"
        data={[
          ...protocolPresets().map(({ id, name, use }) => ({
            value: id,
            label: use === "neurolysis" ? name : `${name} (tumor)`,
          })),
          { value: "own", label: "Own steps" },
        ]}
        value={preset?.id ?? "own"}
        allowDeselect={false}
        onChange={(value) => value !== null && takePreset(value)}
        data-testid="protocol-preset"
      />
      {preset === undefined ? null : <StatusMark status={preset.status} sources={preset.sources} />}
      <ProtocolRibbon protocol={protocol} />
      <div>
        {protocol.steps.map((step, index) => (
          <StepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
            key={index}
            step={step}
            index={index}
            untilS={untilS(protocol, index)}
            onChange={(changed) => editSteps((steps) => steps.with(index, changed))}
            onRemove={() => editSteps((steps) => steps.toSpliced(index, 1))}
          />
        ))}
      </div>
      <AddButtons />
      <Totals protocol={protocol} />
      <SkinChoice plan={plan} />
      <Button variant="light" onClick={() => openStep("freeze")}>
        Next: freeze
      </Button>
    </Stack>
  );
}

function AddButtons(): ReactElement {
  const add = (kind: FreezeStep["kind"]) => (): void => editSteps((steps) => [...steps, firstStepOf(kind)]);
  const plus = <IconPlus size={14} />;
  return (
    <Group gap="xs" grow={true}>
      <Button size="xs" variant="default" leftSection={plus} onClick={add("freeze")}>
        Freeze
      </Button>
      <Button size="xs" variant="default" leftSection={plus} onClick={add("thaw")}>
        Thaw
      </Button>
      <Button size="xs" variant="default" leftSection={plus} onClick={add("active-thaw")}>
        Active
      </Button>
    </Group>
  );
}

function Totals({ protocol }: { readonly protocol: FreezeProtocol }): ReactElement {
  const { freezeS, thawS, totalS } = protocolTotals(protocol);
  return (
    <Group justify="space-between" className="number">
      <Text size="sm" c="dimmed">
        Freeze {formatDuration(freezeS)} · thaw {formatDuration(thawS)}
      </Text>
      <Text fw={650} data-testid="protocol-total">
        {formatDuration(totalS)}
      </Text>
    </Group>
  );
}

const SKIN_WORDS: Readonly<Record<SkinProtection["kind"], string>> = {
  air: "Bare skin in room air",
  drape: "Drape",
  "warm-saline": "Warm saline",
  "warm-glove": "Warm glove",
};

function SkinChoice({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  return (
    <Select
      label="On the skin"
      data={Object.entries(SKIN_WORDS).map(([value, label]) => ({ value, label }))}
      value={plan.skinProtection.kind}
      allowDeselect={false}
      onChange={(value) =>
        value !== null &&
        editPlan((current) =>
          updatePlan(current, { skinProtection: { kind: value as SkinProtection["kind"] } }),
        )
      }
    />
  );
}

function untilS(protocol: FreezeProtocol, index: number): number {
  return protocolTotals({ ...protocol, steps: protocol.steps.slice(0, index + 1) }).totalS;
}

function editSteps(edit: (steps: readonly FreezeStep[]) => readonly FreezeStep[]): void {
  editPlan((plan) => setProtocol(plan, { presetId: null, steps: edit(plan.protocol.steps) }));
}

function takePreset(presetId: string): void {
  const isPreset = protocolPresets().some((candidate) => candidate.id === presetId);
  editPlan((plan) =>
    setProtocol(plan, isPreset ? protocolFromPreset(presetId) : { ...plan.protocol, presetId: null }),
  );
}

/** A step to start from: the first of its kind among the presets of practice; the person sets what is wanted. */
function firstStepOf(kind: FreezeStep["kind"]): FreezeStep {
  const known = protocolPresets()
    .flatMap((preset) => protocolFromPreset(preset.id).steps)
    .find((step) => step.kind === kind);
  if (known !== undefined) return known;
  const { bodyTemperatureC } = defaultSimulationChoice;
  return { kind: "active-thaw", activeThawS: 60, temperatureC: bodyTemperatureC, cryoprobeIds: null };
}
