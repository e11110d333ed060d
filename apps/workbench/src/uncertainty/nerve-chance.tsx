import type { NerveProbability } from "@isotherm/planning";
import type { ReactElement } from "react";
import { signed } from "../freeze/clock.ts";
import { IsothermSign } from "../freeze/isotherm-table.tsx";
import resultStyles from "../freeze/result.module.css";
import { ISOTHERM_STYLES } from "../state/view-store.ts";
import { percent } from "./percent.ts";
import { type StripFrame, stripFrame } from "./strip-frame.ts";
import styles from "./uncertainty.module.css";

const HEIGHT = 132;
const TOP = 8;
const BOTTOM = 24;

/** Probability, millimeter by millimeter, that the whole section of the nerve reached each temperature. */
export function NerveChance(properties: {
  readonly nerve: readonly NerveProbability[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
  readonly name: string;
}): ReactElement {
  const { nerve, index, onChoose, name } = properties;
  const here = nerve[index];
  return (
    <section className={resultStyles["section"]} data-testid="nerve-chance">
      <h3 className={resultStyles["heading"]}>
        Chance of cold <span className="quiet">along {name}</span>
      </h3>
      <ChancePicture nerve={nerve} index={index} onChoose={onChoose} />
      <div className={`${styles["place"]} number`}>
        <input
          type="range"
          min={0}
          max={nerve.length - 1}
          step={1}
          value={index}
          onChange={(event) => onChoose(event.currentTarget.valueAsNumber)}
          aria-label="Place along the nerve"
          aria-valuetext={here === undefined ? "" : `${here.alongMm.toFixed(0)} mm`}
          data-testid="nerve-place"
        />
        <output>at {(here?.alongMm ?? 0).toFixed(0)} mm</output>
      </div>
      <div className={`${styles["keys"]} number`}>
        {here?.reached.map(({ temperatureC, fraction }) => (
          <span key={temperatureC} className={styles["key"]} data-testid={`chance-${temperatureC}`}>
            <IsothermSign temperatureC={temperatureC} /> ≤ {signed(temperatureC, 0)} °C: {percent(fraction)}
          </span>
        ))}
      </div>
    </section>
  );
}

function ChancePicture(properties: {
  readonly nerve: readonly NerveProbability[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}): ReactElement {
  const { nerve, index, onChoose } = properties;
  const frame = stripFrame(nerve);
  const y = (fraction: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - fraction);
  const shareAt = (place: NerveProbability, temperatureC: number): number =>
    place.reached.find((row) => row.temperatureC === temperatureC)?.fraction ?? 0;
  const path = (temperatureC: number): string =>
    nerve
      .map((place) => `${frame.x(place.alongMm)},${y(shareAt(place, temperatureC)).toFixed(1)}`)
      .join(" L");
  const place = nerve[index];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the slider below reaches the same places
    <svg
      viewBox={`0 0 ${frame.width} ${HEIGHT}`}
      className={styles["strip"]}
      role="img"
      aria-label="Probability of cold along the nerve"
      onClick={(event) => onChoose(frame.indexAt(event.clientX, event.currentTarget.getBoundingClientRect()))}
    >
      {[0, 0.5, 1].map((fraction) => (
        <g key={fraction}>
          <line x1={frame.left} x2={frame.right} y1={y(fraction)} y2={y(fraction)} stroke="#20262c" />
          <text x={frame.left - 6} y={y(fraction) + 4} fontSize="12" fill="#98a1aa" textAnchor="end">
            {Math.round(fraction * 100)}
          </text>
        </g>
      ))}
      {ISOTHERM_STYLES.map(({ temperatureC, color, dashed }) => (
        <g key={temperatureC}>
          {temperatureC === -20 ? (
            <path
              d={`M${frame.x(0)},${y(0)} L${path(temperatureC)} L${frame.x(frame.endMm)},${y(0)} Z`}
              fill={color}
              fillOpacity="0.16"
            />
          ) : null}
          <path
            d={`M${path(temperatureC)}`}
            fill="none"
            stroke={color}
            strokeWidth={temperatureC === -20 ? 2.2 : 1.6}
            strokeDasharray={dashed ? "5 3" : ""}
          />
        </g>
      ))}
      {place === undefined ? null : (
        <line
          x1={frame.x(place.alongMm)}
          x2={frame.x(place.alongMm)}
          y1={TOP}
          y2={y(0)}
          stroke="#fff"
          strokeOpacity="0.75"
        />
      )}
      <Millimeters frame={frame} y={HEIGHT - 6} />
    </svg>
  );
}

function Millimeters({ frame, y }: { readonly frame: StripFrame; readonly y: number }): ReactElement {
  return (
    <>
      {frame.ticksMm.map((mm) => (
        <text key={mm} x={frame.x(mm)} y={y} fontSize="12" fill="#98a1aa" textAnchor="middle">
          {mm === 0 ? "0 mm" : mm}
        </text>
      ))}
    </>
  );
}
