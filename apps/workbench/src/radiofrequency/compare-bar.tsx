import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { signed } from "../freeze/clock.ts";
import { showSideBySide } from "../state/radiofrequency-store.ts";
import { ISOTHERM_STYLES } from "../state/view-store.ts";
import type { IsothermStyle } from "../view/scene.ts";
import { DAMAGE_COLOR, HEAT_STYLES } from "./heat-scene.ts";
import own from "./radiofrequency.module.css";

/** What the lines on both sides are; in place of the time, since both sides show the whole treatment. */
export function CompareBar(): ReactElement {
  return (
    <div className={own["bar"]} data-testid="compare-bar">
      <Lines name="Coldest" styles={ISOTHERM_STYLES} />
      <Button
        size="compact-md"
        variant="default"
        onClick={() => showSideBySide(false)}
        data-testid="end-compare"
      >
        Back to the four views
      </Button>
      <Lines name="Hottest" styles={HEAT_STYLES}>
        <span className={own["key"]}>
          <svg width="22" height="10" aria-hidden="true">
            <rect
              x="1"
              y="1"
              width="20"
              height="8"
              rx="3"
              fill={DAMAGE_COLOR}
              fillOpacity="0.25"
              stroke={DAMAGE_COLOR}
            />
          </svg>
          damaged, Ω ≥ 1
        </span>
      </Lines>
    </div>
  );
}

function Lines(properties: {
  readonly name: string;
  readonly styles: readonly IsothermStyle[];
  readonly children?: ReactElement;
}): ReactElement {
  const { name, styles, children } = properties;
  return (
    <div className={`${own["lines"]} number`}>
      <span className="quiet">{name}</span>
      {styles.map(({ temperatureC, color, dashed }) => (
        <span key={temperatureC} className={own["key"]}>
          <svg width="22" height="6" aria-hidden="true">
            <line
              x1="0"
              y1="3"
              x2="22"
              y2="3"
              stroke={color}
              strokeWidth="2.5"
              strokeDasharray={dashed ? "5 3" : ""}
            />
          </svg>
          {signed(temperatureC, 0)} °C
        </span>
      ))}
      {children}
    </div>
  );
}
