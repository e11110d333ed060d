import type { Discretization } from "./discretization.ts";
import { cellIndex, trilinear } from "./grid.ts";
import type { SampleHistory } from "./result.ts";
import type { Vec3 } from "./vector.ts";

/** A point whose temperature is recorded. */
export interface SamplePoint {
  readonly point: Vec3;
  readonly corners: readonly { readonly cell: number; readonly weight: number }[];
  /** [°C] Where the point lies in a medium that is not solved. */
  readonly fixed: number | null;
  readonly times: number[];
  readonly temperatures: number[];
}

/** Prepares a point: linear between the eight nearest cell centers that are solved. */
export function samplePoint(discretization: Discretization, point: Vec3): SamplePoint {
  const { grid, map } = discretization;
  const home =
    cellIndex(grid.xEdges, point[0]) +
    grid.rowStride * (cellIndex(grid.yEdges, point[1]) + grid.ny * cellIndex(grid.zEdges, point[2]));
  const medium = map.media[map.medium[home] as number];
  const solved = trilinear(grid, point).filter(
    (corner) => map.media[map.medium[corner.cell] as number]?.kind === "tissue",
  );
  const total = solved.reduce((sum, corner) => sum + corner.weight, 0);
  const corners =
    total > 0
      ? solved.map((corner) => ({ cell: corner.cell, weight: corner.weight / total }))
      : [{ cell: home, weight: 1 }];
  const fixed = medium?.kind === "convective" ? medium.temperature : null;
  return { point, corners, fixed, times: [], temperatures: [] };
}

/** Records a moment from a field of temperature above the reference. */
export function recordSample(
  sample: SamplePoint,
  moment: { readonly time: number; readonly temperature: Float32Array; readonly reference: number },
): void {
  let value = 0;
  for (const corner of sample.corners) value += corner.weight * (moment.temperature[corner.cell] as number);
  sample.times.push(moment.time);
  sample.temperatures.push(sample.fixed ?? value + moment.reference);
}

/** The finished history. */
export function sampleHistory(sample: SamplePoint): SampleHistory {
  return {
    point: sample.point,
    times: Float64Array.from(sample.times),
    temperatures: Float64Array.from(sample.temperatures),
  };
}
