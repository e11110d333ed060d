import type { AnswerId, Sensitivity, SensitivityBar } from "@isotherm/planning";
import { SegmentedControl } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { signed } from "../freeze/clock.ts";
import resultStyles from "../freeze/result.module.css";
import { percent } from "./percent.ts";
import styles from "./uncertainty.module.css";

const SHORT_NAMES: Readonly<Record<AnswerId, string>> = {
  "nerve-length": "Nerve length",
  "lesion-volume": "Volume",
  "nearest-clearance": "Clearance",
};

/** Bars worth a line; the rest moves the answer by less than can be seen. */
const MOST_BARS = 7;
const LOW_COLOR = "#7d8a96";
const HIGH_COLOR = "#6cc4f5";

/** Which unknown moves the answer most: what each does from its low to its high end, strongest first. */
export function SensitivityBars(properties: {
  readonly sensitivities: readonly Sensitivity[];
}): ReactElement | null {
  const { sensitivities } = properties;
  const [id, setId] = useState<AnswerId>("nerve-length");
  const shown = sensitivities.find((one) => one.id === id) ?? sensitivities[0];
  if (shown === undefined) return null;
  return (
    <section className={resultStyles["section"]} data-testid="sensitivity">
      <h3 className={resultStyles["heading"]}>What moves the answer most</h3>
      <SegmentedControl
        fullWidth={true}
        size="sm"
        data={sensitivities.map((one) => ({ value: one.id, label: SHORT_NAMES[one.id] }))}
        value={shown.id}
        onChange={(value) => setId(value as AnswerId)}
        aria-label="Answer whose unknowns are compared"
      />
      <Bars sensitivity={shown} />
    </section>
  );
}

function Bars({ sensitivity }: { readonly sensitivity: Sensitivity }): ReactElement {
  const { bars, fit, unit, memberCount } = sensitivity;
  if (fit === null || bars.length === 0) {
    return (
      <p className={styles["words"]}>
        {memberCount === 0
          ? "No member has this number: nothing within reach."
          : "Too few members so far, or an answer that never changes: no bars."}
      </p>
    );
  }
  const most = Math.max(...bars.map(({ atLow, atHigh }) => Math.max(Math.abs(atLow), Math.abs(atHigh))));
  return (
    <>
      {bars.slice(0, MOST_BARS).map((bar) => (
        <BarRow key={bar.unknownId} bar={bar} unit={unit} most={most} />
      ))}
      <p className={`${styles["words"]} number`}>
        Gray: the unknown at its low end; blue: at its high end; the others in their middle. Percent: share of
        the variance. Together the bars explain {percent(fit.explainedFraction)}; an unknown without any
        effect would show about {percent(fit.chanceFraction)} by chance.
      </p>
    </>
  );
}

function BarRow(properties: {
  readonly bar: SensitivityBar;
  readonly unit: string;
  readonly most: number;
}): ReactElement {
  const { bar, unit, most } = properties;
  const half = 100;
  const length = (value: number): number => (most === 0 ? 0 : (Math.abs(value) / most) * half);
  const start = (value: number): number => (value < 0 ? half - length(value) : half);
  return (
    <div className={`${styles["bar"]} number`} data-testid="sensitivity-bar">
      <span>{bar.name}</span>
      <span className="quiet">
        {change(bar.atLow)} / {change(bar.atHigh)} {unit} · {percent(bar.varianceFraction)}
      </span>
      <svg viewBox="0 0 200 14" height="14" preserveAspectRatio="none" aria-hidden="true">
        <line x1={half} x2={half} y1="0" y2="14" stroke="#3a424a" vectorEffect="non-scaling-stroke" />
        <rect x={start(bar.atLow)} y="1" width={length(bar.atLow)} height="5" fill={LOW_COLOR} />
        <rect x={start(bar.atHigh)} y="8" width={length(bar.atHigh)} height="5" fill={HIGH_COLOR} />
      </svg>
    </div>
  );
}

const change = (value: number): string => (value > 0 ? `+${value.toFixed(1)}` : signed(value));
