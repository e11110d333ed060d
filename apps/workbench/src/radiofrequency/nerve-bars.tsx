import type { PlanOutcome, RadiofrequencyOutcome } from "@isotherm/planning";
import type { ReactElement } from "react";
import resultStyles from "../freeze/result.module.css";
import { stripFrame } from "../uncertainty/strip-frame.ts";
import styles from "./radiofrequency.module.css";

const HEIGHT = 74;
const BAR = 14;

interface Part {
  readonly alongMm: number;
  readonly isIn: boolean;
}

/** The length of nerve that each treats, one under the other on the same millimeters. */
export function NerveBars(properties: {
  readonly cold: PlanOutcome | null;
  readonly heat: RadiofrequencyOutcome;
}): ReactElement | null {
  const { cold, heat } = properties;
  const samples = heat.nerve?.samples;
  if (samples === undefined || samples.length === 0) return null;
  const frame = stripFrame(samples);
  const coldParts = cold?.lesion?.samples.map(({ alongMm, warmestOfSectionC }) => ({
    alongMm,
    isIn: warmestOfSectionC <= -20,
  }));
  const heatParts = samples.map(({ alongMm, leastDamageLog10 }) => ({
    alongMm,
    isIn: leastDamageLog10 >= 0,
  }));
  const row = (parts: readonly Part[], y: number, color: string): ReactElement[] =>
    stretches(parts).map(([from, to]) => (
      <rect
        key={from}
        x={frame.x(from)}
        y={y}
        width={Math.max(2, frame.x(to) - frame.x(from))}
        height={BAR}
        rx="2"
        fill={color}
      />
    ));
  return (
    <section className={resultStyles["section"]} data-testid="nerve-bars">
      <h3 className={resultStyles["heading"]}>
        Nerve treated <span className="quiet">whole section</span>
      </h3>
      <svg
        viewBox={`0 0 ${frame.width} ${HEIGHT}`}
        width="100%"
        role="img"
        aria-label="Length of nerve treated by freeze and by radiofrequency"
        style={{ display: "block" }}
      >
        {[6, 32].map((y) => (
          <rect
            key={y}
            x={frame.left}
            y={y}
            width={frame.right - frame.left}
            height={BAR}
            rx="2"
            fill="#1a1f24"
          />
        ))}
        {coldParts === undefined ? null : row(coldParts, 6, "#6cc4f5")}
        {row(heatParts, 32, "#ff8f5a")}
        {frame.ticksMm.map((mm) => (
          <text key={mm} x={frame.x(mm)} y={HEIGHT - 8} fontSize="12" fill="#98a1aa" textAnchor="middle">
            {mm === 0 ? "0 mm" : mm}
          </text>
        ))}
      </svg>
      <p className={styles["words"]}>Blue: −20 °C or colder. Orange: damaged by heat, Ω ≥ 1.</p>
    </section>
  );
}

/** Unbroken stretches of what is in, from first to last sample. */
function stretches(parts: readonly Part[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let isOpen = false;
  for (const { alongMm, isIn } of parts) {
    const last = found.at(-1);
    if (isIn && isOpen && last !== undefined) last[1] = alongMm;
    else if (isIn) found.push([alongMm, alongMm]);
    isOpen = isIn;
  }
  return found;
}
