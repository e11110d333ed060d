import type { BodyMark } from "@isotherm/clinic";
import { type ReactElement, useRef, useState } from "react";
import styles from "./body.module.css";
import { BodyFigure, type ShownPain, type ShownPath } from "./body-figure.tsx";
import { type BodyView, bodyViews, type FractionPoint } from "./body-view.ts";
import { VIEW_NAMES } from "./body-words.ts";
import { DrawingLayer } from "./drawing-layer.tsx";
import type { PainLook } from "./pain-look.ts";
import { markOfStroke, simplified } from "./stroke.ts";

interface DrawingChoices {
  /** Every other pain, shown quietly. */
  readonly others?: readonly ShownPain[];
  /** One view at a time with tabs, for a phone; or all four side by side. */
  readonly layout: "one" | "all";
}

/** Where one pain is: a touch marks a point, a line round it an area. By finger, mouse or keyboard, with undo. */
export function BodyDrawing(
  properties: {
    readonly painId: string;
    readonly look: PainLook;
    readonly marks: readonly BodyMark[];
    readonly onChange: (marks: readonly BodyMark[]) => void;
  } & DrawingChoices,
): ReactElement {
  const { painId, look, marks, onChange, others = [], layout } = properties;
  const finish = (view: BodyView, stroke: readonly FractionPoint[]): void => {
    const mark = markOfStroke(view, stroke);
    if (mark !== null) onChange([...marks, mark]);
  };
  return (
    <Views
      layout={layout}
      drawn={marks}
      hint="Touch where it hurts. Or draw a line round the area."
      pains={[...others, { painId, look, marks, emphasis: "full" }]}
      paths={[]}
      color={look.color}
      onFinish={finish}
      onDrawn={onChange}
    />
  );
}

/** The way that a pain travels: a line that is drawn from where it starts to where it ends. */
export function PathDrawing(
  properties: {
    readonly paths: readonly ShownPath[];
    readonly onChange: (paths: readonly ShownPath[]) => void;
  } & DrawingChoices,
): ReactElement {
  const { paths, onChange, others = [], layout } = properties;
  const finish = (view: BodyView, stroke: readonly FractionPoint[]): void => {
    const pointsFraction = simplified(stroke);
    if (pointsFraction.length >= 2) onChange([...paths, { view, pointsFraction }]);
  };
  return (
    <Views
      layout={layout}
      drawn={paths}
      hint="Draw the way that the pain goes."
      pains={others}
      paths={paths}
      color="var(--body-path)"
      onFinish={finish}
      onDrawn={onChange}
    />
  );
}

function Views<Drawn extends { readonly view: BodyView }>(properties: {
  readonly layout: "one" | "all";
  readonly drawn: readonly Drawn[];
  readonly hint: string;
  readonly pains: readonly ShownPain[];
  readonly paths: readonly ShownPath[];
  readonly color: string;
  readonly onFinish: (view: BodyView, stroke: readonly FractionPoint[]) => void;
  readonly onDrawn: (drawn: readonly Drawn[]) => void;
}): ReactElement {
  const { layout, drawn, hint, pains, paths, color, onFinish, onDrawn } = properties;
  const [shown, setShown] = useState<BodyView>(drawn[0]?.view ?? "front");
  // What stood before "Clear all", so that Undo brings it back.
  const cleared = useRef<readonly Drawn[] | null>(null);
  const undo = (): void => {
    onDrawn(drawn.length === 0 ? (cleared.current ?? []) : drawn.slice(0, -1));
    cleared.current = null;
  };
  const clear = (): void => {
    cleared.current = drawn;
    onDrawn([]);
  };
  return (
    <div className={styles["drawing"]}>
      {layout === "one" ? (
        <div className={styles["tabs"]} role="tablist" aria-label="Side of the body">
          {bodyViews.map((view) => (
            <button
              key={view}
              type="button"
              role="tab"
              aria-selected={shown === view}
              onClick={() => setShown(view)}
              data-testid={`view-${view}`}
            >
              {VIEW_NAMES[view]}
              {drawn.some((mark) => mark.view === view) ? <span className={styles["tick"]}>•</span> : null}
            </button>
          ))}
        </div>
      ) : null}
      <div className={styles["views"]} data-layout={layout}>
        {(layout === "one" ? [shown] : bodyViews).map((view) => (
          <figure key={view}>
            <DrawingLayer
              view={view}
              pains={pains}
              paths={paths}
              color={color}
              onStroke={(stroke) => onFinish(view, stroke)}
              onUndo={undo}
            />
            {layout === "all" ? <figcaption>{VIEW_NAMES[view]}</figcaption> : null}
          </figure>
        ))}
      </div>
      <div className={styles["tools"]}>
        <span className={styles["hint"]}>{hint}</span>
        <button
          type="button"
          onClick={undo}
          disabled={drawn.length === 0 && cleared.current === null}
          data-testid="undo-mark"
        >
          Undo
        </button>
        <button type="button" onClick={clear} disabled={drawn.length === 0}>
          Clear all
        </button>
      </div>
    </div>
  );
}

/** The marks of several pains, to look at. */
export function BodyPicture(properties: {
  readonly pains: readonly ShownPain[];
  readonly paths?: readonly ShownPath[];
  readonly label: string;
}): ReactElement {
  const { pains, paths = [], label } = properties;
  const used = bodyViews.filter(
    (view) =>
      pains.some(({ marks }) => marks.some((mark) => mark.view === view)) ||
      paths.some((path) => path.view === view),
  );
  return (
    <div className={styles["picture"]} role="img" aria-label={label}>
      {(used.length === 0 ? (["front", "back"] as const) : used).map((view) => (
        <figure key={view}>
          <BodyFigure view={view} pains={pains} paths={paths} aria-hidden="true" />
          <figcaption>{VIEW_NAMES[view]}</figcaption>
        </figure>
      ))}
    </div>
  );
}
