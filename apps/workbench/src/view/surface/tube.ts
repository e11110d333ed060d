import type { Vec3 } from "@isotherm/imaging";
import { add, along, cross, distance, rejectFrom, scale, subtract, unit } from "../geometry/vector.ts";
import type { SurfaceMesh } from "./surface-nets.ts";

const SIDES = 18;

function withoutRepeats(points: readonly Vec3[]): readonly Vec3[] {
  return points.filter((point, index) => index === 0 || distance(point, points[index - 1] ?? point) > 1e-3);
}

function directionAt(points: readonly Vec3[], index: number): Vec3 {
  const before = points[Math.max(index - 1, 0)] ?? [0, 0, 0];
  const after = points[Math.min(index + 1, points.length - 1)] ?? [0, 0, 1];
  return unit(subtract(after, before));
}

/** A closed tube of constant radius along a polyline; empty with fewer than two different points. */
export function tubeMesh(pointsLpsMm: readonly Vec3[], radiusMm: number): SurfaceMesh {
  const points = withoutRepeats(pointsLpsMm);
  if (points.length < 2) {
    return { positionsLpsMm: new Float32Array(), indices: new Uint32Array() };
  }
  const positions: number[] = [];
  const indices: number[] = [];
  const start = directionAt(points, 0);
  let side = unit(rejectFrom(Math.abs(start[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0], start));
  points.forEach((point, ring) => {
    const direction = directionAt(points, ring);
    // The frame is carried along, not chosen anew, so the tube does not twist.
    side = unit(rejectFrom(side, direction), side);
    const up = cross(direction, side);
    for (let turn = 0; turn < SIDES; turn++) {
      const angle = (turn / SIDES) * 2 * Math.PI;
      const outward = add(scale(side, Math.cos(angle)), scale(up, Math.sin(angle)));
      positions.push(...along(point, outward, radiusMm));
      if (ring > 0) {
        const a = (ring - 1) * SIDES + turn;
        const b = (ring - 1) * SIDES + ((turn + 1) % SIDES);
        indices.push(a, b, b + SIDES, a, b + SIDES, a + SIDES);
      }
    }
  });
  const last = (points.length - 1) * SIDES;
  for (let turn = 1; turn < SIDES - 1; turn++) {
    indices.push(0, turn + 1, turn, last, last + turn, last + turn + 1);
  }
  return { positionsLpsMm: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

const BALL_RINGS = 12;

/** A ball, as rings from pole to pole. */
export function ballMesh(centerLpsMm: Vec3, radiusMm: number): SurfaceMesh {
  const positions: number[] = [];
  const indices: number[] = [];
  for (let ring = 0; ring <= BALL_RINGS; ring++) {
    const polar = (ring / BALL_RINGS) * Math.PI;
    for (let turn = 0; turn < SIDES; turn++) {
      const around = (turn / SIDES) * 2 * Math.PI;
      const outward: Vec3 = [
        Math.sin(polar) * Math.cos(around),
        Math.sin(polar) * Math.sin(around),
        -Math.cos(polar),
      ];
      positions.push(...along(centerLpsMm, outward, radiusMm));
      if (ring > 0) {
        const a = (ring - 1) * SIDES + turn;
        const b = (ring - 1) * SIDES + ((turn + 1) % SIDES);
        indices.push(a, b, b + SIDES, a, b + SIDES, a + SIDES);
      }
    }
  }
  return { positionsLpsMm: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}
