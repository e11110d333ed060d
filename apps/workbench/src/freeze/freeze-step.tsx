import { formatDuration, protocolTotals, setSimulationChoice } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group, Progress, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconPlayerStopFilled, IconSnowflake } from "@tabler/icons-react";
import { type ReactElement, useEffect } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { openStep, type StepId } from "../plan/steps.ts";
import { cancelFreeze, startFreeze, useFreezeStore } from "../state/freeze-store.ts";
import { editPlan } from "../state/plan-store.ts";
import { clock } from "./clock.ts";
import { EngineMark, SlowEngineNote } from "./engine-mark.tsx";

/** The computation: start, progress, cancel. */
export function FreezeStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const status = useFreezeStore((state) => state.status);
  const message = useFreezeStore((state) => state.message);
  const lacks = whatIsMissing(plan);
  useEffect(() => {
    // A finished freeze shows its numbers at once, without another click.
    return useFreezeStore.subscribe((state, before) => {
      if (state.status === "done" && before.status === "running") openStep("result");
    });
  }, []);
  return (
    <Stack gap="sm">
      <AccuracyChoice plan={plan} />
      {lacks === null ? null : (
        <Button variant="default" onClick={() => openStep(lacks.step)}>
          {lacks.text}
        </Button>
      )}
      {message === null ? null : <FailureNote message={message} />}
      {status === "running" ? (
        <RunningFreeze />
      ) : (
        <Button
          size="lg"
          leftSection={<IconSnowflake size={22} />}
          disabled={lacks !== null}
          onClick={() => void startFreeze()}
          data-testid="freeze"
        >
          Freeze {formatDuration(protocolTotals(plan.protocol).totalS)}
        </Button>
      )}
    </Stack>
  );
}

const ACCURACIES = [
  { value: "1", label: "Quick · 1 mm" },
  { value: "0.5", label: "Fine · 0.5 mm" },
];

function AccuracyChoice({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  return (
    <div>
      <Text size="sm" mb={4}>
        Accuracy
      </Text>
      <SegmentedControl
        fullWidth={true}
        data={ACCURACIES}
        value={String(plan.simulation.cellMm)}
        onChange={(value) => editPlan((current) => setSimulationChoice(current, { cellMm: Number(value) }))}
        aria-label="Accuracy"
        data-testid="accuracy"
      />
    </div>
  );
}

function RunningFreeze(): ReactElement {
  const timeS = useFreezeStore((state) => state.timeS);
  const endTimeS = useFreezeStore((state) => state.endTimeS);
  const startedAtMs = useFreezeStore((state) => state.startedAtMs);
  const engine = useFreezeStore((state) => state.engine);
  const fraction = endTimeS > 0 ? timeS / endTimeS : 0;
  const elapsedS = (performance.now() - startedAtMs) / 1000;
  const leftS = fraction > 0.02 ? (elapsedS * (1 - fraction)) / fraction : null;
  return (
    <div data-testid="freeze-running">
      <Group justify="space-between" mb={6} className="number">
        <Text fw={600}>{Math.round(fraction * 100)} %</Text>
        <Text size="sm" c="dimmed">
          {clock(timeS)} of {clock(endTimeS)}
          {leftS === null ? "" : ` · about ${Math.max(1, Math.round(leftS))} s left`}
        </Text>
      </Group>
      <Progress value={fraction * 100} size="lg" aria-label="Progress of the computation" />
      {engine === null ? null : <EngineMark use={engine} />}
      <SlowEngineNote use={engine} />
      <Button
        mt="sm"
        variant="default"
        fullWidth={true}
        leftSection={<IconPlayerStopFilled size={16} />}
        onClick={cancelFreeze}
        data-testid="cancel-freeze"
      >
        Cancel
      </Button>
    </div>
  );
}

/** What the plan still lacks before it can be frozen. */
function whatIsMissing(plan: TreatmentPlan): { readonly step: StepId; readonly text: string } | null {
  if (plan.cryoprobes.length === 0) return { step: "cryoprobes", text: "Place a cryoprobe first" };
  if (plan.protocol.steps.length === 0) return { step: "protocol", text: "Choose a protocol first" };
  return null;
}
