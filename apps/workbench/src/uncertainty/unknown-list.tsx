import type { EnsembleUnknown } from "@isotherm/planning";
import type { ReactElement } from "react";
import resultStyles from "../freeze/result.module.css";
import { StatusMark } from "../layout/source-note.tsx";
import { percent } from "./percent.ts";
import styles from "./uncertainty.module.css";

/** [mm] A displacement as wide as the drawing. */
const WIDEST_PLACEMENT_MM = 5;

/** Everything that was drawn anew in each member: by how much, and who says so. */
export function UnknownList({ unknowns }: { readonly unknowns: readonly EnsembleUnknown[] }): ReactElement {
  return (
    <section className={resultStyles["section"]} data-testid="unknowns">
      <h3 className={resultStyles["heading"]}>
        What is not known <span className="quiet">half-width, certainty</span>
      </h3>
      {unknowns.map((unknown) => (
        <div key={unknown.id} className={`${styles["unknown"]} number`} data-testid="unknown">
          <div className={styles["unknownHead"]}>
            <span>{unknown.name}</span>
            <HalfWidth unknown={unknown} />
            <StatusMark status={unknown.status} sources={unknown.sources} />
          </div>
          <p>{unknown.note}</p>
        </div>
      ))}
      <p className={styles["words"]}>
        Drawn evenly between both ends: the data give a half-width and no shape. Where tissues differ the
        widest is shown.
      </p>
    </section>
  );
}

function HalfWidth({ unknown }: { readonly unknown: EnsembleUnknown }): ReactElement {
  const { halfWidth, unit } = unknown;
  const share = Math.min(1, unit === "mm" ? halfWidth / WIDEST_PLACEMENT_MM : halfWidth);
  const text =
    halfWidth === 0 ? "fixed" : `± ${unit === "mm" ? `${halfWidth.toFixed(1)} mm` : percent(halfWidth)}`;
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 6 }}>
      <svg width="44" height="8" viewBox="-22 -4 44 8" aria-hidden="true">
        <line x1="-22" x2="22" y1="0" y2="0" stroke="#2a3138" />
        <rect x={-22 * share} y="-3" width={44 * share} height="6" rx="2" fill="#6cc4f5" opacity="0.55" />
        <line x1="0" x2="0" y1="-4" y2="4" stroke="#e6e9ec" />
      </svg>
      <span style={{ minWidth: 62, textAlign: "right" }}>{text}</span>
    </span>
  );
}
