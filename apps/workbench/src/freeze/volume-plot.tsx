import type { PlanOutcome } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { type ReactElement, useMemo } from "react";
import type uPlot from "uplot";
import { structureColor, TARGET_COLOR } from "../scene/structure-colors.ts";
import { signed } from "./clock.ts";
import { Plot, type PlotContent } from "./plot.tsx";
import styles from "./result.module.css";

const LONGEST_LIST = 6;

/** Share of each structure that reached a temperature or colder, as a dose–volume histogram. */
export function VolumePlot(properties: {
  readonly outcome: PlanOutcome;
  readonly plan: TreatmentPlan;
}): ReactElement | null {
  const { outcome, plan } = properties;
  const content = useMemo(() => contentOf(outcome, plan), [outcome, plan]);
  if (content === null) return null;
  return (
    <section className={styles["section"]} data-testid="volume-curves">
      <h3 className={styles["heading"]}>Volume at or below a temperature</h3>
      <Plot content={content} />
    </section>
  );
}

function contentOf(outcome: PlanOutcome, plan: TreatmentPlan): PlotContent | null {
  const touched = outcome.volumeBelow.filter(({ fractions }) => fractions.some((fraction) => fraction > 0));
  const sorted = [...touched].sort((a, b) => sum(b.fractions) - sum(a.fractions)).slice(0, LONGEST_LIST);
  const [first] = sorted;
  if (first === undefined) return null;
  const order = first.temperaturesC
    .map((temperatureC, index) => ({ temperatureC, index }))
    .sort((a, b) => a.temperatureC - b.temperatureC);
  const rows = sorted.map(({ fractions }) => order.map(({ index }) => 100 * (fractions[index] ?? 0)));
  return {
    lines: sorted.map(({ structureId }, index) => ({ ...lineOf(structureId, plan), dashed: index > 3 })),
    data: [order.map(({ temperatureC }) => temperatureC), ...rows] as uPlot.AlignedData,
    xLabel: "°C",
    yLabel: "% of volume",
    xText: (value) => signed(value, 0),
    yText: (value) => value.toFixed(0),
  };
}

function lineOf(structureId: string, plan: TreatmentPlan): { readonly name: string; readonly color: string } {
  const structure = plan.structures.find((candidate) => candidate.id === structureId);
  if (structure !== undefined) return { name: structure.name, color: structureColor(structure.kind) };
  return { name: plan.target?.name ?? structureId, color: TARGET_COLOR };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
