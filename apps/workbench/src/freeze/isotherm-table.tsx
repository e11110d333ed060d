import type { IsothermMeasure, PlanOutcome } from "@isotherm/planning";
import type { ReactElement } from "react";
import { useFreezeStore } from "../state/freeze-store.ts";
import { ISOTHERM_STYLES } from "../state/view-store.ts";
import { clock, signed } from "./clock.ts";
import styles from "./result.module.css";
import { ISOTHERM_NOTES } from "./time-bar.tsx";

/** Volume and diameters of each isotherm at the shown time. */
export function IsothermTable({ outcome }: { readonly outcome: PlanOutcome }): ReactElement {
  const timeS = useFreezeStore((state) => state.frames[state.frameIndex]?.timeS ?? 0);
  const rows = measuresAt(outcome.isotherms, timeS);
  return (
    <section className={styles["section"]} data-testid="isotherm-table">
      <h3 className={styles["heading"]}>
        Isotherms <span className="quiet number">at {clock(timeS)}</span>
      </h3>
      <table className={`${styles["table"]} number`}>
        <thead>
          <tr>
            <th>°C</th>
            <th>ml</th>
            <th>across mm</th>
            <th>along mm</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ temperatureC, volumeMl, acrossCryoprobeMm, alongCryoprobeMm }) => (
            <tr key={temperatureC}>
              <td>
                <IsothermSign temperatureC={temperatureC} /> {signed(temperatureC, 0)}{" "}
                <span className="quiet">{ISOTHERM_NOTES.get(temperatureC) ?? ""}</span>
              </td>
              <td data-testid={`volume-${temperatureC}`}>{volumeMl.toFixed(2)}</td>
              <td>{listed(acrossCryoprobeMm)}</td>
              <td>{listed(alongCryoprobeMm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The line of an isotherm as the views draw it. */
export function IsothermSign({ temperatureC }: { readonly temperatureC: number }): ReactElement | null {
  const style = ISOTHERM_STYLES.find((candidate) => candidate.temperatureC === temperatureC);
  if (style === undefined) return null;
  return (
    <svg width="16" height="6" aria-hidden="true" style={{ verticalAlign: "middle" }}>
      <line
        x1="0"
        y1="3"
        x2="16"
        y2="3"
        stroke={style.color}
        strokeWidth="2.5"
        strokeDasharray={style.dashed ? "4 2" : ""}
      />
    </svg>
  );
}

function measuresAt(measures: readonly IsothermMeasure[], timeS: number): readonly IsothermMeasure[] {
  const times = [...new Set(measures.map((measure) => measure.timeS))];
  const nearest = times.reduce(
    (best, time) => (Math.abs(time - timeS) < Math.abs(best - timeS) ? time : best),
    times[0] ?? 0,
  );
  return measures
    .filter((measure) => measure.timeS === nearest && isTelling(measure))
    .sort((a, b) => b.temperatureC - a.temperatureC);
}

/** Rows worth a line: what is drawn, and whatever colder has formed. */
function isTelling({ temperatureC, volumeMl }: IsothermMeasure): boolean {
  const isDrawn = ISOTHERM_STYLES.some((style) => style.temperatureC === temperatureC);
  return isDrawn || (temperatureC < 0 && volumeMl > 0);
}

function listed(lengthsMm: readonly number[]): string {
  return lengthsMm.length === 0 ? "–" : lengthsMm.map((length) => length.toFixed(1)).join(", ");
}
