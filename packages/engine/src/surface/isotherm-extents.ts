import type { Cryoprobe } from "../problem.ts";
import type { TensorGrid } from "../result.ts";
import type { Vec3 } from "../vector.ts";
import { sampleCubic } from "./cubic-sample.ts";
import { type Lattice, latticeOf } from "./lattice.ts";
import { sampleLattice } from "./sample-field.ts";

/** How far an isotherm reaches round one cryoprobe. */
export interface IsothermExtents {
  /** [m] Largest diameter square to the cryoprobe, of all lines through the middle of its active zone. */
  readonly across: number;
  /** [m] Smallest of these diameters. */
  readonly acrossLeast: number;
  /** [m] Extent on the cryoprobe's axis. */
  readonly along: number;
}

/** Directions square to the cryoprobe that are tried, over half a turn; 2° apart costs an ellipse < 0.03 % of its width. */
const directionCount = 90;

/** One line of sight through the field. */
interface Sight {
  readonly lattice: Lattice;
  readonly field: Float32Array;
  /** [°C] */
  readonly temperature: number;
  /** [m] */
  readonly from: Vec3;
  /** [m] */
  readonly step: number;
}

function pointOn(sight: Sight, direction: Vec3, distance: number): Vec3 {
  const { from } = sight;
  return [
    from[0] + direction[0] * distance,
    from[1] + direction[1] * distance,
    from[2] + direction[2] * distance,
  ];
}

/** Distance [m] of the crossing that the trilinear field brackets at `inside`..`outside`, found in the tricubic field. */
function refineCrossing(sight: Sight, direction: Vec3, bracket: readonly [number, number]): number {
  const above = (distance: number, sample: typeof sampleCubic): number =>
    sample(sight.lattice, sight.field, pointOn(sight, direction, distance)) - sight.temperature;
  const bisect = (span: readonly [number, number], sample: typeof sampleCubic): number => {
    let [inside, outside] = span;
    for (let n = 0; n < 20; n++) {
      const middle = 0.5 * (inside + outside);
      if (above(middle, sample) < 0) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return 0.5 * (inside + outside);
  };
  const wide: readonly [number, number] = [Math.max(bracket[0] - sight.step, 0), bracket[1] + sight.step];
  for (const span of [bracket, wide]) {
    if (above(span[0], sampleCubic) < 0 && above(span[1], sampleCubic) >= 0) {
      return bisect(span, sampleCubic);
    }
  }
  return bisect(bracket, sampleLattice);
}

/**
 * Distance [m] from the middle outward to the far edge of the first cold stretch; 0 where there is none. A middle that
 * is warm (the probe thaws, ice is left round it) is skipped over. Ice that leaves the box ends at its face.
 */
function reach(sight: Sight, direction: Vec3): number {
  const { lattice, field, temperature, step } = sight;
  let wasCold = false;
  for (let n = 0; ; n++) {
    const value = sampleLattice(lattice, field, pointOn(sight, direction, n * step));
    const isCold = value < temperature;
    if (wasCold && Number.isNaN(value)) {
      return faceDistance(sight, direction);
    }
    if (Number.isNaN(value)) {
      return 0;
    }
    if (wasCold && !isCold) {
      return refineCrossing(sight, direction, [(n - 1) * step, n * step]);
    }
    wasCold = isCold;
  }
}

/** Distance [m] to the face of the box. */
function faceDistance(sight: Sight, direction: Vec3): number {
  const axes = [sight.lattice.x, sight.lattice.y, sight.lattice.z];
  let nearest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3; n++) {
    const nodes = axes[n]?.nodes;
    const slope = direction[n] ?? 0;
    const face = nodes?.[slope > 0 ? nodes.length - 1 : 0] ?? 0;
    if (slope !== 0) {
      nearest = Math.min(nearest, (face - (sight.from[n] ?? 0)) / slope);
    }
  }
  return nearest;
}

/** Length of the cold chord both ways; 0 unless ice is met on both sides, so that a neighbor's ice is not taken for ours. */
function chord(sight: Sight, direction: Vec3): number {
  const ahead = reach(sight, direction);
  const behind = reach(sight, [-direction[0], -direction[1], -direction[2]]);
  return ahead > 0 && behind > 0 ? ahead + behind : 0;
}

/** Two unit vectors square to `direction` and to each other. */
function squareTo(direction: Vec3): readonly [Vec3, Vec3] {
  const [x, y, z] = direction;
  // Crossed with x, or with z where it lies near x: an axis that is clearly not the direction itself gives a cross product of sound length.
  const cross: Vec3 = Math.abs(x) < 0.8 ? [0, z, -y] : [y, -x, 0];
  const length = Math.hypot(...cross);
  const u: Vec3 = [cross[0] / length, cross[1] / length, cross[2] / length];
  const v: Vec3 = [y * u[2] - z * u[1], z * u[0] - x * u[2], x * u[1] - y * u[0]];
  return [u, v];
}

function smallestCell(lattice: Lattice): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { nodes } of [lattice.x, lattice.y, lattice.z]) {
    for (let n = 1; n + 2 < nodes.length; n++) {
      smallest = Math.min(smallest, (nodes[n + 1] ?? 0) - (nodes[n] ?? 0));
    }
  }
  if (Number.isFinite(smallest)) {
    return smallest;
  }
  return (lattice.x.nodes.at(-1) ?? 1) - (lattice.x.nodes[0] ?? 0);
}

/**
 * Size [m] of the isotherm round one cryoprobe: `across` is the largest diameter square to it through the middle of its
 * active zone, `along` the extent on its axis through that middle. `field` is one temperature [°C] a cell of `grid`
 * [m], x fastest. The crossings are found in the tricubic field (Catmull and Rom), to about a hundredth of a cell
 * where the field is smooth. Both 0 when the middle has no such ice round it. Throws nothing.
 */
export function isothermExtents(
  grid: TensorGrid,
  field: Float32Array,
  of: { /** [°C] */ readonly temperature: number; readonly cryoprobe: Cryoprobe },
): IsothermExtents {
  const { cryoprobe, temperature } = of;
  const { tip, direction } = cryoprobe;
  const back = cryoprobe.tipOffset + 0.5 * cryoprobe.activeZoneLength;
  const lattice = latticeOf(grid);
  const sight: Sight = {
    lattice,
    field,
    temperature,
    from: [tip[0] - direction[0] * back, tip[1] - direction[1] * back, tip[2] - direction[2] * back],
    step: 0.5 * smallestCell(lattice),
  };
  const [u, v] = squareTo(direction);
  let across = 0;
  let acrossLeast = Number.POSITIVE_INFINITY;
  for (let n = 0; n < directionCount; n++) {
    const angle = (Math.PI * n) / directionCount;
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    const diameter = chord(sight, [u[0] * c + v[0] * s, u[1] * c + v[1] * s, u[2] * c + v[2] * s]);
    across = Math.max(across, diameter);
    acrossLeast = Math.min(acrossLeast, diameter);
  }
  return { across, acrossLeast, along: chord(sight, direction) };
}
