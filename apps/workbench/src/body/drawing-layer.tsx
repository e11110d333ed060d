import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef, useState } from "react";
import styles from "./body.module.css";
import { BodyFigure, lineOf, type ShownPain, type ShownPath } from "./body-figure.tsx";
import { type BodyView, drawingOf, type FractionPoint, fractionOf, VIEW_SIZE } from "./body-view.ts";
import { regionName, VIEW_NAMES } from "./body-words.ts";
import { regionsOfMarks } from "./mark-regions.ts";

/** How far an arrow key moves the crosshair; with Shift a quarter of it. */
const KEY_STEP_FRACTION = 0.02;

const ARROWS: Readonly<Record<string, FractionPoint>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One view to draw on. A stroke is given once it is finished; until then it follows the finger. */
export function DrawingLayer(properties: {
  readonly view: BodyView;
  readonly pains: readonly ShownPain[];
  readonly paths: readonly ShownPath[];
  readonly color: string;
  readonly onStroke: (stroke: readonly FractionPoint[]) => void;
  readonly onUndo: () => void;
}): ReactElement {
  const { view, pains, paths, color, onStroke, onUndo } = properties;
  const svg = useRef<SVGSVGElement>(null);
  const [stroke, setStroke] = useState<readonly FractionPoint[]>([]);
  const keys = useCrosshair({ stroke, setStroke, onStroke, onUndo });
  const down = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0 || svg.current === null) return;
    svg.current.setPointerCapture(event.pointerId);
    setStroke([pointOf(svg.current, event)]);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    const element = svg.current;
    if (stroke.length === 0 || element === null || !element.hasPointerCapture(event.pointerId)) return;
    setStroke([...stroke, pointOf(element, event)]);
  };
  const up = (event: PointerEvent<SVGSVGElement>): void => {
    if (stroke.length === 0 || svg.current?.hasPointerCapture(event.pointerId) !== true) return;
    setStroke([]);
    onStroke(stroke);
  };
  const named = keys.crosshair === null ? [] : regionsOfMarks([{ view, pointsFraction: [keys.crosshair] }]);
  return (
    <>
      <BodyFigure
        view={view}
        pains={pains}
        paths={paths}
        svgRef={svg}
        tabIndex={0}
        role="application"
        aria-label={`${VIEW_NAMES[view]} of the body. Arrow keys move a crosshair, Enter marks a point, Space adds a corner of an area and Enter closes it.`}
        style={{ touchAction: "none", cursor: "crosshair" }}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => setStroke([])}
        onKeyDown={keys.press}
        onBlur={keys.leave}
        data-testid={`draw-${view}`}
      >
        {stroke.length > 1 ? <path className={styles["stroke"]} stroke={color} d={lineOf(stroke)} /> : null}
        {keys.crosshair === null ? null : <Crosshair at={keys.crosshair} />}
      </BodyFigure>
      <span className={styles["unseen"]} role="status">
        {named.map(regionName).join(", ")}
      </span>
    </>
  );
}

interface CrosshairHands {
  readonly stroke: readonly FractionPoint[];
  readonly setStroke: (stroke: readonly FractionPoint[]) => void;
  readonly onStroke: (stroke: readonly FractionPoint[]) => void;
  readonly onUndo: () => void;
}

function useCrosshair({ stroke, setStroke, onStroke, onUndo }: CrosshairHands): {
  readonly crosshair: FractionPoint | null;
  readonly press: (event: KeyboardEvent) => void;
  readonly leave: () => void;
} {
  const [crosshair, setCrosshair] = useState<FractionPoint | null>(null);
  const act = (key: string, at: FractionPoint): boolean => {
    if (key === " ") setStroke([...stroke, at]);
    else if (key === "Enter") {
      setStroke([]);
      onStroke(stroke.length === 0 ? [at] : [...stroke, at]);
    } else if (key === "Escape") setStroke([]);
    else return false;
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    const at = crosshair ?? [0.5, 0.36];
    if ((event.ctrlKey || event.metaKey) && event.key === "z") onUndo();
    else if (arrow !== undefined) setCrosshair(moved(at, arrow, event.shiftKey ? 0.25 : 1));
    else if (event.ctrlKey || event.metaKey || !act(event.key, at)) return;
    event.preventDefault();
  };
  const leave = (): void => {
    setCrosshair(null);
    setStroke([]);
  };
  return { crosshair, press, leave };
}

function moved([x, y]: FractionPoint, [across, down]: FractionPoint, share: number): FractionPoint {
  const within = (value: number): number => Math.min(Math.max(value, 0), 1);
  const step = KEY_STEP_FRACTION * share;
  // The view is narrow: the same step on the page is a larger fraction across than down.
  return [within(x + across * step * (VIEW_SIZE.height / VIEW_SIZE.width)), within(y + down * step)];
}

function Crosshair({ at }: { readonly at: FractionPoint }): ReactElement {
  const [x, y] = drawingOf(at);
  return (
    <g transform={`translate(${x} ${y})`} className={styles["crosshair"]}>
      <circle r={9} />
      <path d="M-14,0 L-4,0 M4,0 L14,0 M0,-14 L0,-4 M0,4 L0,14" />
    </g>
  );
}

function pointOf(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): FractionPoint {
  const matrix = svg.getScreenCTM();
  if (matrix === null) return [0.5, 0.5];
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return fractionOf([x, y]);
}
