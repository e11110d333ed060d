import type { TemperatureCurve } from "@isotherm/planning";
import { type ReactElement, useMemo } from "react";
import type uPlot from "uplot";
import { structureColor, TARGET_COLOR } from "../scene/structure-colors.ts";
import { showTime } from "../state/freeze-store.ts";
import { currentPlan } from "../state/plan-store.ts";
import { clock, signed } from "./clock.ts";
import { Plot, type PlotContent } from "./plot.tsx";
import styles from "./result.module.css";

/** As many curves as can be told apart; the coldest ones are shown. */
const LONGEST_LIST = 6;

/** Temperature over time at the nerve and the structures; a click goes to that time. */
export function CurvePlot({ curves }: { readonly curves: readonly TemperatureCurve[] }): ReactElement | null {
  const content = useMemo(() => contentOf(curves), [curves]);
  if (content === null) return null;
  return (
    <section className={styles["section"]} data-testid="curves">
      <h3 className={styles["heading"]}>Temperature over time</h3>
      <Plot content={content} />
    </section>
  );
}

function contentOf(curves: readonly TemperatureCurve[]): PlotContent | null {
  const [first] = curves;
  if (first === undefined) return null;
  const shown = [...curves].sort((a, b) => coldest(a) - coldest(b)).slice(0, LONGEST_LIST);
  const times = first.timesS;
  const rows = shown.map((curve) => times.map((time) => valueAtTime(curve, time)));
  return {
    lines: shown.map((curve, index) => ({
      name: curve.name,
      color: colorOf(curve, index),
      dashed: index > 3,
    })),
    data: [[...times], ...rows] as uPlot.AlignedData,
    xLabel: "min",
    yLabel: "°C",
    xText: clock,
    xSteps: [60, 120, 300, 600, 1200, 3600],
    yText: (value) => signed(value, 0),
    onCursor: (timeS) => showTime(timeS),
  };
}

function coldest(curve: TemperatureCurve): number {
  return curve.temperaturesC.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY);
}

function colorOf(curve: TemperatureCurve, index: number): string {
  const structure = currentPlan()?.structures.find((candidate) => curve.id.includes(candidate.id));
  if (structure !== undefined) return structureColor(structure.kind);
  return index === 0 ? TARGET_COLOR : "#c3c9cf";
}

/** Linear between the recorded times. */
function valueAtTime({ timesS, temperaturesC }: TemperatureCurve, timeS: number): number | null {
  const after = timesS.findIndex((time) => time >= timeS);
  if (after <= 0) return temperaturesC[Math.max(0, after)] ?? null;
  const [t0, t1] = [timesS[after - 1] ?? 0, timesS[after] ?? 0];
  const [v0, v1] = [temperaturesC[after - 1] ?? 0, temperaturesC[after] ?? 0];
  return t1 === t0 ? v1 : v0 + ((v1 - v0) * (timeS - t0)) / (t1 - t0);
}
