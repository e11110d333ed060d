import type { PainCourse } from "@isotherm/clinic";
import type { ReactElement } from "react";
import styles from "./follow-up.module.css";

const BOX = { left: 26, right: 284, top: 12, bottom: 128 } as const;

/** The course of one pain from before the freeze on: worst and average, each report a point; drawn over days. */
export function CourseChart({ course }: { readonly course: PainCourse }): ReactElement {
  const { before, points } = course;
  const lastDay = Math.max(points.at(-1)?.dayCount ?? 0, 7);
  const x = (day: number): number => BOX.left + ((BOX.right - BOX.left) * day) / lastDay;
  const y = (score: number): number => BOX.bottom - ((BOX.bottom - BOX.top) * score) / 10;
  const series = (["worstScore", "averageScore"] as const).map((field) => ({
    field,
    line: [{ dayCount: 0, state: before }, ...points].map(
      ({ dayCount, state }) => [x(dayCount), y(state[field])] as const,
    ),
  }));
  const words = `From before the freeze to day ${points.at(-1)?.dayCount ?? 0}: worst ${[before, ...points.map(({ state }) => state)].map(({ worstScore }) => worstScore).join(", ")}; average ${[before, ...points.map(({ state }) => state)].map(({ averageScore }) => averageScore).join(", ")}.`;
  return (
    <figure className={styles["course"]}>
      <svg viewBox="0 0 300 158" role="img" aria-label={words}>
        {[0, 5, 10].map((score) => (
          <g key={score}>
            <line x1={BOX.left} x2={BOX.right} y1={y(score)} y2={y(score)} className={styles["grid"]} />
            <text x={BOX.left - 8} y={y(score) + 4} textAnchor="end" className={styles["axis"]}>
              {score}
            </text>
          </g>
        ))}
        <text x={BOX.left} y={146} className={styles["axis"]}>
          freeze
        </text>
        <text x={BOX.right} y={146} textAnchor="end" className={styles["axis"]}>
          day {lastDay}
        </text>
        {series.map(({ field, line }) => (
          <g key={field} className={styles["series"]} data-field={field}>
            <path d={`M${line.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join("L")}`} />
            {line.map(([px, py], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the course is the name of a point
              <circle key={index} cx={px} cy={py} r={3.5} />
            ))}
          </g>
        ))}
      </svg>
      <figcaption>
        <span data-field="worstScore">worst</span> <span data-field="averageScore">average</span>
      </figcaption>
    </figure>
  );
}
