import type { RegrowthClock } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { plainDay } from "../phone/plain-day.ts";
import styles from "./return-window.module.css";

const dayMs = 86_400_000;

/** The window in which feeling and pain may come back, drawn on a line from the freeze on, with the day of now. */
export function ReturnWindow(properties: {
  readonly clock: RegrowthClock;
  readonly freezeAt: string;
  readonly at: string;
}): ReactElement | null {
  const { clock, freezeAt, at } = properties;
  const { earliestOn, latestOn } = clock;
  if (earliestOn === null || latestOn === null) return null;
  const start = Date.parse(freezeAt.slice(0, 10));
  const span = Math.max(Date.parse(latestOn) - start, Date.parse(at.slice(0, 10)) - start, dayMs) * 1.12;
  const place = (on: string): number => Math.min((Date.parse(on.slice(0, 10)) - start) / span, 1) * 100;
  const [from, to, now] = [place(earliestOn), place(latestOn), place(at)];
  const words = `Return is expected from ${plainDay(earliestOn)} to ${plainDay(latestOn)}. It can be earlier or later.`;
  return (
    <figure className={styles["window"]} data-testid="return-window">
      <svg viewBox="0 0 320 64" role="img" aria-label={words}>
        <line x1={10} x2={310} y1={34} y2={34} className={styles["line"]} />
        <rect
          x={10 + 3 * from}
          width={Math.max(3 * (to - from), 3)}
          y={26}
          height={16}
          rx={8}
          className={styles["band"]}
        />
        <circle cx={10} cy={34} r={5} className={styles["dot"]} />
        <text x={10} y={58} className={styles["text"]}>
          freeze
        </text>
        <g transform={`translate(${10 + 3 * now} 0)`}>
          <line y1={18} y2={48} className={styles["now"]} />
          <text y={13} className={styles["text"]} textAnchor={anchorOf(now)}>
            today
          </text>
        </g>
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}

function anchorOf(place: number): "start" | "middle" | "end" {
  if (place < 8) return "start";
  return place > 92 ? "end" : "middle";
}
