import type { BodyRegionRecord } from "@isotherm/knowledge";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import styles from "./atlas.module.css";
import { BODY_SHAPES, FIGURE_X, SILHOUETTE } from "./body-shapes.ts";
import { capitalized } from "./words.ts";

/** Front, back and sole of a body with regions to choose; each is one stop of the Tab key, chosen by Enter or Space. */
export function BodyMap(properties: {
  readonly regions: readonly BodyRegionRecord[];
  readonly chosen: readonly string[];
  readonly onToggle: (regionId: string) => void;
}): ReactElement {
  const { regions, chosen, onToggle } = properties;
  const [pointed, setPointed] = useState<string | null>(null);
  const drawn = regions.filter(({ id }) => BODY_SHAPES.some(({ regionId }) => regionId === id));
  return (
    <figure className={styles["bodyMap"]}>
      <svg viewBox="0 0 410 508" data-testid="body-map">
        <title>Body map</title>
        <Figures />
        {drawn.map((region) => (
          <Region
            key={region.id}
            region={region}
            chosen={chosen.includes(region.id)}
            onToggle={onToggle}
            onPoint={setPointed}
          />
        ))}
      </svg>
      <figcaption aria-hidden="true">
        {capitalized(regions.find(({ id }) => id === pointed)?.name ?? "Point to where it hurts")}
      </figcaption>
    </figure>
  );
}

function Figures(): ReactElement {
  return (
    <g>
      {(["front", "back"] as const).map((figure) => (
        <g key={figure} transform={`translate(${FIGURE_X[figure]} 0)`}>
          <path className={styles["body"]} d={SILHOUETTE} />
          <path className={styles["body"]} d={SILHOUETTE} transform="scale(-1 1)" />
          <text y={505} textAnchor="middle">
            {figure}
          </text>
        </g>
      ))}
      <text x={FIGURE_X.sole} y={505} textAnchor="middle">
        sole
      </text>
    </g>
  );
}

function Region(properties: {
  readonly region: BodyRegionRecord;
  readonly chosen: boolean;
  readonly onToggle: (regionId: string) => void;
  readonly onPoint: (regionId: string | null) => void;
}): ReactElement {
  const { region, chosen, onToggle, onPoint } = properties;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onToggle(region.id);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a checkbox of HTML cannot have the shape of a region
    <g
      className={styles["region"]}
      role="checkbox"
      aria-checked={chosen}
      aria-label={region.name}
      tabIndex={0}
      onClick={() => onToggle(region.id)}
      onKeyDown={press}
      onPointerEnter={() => onPoint(region.id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(region.id)}
      onBlur={() => onPoint(null)}
      data-testid={`region-${region.id}`}
    >
      <title>{region.name}</title>
      {BODY_SHAPES.filter(({ regionId }) => regionId === region.id).map(({ figure, path, mirrored }) => (
        <g key={`${figure}${path}`} transform={`translate(${FIGURE_X[figure]} 0)`}>
          <path d={path} />
          {mirrored ? <path d={path} transform="scale(-1 1)" /> : null}
        </g>
      ))}
    </g>
  );
}
