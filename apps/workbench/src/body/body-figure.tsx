import type { BodyMark } from "@isotherm/clinic";
import { type ReactElement, type ReactNode, type Ref, type SVGProps, useId } from "react";
import styles from "./body.module.css";
import { type BodyView, drawingOf, type FractionPoint, VIEW_SIZE } from "./body-view.ts";
import { VIEW_NAMES } from "./body-words.ts";
import { pathOf, REGION_OUTLINES, SILHOUETTES } from "./outlines.ts";
import type { PainLook } from "./pain-look.ts";
import { PainPattern } from "./pain-pattern.tsx";

/** Marks of one pain with its look; `quiet` where another pain is being drawn. */
export interface ShownPain {
  readonly painId: string;
  readonly look: PainLook;
  readonly marks: readonly BodyMark[];
  readonly emphasis: "full" | "quiet";
}

/** A way that a pain travels, as drawn. */
export interface ShownPath {
  readonly view: BodyView;
  readonly pointsFraction: readonly FractionPoint[];
}

/** One view of the body with faint regions and the marks of every pain; the place for a hand is put on top by `children`. */
export function BodyFigure(
  properties: {
    readonly view: BodyView;
    readonly pains: readonly ShownPain[];
    readonly paths?: readonly ShownPath[];
    readonly svgRef?: Ref<SVGSVGElement>;
    readonly children?: ReactNode;
  } & Omit<SVGProps<SVGSVGElement>, "ref" | "children">,
): ReactElement {
  const { view, pains, paths = [], svgRef, children, ...rest } = properties;
  const name = useId();
  const { width, height } = VIEW_SIZE;
  return (
    <svg
      ref={svgRef}
      className={styles["figure"]}
      viewBox={`${-width / 2} 0 ${width} ${height}`}
      data-view={view}
      {...rest}
    >
      <title>{`${VIEW_NAMES[view]} of the body`}</title>
      <defs>
        {pains.map(({ look }) => (
          <PainPattern key={look.number} id={`${name}-${look.number}`} look={look} />
        ))}
        <marker
          id={`${name}-tip`}
          viewBox="0 0 10 10"
          refX={7}
          refY={5}
          markerWidth={5}
          markerHeight={5}
          orient="auto"
        >
          <path d="M0,0 L10,5 L0,10 Z" fill="var(--body-path)" />
        </marker>
      </defs>
      <Silhouette view={view} />
      {pains.map((pain) => (
        <PainMarks key={pain.painId} pain={pain} view={view} fillId={`${name}-${pain.look.number}`} />
      ))}
      {paths
        .filter((path) => path.view === view)
        .map((path) => (
          <path
            key={lineOf(path.pointsFraction)}
            className={styles["path"]}
            d={lineOf(path.pointsFraction)}
            markerEnd={`url(#${name}-tip)`}
          />
        ))}
      {children}
    </svg>
  );
}

/** The body without marks: outline, faint regions, and on which side is which. */
function Silhouette({ view }: { readonly view: BodyView }): ReactElement {
  return (
    <g>
      {SILHOUETTES.filter((outline) => outline.view === view).map((outline) => (
        <path key={pathOf(outline)} className={styles["body"]} d={pathOf(outline)} />
      ))}
      {REGION_OUTLINES.filter((outline) => outline.view === view).map((outline) => (
        <path key={pathOf(outline)} className={styles["region"]} d={pathOf(outline)} />
      ))}
      <SideLetters view={view} />
    </g>
  );
}

function SideLetters({ view }: { readonly view: BodyView }): ReactElement | null {
  if (view === "left" || view === "right") return null;
  const [first, second] = view === "front" ? ["R", "L"] : ["L", "R"];
  return (
    <>
      <text className={styles["letter"]} x={-76} y={24}>
        {first}
      </text>
      <text className={styles["letter"]} x={76} y={24}>
        {second}
      </text>
      {view === "back" ? (
        <>
          <text className={styles["small"]} x={-66} y={494}>
            sole
          </text>
          <text className={styles["small"]} x={66} y={494}>
            sole
          </text>
        </>
      ) : null}
    </>
  );
}

function PainMarks(properties: {
  readonly pain: ShownPain;
  readonly view: BodyView;
  readonly fillId: string;
}): ReactElement {
  const { pain, view, fillId } = properties;
  const { look, emphasis } = pain;
  return (
    <g opacity={emphasis === "quiet" ? 0.45 : 1} data-testid={`marks-${pain.painId}`}>
      {pain.marks
        .filter((mark) => mark.view === view)
        .map((mark) => {
          const [only] = mark.pointsFraction;
          if (mark.pointsFraction.length === 1 && only !== undefined) {
            return <PointMark key={lineOf(mark.pointsFraction)} point={only} look={look} />;
          }
          return (
            <path
              key={lineOf(mark.pointsFraction)}
              d={`${lineOf(mark.pointsFraction)}Z`}
              fill={`url(#${fillId})`}
              stroke={look.color}
              strokeWidth={2}
              strokeLinejoin="round"
            />
          );
        })}
    </g>
  );
}

function PointMark(properties: { readonly point: FractionPoint; readonly look: PainLook }): ReactElement {
  const { point, look } = properties;
  const [x, y] = drawingOf(point);
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r={8} fill="var(--body-point)" stroke={look.color} strokeWidth={3} />
      <text y={3.6} textAnchor="middle" fontSize={10} fontWeight={700} fill="var(--body-number)">
        {look.number}
      </text>
    </g>
  );
}

/** A path of SVG through points of a view. */
export function lineOf(points: readonly FractionPoint[]): string {
  return `M${points
    .map(drawingOf)
    .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join("L")}`;
}
