import { SegmentedControl } from "@mantine/core";
import type { ReactElement } from "react";
import { MARGIN_RANGE_MM, marginGradient } from "../scene/margin-colors.ts";
import {
  chooseMargin,
  MARGIN_TEMPERATURES_C,
  type MarginState,
  useMarginStore,
} from "../scene/margin-store.ts";
import { signed } from "./clock.ts";
import styles from "./margin-choice.module.css";

const OFF = "off";

const CHOICES = [
  { value: OFF, label: <span data-testid="margin-off">off</span> },
  ...MARGIN_TEMPERATURES_C.map((temperatureC) => ({
    value: String(temperatureC),
    label: <span data-testid={`margin-${temperatureC}`}>{signed(temperatureC, 0)} °C</span>,
  })),
];

/** Paints nerve and structures in 3-D by their distance to an isotherm, and says how to read it. */
export function MarginChoice(): ReactElement {
  const temperatureC = useMarginStore((state) => state.temperatureC);
  const status = useMarginStore((state) => state.status);
  return (
    <section className={styles["choice"]} data-testid="margin-control">
      <h3 className={styles["heading"]}>
        Color by distance to <span className="quiet">in 3-D</span>
      </h3>
      <SegmentedControl
        fullWidth={true}
        size="sm"
        data={CHOICES}
        value={temperatureC === null ? OFF : String(temperatureC)}
        onChange={(value) => chooseMargin(value === OFF ? null : Number(value))}
        aria-label="Color surfaces in 3-D by their distance to an isotherm"
        className="number"
      />
      {temperatureC === null ? null : <Reading status={status} temperatureC={temperatureC} />}
    </section>
  );
}

function Reading(properties: {
  readonly status: MarginState["status"];
  readonly temperatureC: number;
}): ReactElement | null {
  const { status, temperatureC } = properties;
  const name = `${signed(temperatureC, 0)} °C`;
  if (status === "shown") {
    return (
      <div data-testid="margin-legend">
        <MarginScale />
        <p className={styles["words"]}>
          <b>Nerve:</b> blue is inside the {name} zone, as wanted; orange is not reached.
          <br />
          <b>Structures:</b> blue is inside, in danger; orange is outside, the number is the clearance.
        </p>
        <p className={`${styles["words"]} quiet`}>
          Dark line: edge of the zone at its widest over the whole protocol. Structures fade with their
          distance.
        </p>
      </div>
    );
  }
  const sentence = SENTENCES[status];
  return sentence === null ? null : (
    <p className={`${styles["words"]} quiet`} role="status">
      {sentence.replace("{name}", name)}
    </p>
  );
}

const SENTENCES: Readonly<Record<MarginState["status"], string | null>> = {
  off: null,
  shown: null,
  working: "Measuring distances to {name}…",
  "not-reached": "Nothing gets as cold as {name} in this plan; choose a warmer isotherm.",
  failed: "The distances could not be measured; freeze again and choose anew.",
};

/** The colors with their numbers. */
function MarginScale(): ReactElement {
  const half = MARGIN_RANGE_MM / 2;
  return (
    <div className={styles["scale"]}>
      <div className={styles["sides"]}>
        <span>inside</span>
        <span>mm</span>
        <span>outside</span>
      </div>
      <div className={styles["bar"]} style={{ background: marginGradient() }} />
      <div className={`${styles["ticks"]} number`}>
        <span>{signed(-MARGIN_RANGE_MM, 0)}</span>
        <span>{signed(-half, 0)}</span>
        <span>0</span>
        <span>+{half}</span>
        <span>+{MARGIN_RANGE_MM}</span>
      </div>
    </div>
  );
}

/** The scale once more on the 3-D view, for when the panel shows something else. */
export function MarginScaleOnView(): ReactElement | null {
  const temperatureC = useMarginStore((state) => state.temperatureC);
  const isShown = useMarginStore((state) => state.status === "shown");
  if (!isShown || temperatureC === null) return null;
  return (
    <div className={styles["onView"]} data-testid="margin-scale">
      <div className="number">Distance to {signed(temperatureC, 0)} °C</div>
      <MarginScale />
    </div>
  );
}
