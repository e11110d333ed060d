import { defaultEnsembleSettings } from "@isotherm/planning";
import { Button, Group, Progress, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconChartHistogram, IconPlayerStopFilled } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { cancelUncertainty, startUncertainty, useUncertaintyStore } from "../state/uncertainty-store.ts";

/** Members of a first look: a probability is off by at most ±0.14 (95 %), in a quarter of the time. */
const FIRST_LOOK_COUNT = 50;
const COUNTS = [
  { count: FIRST_LOOK_COUNT, name: "First look" },
  { count: defaultEnsembleSettings.count, name: "Full" },
];

/** Starts the ensemble, shows how far it is, and stops it. */
export function RunEnsemble(): ReactElement {
  const [count, setCount] = useState(String(FIRST_LOOK_COUNT));
  const status = useUncertaintyStore((state) => state.status);
  const message = useUncertaintyStore((state) => state.message);
  const hasAnswer = useUncertaintyStore((state) => state.answer !== null);
  if (status === "running") return <RunningEnsemble />;
  return (
    <Stack gap="xs">
      {hasAnswer ? null : (
        <Text size="sm" c="dimmed">
          Power, tissue and needle are never exactly as planned. This freezes the plan many times, each time
          with the unknowns drawn anew within what is known of them, and counts.
        </Text>
      )}
      <SegmentedControl
        fullWidth={true}
        data={COUNTS.map((choice) => ({
          value: String(choice.count),
          label: `${choice.name} · ${choice.count}`,
        }))}
        value={count}
        onChange={setCount}
        aria-label="Members of the ensemble"
        className="number"
        data-testid="member-count"
      />
      {message === null ? null : <FailureNote message={message} />}
      <Button
        size="md"
        variant={hasAnswer ? "light" : "filled"}
        leftSection={<IconChartHistogram size={20} />}
        onClick={() => void startUncertainty(Number(count))}
        data-testid="how-sure"
      >
        {hasAnswer ? "Compute again" : "How sure?"}
      </Button>
    </Stack>
  );
}

function RunningEnsemble(): ReactElement {
  const { doneCount, count, workerCount, startedAtMs } = useUncertaintyStore();
  const elapsedS = (performance.now() - startedAtMs) / 1000;
  const leftS = doneCount > 3 ? (elapsedS * (count - doneCount)) / doneCount : null;
  const workers = workerCount === 1 ? "1 worker" : `${workerCount} workers`;
  return (
    <div data-testid="ensemble-running">
      <Group justify="space-between" mb={6} className="number">
        <Text fw={600}>
          {doneCount} of {count}
        </Text>
        <Text size="sm" c="dimmed">
          {workerCount === 0 ? "preparing" : workers}
          {leftS === null ? "" : ` · about ${Math.max(1, Math.round(leftS))} s left`}
        </Text>
      </Group>
      <Progress
        value={count === 0 ? 0 : (doneCount / count) * 100}
        size="lg"
        aria-label="Progress of the ensemble"
      />
      <Button
        mt="sm"
        variant="default"
        fullWidth={true}
        leftSection={<IconPlayerStopFilled size={16} />}
        onClick={cancelUncertainty}
        data-testid="cancel-ensemble"
      >
        Stop
      </Button>
    </div>
  );
}
