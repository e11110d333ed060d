import type { NerveLesion, NerveSample } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { ReactElement } from "react";
import { ISOTHERM_STYLES, jumpTo } from "../state/view-store.ts";
import { signed } from "./clock.ts";
import styles from "./result.module.css";

const WIDTH = 330;
const HEIGHT = 150;
const LEFT = 30;
const RIGHT = 6;
const TOP = 8;
const BOTTOM = 24;
const ROMAN = ["0", "I", "II", "III", "IV", "V"] as const;

/**
 * The injury of the nerve millimeter by millimeter: the band is what the animal series allow, the line convention. A tumor has
 * lengths and margins and no grade.
 */
export function NerveStrip(properties: {
  readonly lesion: NerveLesion;
  readonly plan: TreatmentPlan;
}): ReactElement {
  const { lesion, plan } = properties;
  if (plan.procedureType === "tumor-ablation") {
    return (
      <section className={styles["section"]} data-testid="tumor-reach">
        <h3 className={styles["heading"]}>
          Tumor <span className="quiet">along {plan.target?.name ?? "it"}</span>
        </h3>
        <LesionTable lesion={lesion} />
      </section>
    );
  }
  return (
    <section className={styles["section"]} data-testid="nerve-strip">
      <h3 className={styles["heading"]}>
        Nerve <span className="quiet">Sunderland grade along {plan.target?.name ?? "it"}</span>
      </h3>
      <StripPicture samples={lesion.samples} intendedGrade={plan.intendedGrade} />
      <p className="quiet" style={{ fontSize: "0.8125rem", margin: "2px 0 8px" }}>
        Band: lowest to highest grade that the animal series allow; they disagree. Line: convention. Dashed:
        intended.
      </p>
      <LesionTable lesion={lesion} />
    </section>
  );
}

function StripPicture(properties: {
  readonly samples: readonly NerveSample[];
  readonly intendedGrade: number;
}): ReactElement {
  const { samples, intendedGrade } = properties;
  const endMm = samples.at(-1)?.alongMm ?? 1;
  const x = (mm: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * mm) / Math.max(endMm, 1e-6);
  const y = (grade: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - grade / 5);
  const path = (gradeOf: (sample: NerveSample) => number): string =>
    samples.map((sample) => `${x(sample.alongMm).toFixed(1)},${y(gradeOf(sample)).toFixed(1)}`).join(" L");
  const back = [...samples]
    .reverse()
    .map((sample) => `${x(sample.alongMm).toFixed(1)},${y(sample.lowestGrade).toFixed(1)}`)
    .join(" L");
  const step = endMm > 60 ? 20 : 10;
  const jump = (clientX: number, box: DOMRect): void => {
    const mm = (((clientX - box.left) / box.width) * WIDTH - LEFT) * (endMm / (WIDTH - LEFT - RIGHT));
    const nearest = [...samples].sort((a, b) => Math.abs(a.alongMm - mm) - Math.abs(b.alongMm - mm))[0];
    if (nearest !== undefined) jumpTo(nearest.pointLpsMm);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table below and the cross-hair keys reach the same places
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label={stripLabel(samples)}
      style={{ display: "block", cursor: "crosshair" }}
      onClick={(event) => jump(event.clientX, event.currentTarget.getBoundingClientRect())}
    >
      {ROMAN.map((roman, grade) => (
        <g key={roman}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(grade)} y2={y(grade)} stroke="#20262c" />
          <text x={LEFT - 8} y={y(grade) + 4} fontSize="12" fill="#98a1aa" textAnchor="end">
            {roman}
          </text>
        </g>
      ))}
      <path d={`M${path((sample) => sample.highestGrade)} L${back} Z`} fill="#f4e04d" fillOpacity="0.2" />
      <path
        d={`M${path((sample) => sample.highestGrade)}`}
        fill="none"
        stroke="#f4e04d"
        strokeOpacity="0.5"
      />
      <path d={`M${path((sample) => sample.lowestGrade)}`} fill="none" stroke="#f4e04d" strokeOpacity="0.5" />
      <path
        d={`M${path((sample) => sample.conventionalGrade)}`}
        fill="none"
        stroke="#f4e04d"
        strokeWidth="2.2"
      />
      <line
        x1={LEFT}
        x2={WIDTH - RIGHT}
        y1={y(intendedGrade)}
        y2={y(intendedGrade)}
        stroke="#fff"
        strokeDasharray="3 4"
        strokeOpacity="0.7"
      />
      {Array.from({ length: Math.floor(endMm / step) + 1 }, (_, index) => index * step).map((mm) => (
        <text key={mm} x={x(mm)} y={HEIGHT - 6} fontSize="12" fill="#98a1aa" textAnchor="middle">
          {mm === 0 ? "0 mm" : mm}
        </text>
      ))}
    </svg>
  );
}

function stripLabel(samples: readonly NerveSample[]): string {
  const highest = Math.max(0, ...samples.map((sample) => sample.highestGrade));
  const conventional = Math.max(0, ...samples.map((sample) => sample.conventionalGrade));
  return `Sunderland grade along the nerve: by convention up to ${ROMAN[conventional]}, at most ${ROMAN[highest]}`;
}

/** Rows worth a line: what is drawn, and whatever colder was reached. */
function isTelling(row: { readonly temperatureC: number; readonly lengthMm: number }): boolean {
  const isDrawn = ISOTHERM_STYLES.some((style) => style.temperatureC === row.temperatureC);
  return isDrawn || (row.temperatureC < 0 && row.lengthMm > 0);
}

function LesionTable({ lesion }: { readonly lesion: NerveLesion }): ReactElement {
  return (
    <table className={`${styles["table"]} number`}>
      <thead>
        <tr>
          <th>Whole section at or below</th>
          <th>length mm</th>
          <th>margin mm</th>
        </tr>
      </thead>
      <tbody>
        {lesion.lengthBelow.filter(isTelling).map(({ temperatureC, lengthMm }) => {
          const margin = lesion.margins.find((entry) => entry.temperatureC === temperatureC);
          return (
            <tr key={temperatureC}>
              <td>{signed(temperatureC, 0)} °C</td>
              <td>{lengthMm.toFixed(1)}</td>
              <td>{margin === undefined ? "–" : signed(margin.marginMm)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
