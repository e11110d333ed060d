import type { Vec3 } from "../geometry.ts";
import type { Layer } from "./paint.ts";
import { type LoftRow, loft, offset, type Shape, subtract, tube, union } from "./shape.ts";

/** A vertebra in numbers [mm]: center of its body, half sizes, and what the arch looks like. */
export interface VertebraSizes {
  readonly centerLpsMm: Vec3;
  readonly halfWidthMm: number;
  readonly halfDepthMm: number;
  readonly heightMm: number;
  readonly canalHalfWidthMm: number;
  readonly canalHalfDepthMm: number;
  /** Tip of the left transverse process, relative to the center of the body; the right one mirrors it. */
  readonly transverseTipMm: Vec3;
  /** Tip of the spinous process, relative to the center of the body. */
  readonly spinousTipMm: Vec3;
  /** Half width [mm] of the articular pillars. */
  readonly pillarMm: number;
}

function pairOf(points: readonly [Vec3, Vec3], radii: readonly [number, number]): Shape[] {
  const flip = (p: Vec3): Vec3 => [-p[0], p[1], p[2]];
  return [tube(points, radii[0], radii[1]), tube([flip(points[0]), flip(points[1])], radii[0], radii[1])];
}

function bodyRows(sizes: VertebraSizes, heightMm: number): LoftRow[] {
  const [x, y, z] = sizes.centerLpsMm;
  const { halfWidthMm: w, halfDepthMm: d } = sizes;
  const half = heightMm / 2;
  return [
    [z - half, x, y, w, d],
    [z - half / 2, x, y, w * 0.95, d * 0.95],
    [z, x, y, w * 0.91, d * 0.93],
    [z + half / 2, x, y, w * 0.95, d * 0.95],
    [z + half, x, y, w, d],
  ];
}

/** Center of the spinal canal in y [mm]. */
export function canalCenterYMm(sizes: VertebraSizes): number {
  return sizes.centerLpsMm[1] + sizes.halfDepthMm * 0.93 + sizes.canalHalfDepthMm + 0.5;
}

/** Canal of one vertebra, as tall as its body and the disc. */
function canalOf(sizes: VertebraSizes): Shape {
  const [x, , z] = sizes.centerLpsMm;
  const y = canalCenterYMm(sizes);
  const half = sizes.heightMm;
  return loft([
    [z - half, x, y, sizes.canalHalfWidthMm, sizes.canalHalfDepthMm],
    [z + half, x, y, sizes.canalHalfWidthMm, sizes.canalHalfDepthMm],
  ]);
}

function archOf(sizes: VertebraSizes): Shape {
  const [x, y, z] = sizes.centerLpsMm;
  const canalY = canalCenterYMm(sizes);
  const side = sizes.canalHalfWidthMm + sizes.pillarMm * 0.7;
  const back = canalY + sizes.canalHalfDepthMm + 3;
  const at = (p: Vec3): Vec3 => [x + p[0], y + p[1], z + p[2]];
  const pillar = (sign: 1 | -1): Shape =>
    loft(
      [
        [z - sizes.heightMm * 0.55, x + sign * side, canalY + 4, sizes.pillarMm, sizes.pillarMm * 0.7],
        [z, x + sign * side, canalY + 1, sizes.pillarMm * 0.9, sizes.pillarMm * 0.85],
        [z + sizes.heightMm * 0.55, x + sign * side, canalY, sizes.pillarMm, sizes.pillarMm * 0.6],
      ],
      { capMm: 2 },
    );
  return union(
    [
      pillar(1),
      pillar(-1),
      ...pairOf(
        [
          [x + sizes.halfWidthMm * 0.72, y + sizes.halfDepthMm * 0.6, z + 2],
          [x + side, canalY, z + 1],
        ],
        [3.4, 3.6],
      ),
      ...pairOf(
        [
          [x + side, canalY + 2, z],
          [x, back, z - 4],
        ],
        [3.2, 3],
      ),
      ...pairOf(
        [
          [x + side, canalY + 3, z - 4],
          [x, back, z - 7],
        ],
        [2.6, 2.6],
      ),
      ...pairOf([[x + side, canalY - 1, z], at(sizes.transverseTipMm)], [3.4, 3.8]),
      tube([[x, back, z - 5], at(sizes.spinousTipMm)], 3.2, 3.6),
      tube(
        [[x, back, z - 9], at([sizes.spinousTipMm[0], sizes.spinousTipMm[1], sizes.spinousTipMm[2] - 3])],
        2.4,
        3,
      ),
    ],
    3,
  );
}

/** A vertebra as cortex and spongiosa, with the canal open. */
export function vertebraLayers(sizes: VertebraSizes, structureId: string): Layer[] {
  const canal = canalOf(sizes);
  const body = loft(bodyRows(sizes, sizes.heightMm), { exponent: 2.4 });
  const inner = offset(loft(bodyRows(sizes, sizes.heightMm - 2.4), { exponent: 2.4 }), -1.2);
  const arch = archOf(sizes);
  return [
    { shape: subtract(union([body, arch], 2), canal), tissue: "cortex", structureId },
    { shape: subtract(inner, offset(canal, 1.2)), tissue: "spongiosa", structureId },
    { shape: subtract(offset(arch, -1.7), offset(canal, 1.7)), tissue: "spongiosa", structureId },
  ];
}

/** The disc between two vertebrae. */
export function discLayer(lower: VertebraSizes, upper: VertebraSizes): Layer {
  const rows: LoftRow[] = [lower, upper].map((sizes, index): LoftRow => {
    const [x, y, z] = sizes.centerLpsMm;
    const sign = index === 0 ? 1 : -1;
    return [z + sign * (sizes.heightMm / 2 - 0.3), x, y, sizes.halfWidthMm * 1.01, sizes.halfDepthMm * 1.02];
  });
  return { shape: loft(rows, { exponent: 2.4 }), tissue: "disc" };
}

/** Epidural fat, thecal sac and cord through a row of vertebrae (any order along z). */
export function canalLayers(
  vertebrae: readonly VertebraSizes[],
  cord: { readonly halfWidthMm: number; readonly halfDepthMm: number },
): Layer[] {
  const path = (rx: (v: VertebraSizes) => number, ry: (v: VertebraSizes) => number): Shape => {
    const rows = vertebrae.map(
      (v): LoftRow => [v.centerLpsMm[2], v.centerLpsMm[0], canalCenterYMm(v), rx(v), ry(v)],
    );
    const first = rows[0];
    const last = rows.at(-1);
    // Carried on past the outermost bodies, so that the canal does not end in the picture.
    const extended: LoftRow[] =
      first === undefined || last === undefined
        ? []
        : [extend(first, rows[1] ?? first), ...rows, extend(last, rows.at(-2) ?? last)];
    return loft(extended);
  };
  return [
    {
      shape: path(
        (v) => v.canalHalfWidthMm,
        (v) => v.canalHalfDepthMm,
      ),
      tissue: "septum",
    },
    {
      shape: path(
        (v) => v.canalHalfWidthMm * 0.86,
        (v) => v.canalHalfDepthMm * 0.86,
      ),
      tissue: "fluid",
      structureId: "dural-sac",
    },
    {
      shape: path(
        () => cord.halfWidthMm,
        () => cord.halfDepthMm,
      ),
      tissue: "cord",
      structureId: "dural-sac",
    },
  ];
}

/** A row one step beyond `from`, in line with its neighbor. */
function extend(from: LoftRow, neighbor: LoftRow): LoftRow {
  const dz = from[0] - neighbor[0];
  return [from[0] + dz, 2 * from[1] - neighbor[1], 2 * from[2] - neighbor[2], from[3], from[4]];
}
