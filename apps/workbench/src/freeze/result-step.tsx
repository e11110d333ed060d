import { type PlanOutcome, planFingerprint } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { openStep } from "../plan/steps.ts";
import { useFreezeStore } from "../state/freeze-store.ts";
import { ClearanceTable } from "./clearance-table.tsx";
import { signed } from "./clock.ts";
import { CurvePlot } from "./curve-plot.tsx";
import { SlowEngineNote } from "./engine-mark.tsx";
import { FindingList } from "./finding-list.tsx";
import { IsothermTable } from "./isotherm-table.tsx";
import { MarginChoice } from "./margin-choice.tsx";
import { NerveStrip } from "./nerve-strip.tsx";
import styles from "./result.module.css";
import { SettingsNote } from "./settings-note.tsx";
import { StaleNote } from "./stale-note.tsx";
import { VolumePlot } from "./volume-plot.tsx";

/** What was computed: the nerve first, then what is in danger, then the numbers behind it. */
export function ResultStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const outcome = useFreezeStore((state) => state.outcome);
  if (outcome === null) {
    return (
      <>
        <Text size="sm" c="dimmed" mb="sm">
          Nothing has been computed for this plan as it stands.
        </Text>
        <Button variant="light" fullWidth={true} onClick={() => openStep("freeze")}>
          Go to Freeze
        </Button>
      </>
    );
  }
  return (
    <div data-testid="result">
      {planFingerprint(plan) === outcome.planFingerprint ? null : <StaleNote />}
      <SlowEngineNote use={{ backend: outcome.backend, threads: outcome.settings.threads }} />
      <Headline outcome={outcome} frozen={plan.procedureType === "neurolysis" ? "nerve" : "tumor"} />
      {outcome.lesion === null ? null : <NerveStrip lesion={outcome.lesion} plan={plan} />}
      <FindingList findings={outcome.findings} plan={plan} />
      <IsothermTable outcome={outcome} />
      <ClearanceTable clearances={outcome.clearances} />
      <MarginChoice />
      <CurvePlot curves={outcome.curves} />
      <VolumePlot outcome={outcome} plan={plan} />
      <SettingsNote outcome={outcome} />
      <Button mt="md" variant="light" fullWidth={true} onClick={() => openStep("certainty")}>
        Next: how sure?
      </Button>
    </div>
  );
}

function Headline(properties: {
  readonly outcome: PlanOutcome;
  readonly frozen: "nerve" | "tumor";
}): ReactElement {
  const { frozen } = properties;
  const { lesion, clearances } = properties.outcome;
  const length = lesion?.lengthBelow.find((entry) => entry.temperatureC === -20);
  const coldest = lesion?.samples.reduce(
    (lowest, sample) => Math.min(lowest, sample.warmestOfSectionC),
    Number.POSITIVE_INFINITY,
  );
  const nearest = clearances
    .flatMap(({ structureName, distances }) =>
      distances
        .filter(({ temperatureC }) => temperatureC === 0)
        .map((entry) => ({ structureName, ...entry })),
    )
    .sort((a, b) => a.clearanceMm - b.clearanceMm)[0];
  return (
    <div className={`${styles["headline"]} number`}>
      <Figure
        value={length === undefined ? "–" : `${length.lengthMm.toFixed(1)} mm`}
        label={`of ${frozen}, whole section at −20 °C or colder`}
        testId="nerve-length"
      />
      <Figure
        value={coldest === undefined || !Number.isFinite(coldest) ? "–" : `${signed(coldest, 0)} °C`}
        label={`coldest whole section of the ${frozen}`}
        testId="nerve-coldest"
      />
      <Figure
        value={nearest === undefined ? "–" : `${signed(nearest.clearanceMm)} mm`}
        label={nearest === undefined ? "no structure marked" : `ice edge to ${nearest.structureName}`}
        testId="nearest-clearance"
      />
    </div>
  );
}

function Figure(properties: {
  readonly value: string;
  readonly label: string;
  readonly testId: string;
}): ReactElement {
  const { value, label, testId } = properties;
  return (
    <div className={styles["figure"]}>
      <b data-testid={testId}>{value}</b>
      <span>{label}</span>
    </div>
  );
}
