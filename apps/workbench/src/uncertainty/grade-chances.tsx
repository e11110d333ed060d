import type { SunderlandGrade } from "@isotherm/knowledge";
import { formatGrade, type GradeProbability, type NerveProbability } from "@isotherm/planning";
import { SegmentedControl } from "@mantine/core";
import { type ReactElement, useState } from "react";
import resultStyles from "../freeze/result.module.css";
import { percentBounds } from "./percent.ts";
import { stripFrame } from "./strip-frame.ts";
import styles from "./uncertainty.module.css";

/** Grades that cold can make; V is not one of them. */
const GRADES: readonly SunderlandGrade[] = [0, 1, 2, 3, 4];
const COLOR = "#f4e04d";

/** Probability of each Sunderland grade: every animal series for itself, beside the others, never their mean. */
export function GradeChances(properties: {
  readonly nerve: readonly NerveProbability[];
  readonly index: number;
}): ReactElement | null {
  const { nerve, index } = properties;
  const [from, setFrom] = useState<SunderlandGrade>(2);
  const here = nerve[index];
  if (here === undefined) return null;
  return (
    <section className={resultStyles["section"]} data-testid="grade-chances">
      <h3 className={resultStyles["heading"]}>
        Sunderland grade <span className="quiet number">at {here.alongMm.toFixed(0)} mm, in %</span>
      </h3>
      <table className={`${styles["grades"]} number`}>
        <thead>
          <tr>
            <th>Series</th>
            {GRADES.map((grade) => (
              <th key={grade}>{formatGrade(grade)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {here.series.map(({ seriesId, seriesName, grades }) => (
            <tr key={seriesId} data-testid={`series-${seriesId}`}>
              <td>{seriesName}</td>
              {GRADES.map((grade) => (
                <GradeCell key={grade} chance={grades.find((row) => row.grade === grade)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles["words"]}>
        Two numbers: members in which the series leaves only this grade, and members in which it leaves it
        open. Between them the data do not say. The series disagree; nobody knows which is right, so none is
        averaged.
      </p>
      <h4 className={styles["seriesName"]}>Along the nerve: this grade or worse</h4>
      <SegmentedControl
        fullWidth={true}
        size="sm"
        data={GRADES.slice(1).map((grade) => ({
          value: String(grade),
          label: formatGrade(grade),
        }))}
        value={String(from)}
        onChange={(value) => setFrom(Number(value) as SunderlandGrade)}
        aria-label="Grade shown along the nerve"
      />
      {here.series.map(({ seriesId, seriesName }) => (
        <SeriesStrip key={seriesId} nerve={nerve} index={index} series={{ seriesId, seriesName, from }} />
      ))}
    </section>
  );
}

function GradeCell({ chance }: { readonly chance: GradeProbability | undefined }): ReactElement {
  const { certainFraction = 0, possibleFraction = 0 } = chance ?? {};
  return (
    <td className={possibleFraction === 0 ? "quiet" : ""}>
      {percentBounds(certainFraction, possibleFraction)}
      <span className={styles["bounds"]}>
        <svg width="100%" height="5" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true">
          <rect width={possibleFraction * 100} height="5" fill={COLOR} opacity="0.35" />
          <rect width={certainFraction * 100} height="5" fill={COLOR} />
        </svg>
      </span>
    </td>
  );
}

const STRIP_HEIGHT = 46;

function SeriesStrip(properties: {
  readonly nerve: readonly NerveProbability[];
  readonly index: number;
  readonly series: { readonly seriesId: string; readonly seriesName: string; readonly from: SunderlandGrade };
}): ReactElement {
  const { nerve, index, series } = properties;
  const frame = stripFrame(nerve);
  const y = (fraction: number): number => 7 + (STRIP_HEIGHT - 14) * (1 - fraction);
  const rows = nerve.map(({ alongMm, series: all }) => {
    const chance = all
      .find(({ seriesId }) => seriesId === series.seriesId)
      ?.atLeast.find(({ grade }) => grade === series.from);
    return {
      x: frame.x(alongMm),
      certain: chance?.certainFraction ?? 0,
      possible: chance?.possibleFraction ?? 0,
    };
  });
  const upper = rows.map(({ x, possible }) => `${x},${y(possible).toFixed(1)}`);
  const lower = rows.map(({ x, certain }) => `${x},${y(certain).toFixed(1)}`);
  const here = rows[index];
  return (
    <div className={styles["seriesRow"]}>
      <p className={styles["seriesName"]}>{series.seriesName}</p>
      <svg
        viewBox={`0 0 ${frame.width} ${STRIP_HEIGHT}`}
        className={styles["strip"]}
        role="img"
        aria-label={`${series.seriesName}: probability of grade ${formatGrade(series.from)} or worse along the nerve`}
      >
        {[0, 1].map((fraction) => (
          <g key={fraction}>
            <line x1={frame.left} x2={frame.right} y1={y(fraction)} y2={y(fraction)} stroke="#20262c" />
            <text x={frame.left - 6} y={y(fraction) + 4} fontSize="11" fill="#98a1aa" textAnchor="end">
              {fraction * 100}
            </text>
          </g>
        ))}
        <path
          d={`M${upper.join(" L")} L${[...lower].reverse().join(" L")} Z`}
          fill={COLOR}
          fillOpacity="0.3"
        />
        <path d={`M${upper.join(" L")}`} fill="none" stroke={COLOR} strokeOpacity="0.7" />
        <path d={`M${lower.join(" L")}`} fill="none" stroke={COLOR} strokeWidth="1.8" />
        {here === undefined ? null : (
          <line x1={here.x} x2={here.x} y1={y(1)} y2={y(0)} stroke="#fff" strokeOpacity="0.75" />
        )}
      </svg>
    </div>
  );
}
