import type { BodyRegionRecord } from "@isotherm/knowledge";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { type BodyView, bodyViews } from "../body/body-view.ts";
import { pathOf, REGION_OUTLINES, SILHOUETTES } from "../body/outlines.ts";
import styles from "./atlas.module.css";
import { capitalized } from "./words.ts";

/** Where the middle line of each view stands in the drawing, two above and two below. */
const VIEW_PLACES: Readonly<Record<BodyView, string>> = {
  front: "translate(95 0)",
  back: "translate(285 0)",
  left: "translate(95 520)",
  right: "translate(285 520)",
};

/** The body from four sides with regions to choose; each is one stop of the Tab key, chosen by Enter or Space. */
export function BodyMap(properties: {
  readonly regions: readonly BodyRegionRecord[];
  readonly chosen: readonly string[];
  readonly onToggle: (regionId: string) => void;
}): ReactElement {
  const { regions, chosen, onToggle } = properties;
  const [pointed, setPointed] = useState<string | null>(null);
  const drawn = regions.filter(({ id }) => REGION_OUTLINES.some(({ regionId }) => regionId === id));
  return (
    <figure className={styles["bodyMap"]}>
      <svg viewBox="0 0 380 1028" data-testid="body-map">
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
      {bodyViews.map((view) => (
        <g key={view} transform={VIEW_PLACES[view]}>
          {SILHOUETTES.filter((outline) => outline.view === view).map((outline) => (
            <path key={pathOf(outline)} className={styles["body"]} d={pathOf(outline)} />
          ))}
          <text y={505} textAnchor="middle">
            {view}
          </text>
        </g>
      ))}
      {[-66, 66].map((x) => (
        <text key={x} x={285 + x} y={495} textAnchor="middle">
          sole
        </text>
      ))}
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
      {REGION_OUTLINES.filter(({ regionId }) => regionId === region.id).map((outline) => (
        <path
          key={`${outline.view}${pathOf(outline)}`}
          d={pathOf(outline)}
          transform={VIEW_PLACES[outline.view]}
        />
      ))}
    </g>
  );
}
