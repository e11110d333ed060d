import { formatDuration } from "@isotherm/planning";
import type { FreezeStep } from "@isotherm/planning/treatment-plan";
import { ActionIcon, NumberInput, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { durationOfStepS } from "./protocol-ribbon.tsx";

const STEP_WORDS: Readonly<Record<FreezeStep["kind"], string>> = {
  freeze: "Freeze",
  thaw: "Thaw",
  "active-thaw": "Active thaw",
};

/** One step of the protocol, with the time at which it ends. */
export function StepRow(properties: {
  readonly step: FreezeStep;
  readonly index: number;
  readonly untilS: number;
  readonly onChange: (step: FreezeStep) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { step, index, untilS, onChange, onRemove } = properties;
  const word = STEP_WORDS[step.kind];
  return (
    <div
      style={{
        display: "grid",
        gridTemplateColumns: "84px 1fr 1fr 28px",
        gap: 8,
        alignItems: "center",
        minHeight: 42,
      }}
    >
      <Text size="sm">
        {index + 1}. {word}
      </Text>
      <NumberInput
        size="xs"
        suffix=" min"
        min={0.25}
        max={120}
        step={1}
        decimalScale={2}
        value={durationOfStepS(step) / 60}
        onChange={(value) =>
          typeof value === "number" && value >= 0.25 && onChange(withDuration(step, Math.round(value * 60)))
        }
        aria-label={`${word} ${index + 1}, minutes`}
        classNames={{ input: "number" }}
      />
      <StepDetail step={step} untilS={untilS} onChange={onChange} />
      <ActionIcon
        size={28}
        variant="subtle"
        color="gray"
        onClick={onRemove}
        aria-label={`Remove ${word} ${index + 1}`}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

function StepDetail(properties: {
  readonly step: FreezeStep;
  readonly untilS: number;
  readonly onChange: (step: FreezeStep) => void;
}): ReactElement {
  const { step, untilS, onChange } = properties;
  if (step.kind === "freeze") {
    return (
      <NumberInput
        size="xs"
        suffix=" %"
        min={5}
        max={100}
        step={5}
        value={Math.round(step.dutyFraction * 100)}
        onChange={(value) =>
          typeof value === "number" && value >= 1 && onChange({ ...step, dutyFraction: value / 100 })
        }
        aria-label="Power, percent"
        classNames={{ input: "number" }}
      />
    );
  }
  if (step.kind === "active-thaw") {
    return (
      <NumberInput
        size="xs"
        suffix=" °C"
        min={0}
        max={60}
        value={step.temperatureC}
        onChange={(value) => typeof value === "number" && onChange({ ...step, temperatureC: value })}
        aria-label="Temperature of the active thaw"
        classNames={{ input: "number" }}
      />
    );
  }
  return (
    <Text size="sm" c="dimmed" ta="right" className="number">
      until {formatDuration(untilS)}
    </Text>
  );
}

function withDuration(step: FreezeStep, durationS: number): FreezeStep {
  if (step.kind === "freeze") return { ...step, freezeS: durationS };
  return step.kind === "thaw" ? { ...step, thawS: durationS } : { ...step, activeThawS: durationS };
}
