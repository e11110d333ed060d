import { isothermVolume } from "@isotherm/engine";
import type { VolumeGeometry } from "@isotherm/imaging";
import { axisAlignedGeometry } from "../geometry/regular-field.ts";
import { cubicMetersToMl, edgesInMeters } from "../thermal-problem.ts";
import { forEachOfBox, type PackedField, unpackField } from "./packed-field.ts";
import { type QuantileFraction, quantileFractions, quantileOfSorted } from "./quantiles.ts";
import type { MemberOutcome } from "./simulate-member.ts";

/** Share of members, 0 to 1, that reached a temperature, per voxel. */
export interface ProbabilityField {
  readonly temperatureC: number;
  readonly fraction: Float32Array;
}

/** Temperature, per voxel, that this share of members reached or fell below: drawn at a level, it is one edge of a band. */
export interface QuantileField {
  readonly fraction: QuantileFraction;
  readonly temperatureC: Float32Array;
}

/** Volume inside the isotherm of one quantile field: what at least this share of members froze to the temperature. */
export interface BandVolume {
  readonly temperatureC: number;
  readonly fraction: QuantileFraction;
  readonly volumeMl: number;
}

/** What the members say about each place. */
export interface VoxelProbability {
  /** Part of the display grid that any member cooled, with a margin; beyond it nothing happens. */
  readonly geometry: VolumeGeometry;
  readonly probabilities: readonly ProbabilityField[];
  readonly quantiles: readonly QuantileField[];
  readonly bands: readonly BandVolume[];
}

type Box = Pick<PackedField, "first" | "dimensions">;

/** Voxels round the cold of all members that are kept, so that every isotherm closes inside. */
const marginVoxels = 1;

function unionBox(members: readonly MemberOutcome[], grid: VolumeGeometry["dimensions"]): Box {
  const low: [number, number, number] = [...grid];
  const high: [number, number, number] = [0, 0, 0];
  for (const { minimum } of members) {
    for (const axis of [0, 1, 2] as const) {
      if (minimum.hundredthsC.length === 0) continue;
      low[axis] = Math.min(low[axis], Math.max(0, minimum.first[axis] - marginVoxels));
      const end = minimum.first[axis] + minimum.dimensions[axis] + marginVoxels;
      high[axis] = Math.max(high[axis], Math.min(grid[axis], end));
    }
  }
  const isEmpty = high[0] === 0;
  const size = (axis: 0 | 1 | 2): number => (isEmpty ? Math.min(2, grid[axis]) : high[axis] - low[axis]);
  return { first: isEmpty ? [0, 0, 0] : low, dimensions: [size(0), size(1), size(2)] };
}

function boxGeometry(box: Box, grid: VolumeGeometry): VolumeGeometry {
  const at = (axis: 0 | 1 | 2): number => grid.originLpsMm[axis] + box.first[axis] * grid.spacingMm[axis];
  return axisAlignedGeometry({
    originLpsMm: [at(0), at(1), at(2)],
    dimensions: box.dimensions,
    spacingMm: grid.spacingMm[0],
  });
}

/** Temperatures of all members, voxel by voxel: the values of one voxel stand together. */
function stacked(members: readonly MemberOutcome[], box: Box, warmC: number): Float32Array {
  const count = members.length;
  const [nx, ny, nz] = box.dimensions;
  const stack = new Float32Array(nx * ny * nz * count).fill(warmC);
  for (const [member, { minimum }] of members.entries()) {
    const values = unpackField(minimum);
    const first = ([0, 1, 2] as const).map((axis) => minimum.first[axis] - box.first[axis]);
    const part = {
      first: [first[0] ?? 0, first[1] ?? 0, first[2] ?? 0],
      dimensions: minimum.dimensions,
    } as const;
    forEachOfBox(part, box.dimensions, (from, voxel) => {
      stack[voxel * count + member] = values[from] ?? warmC;
    });
  }
  return stack;
}

/** How many of a rising row lie at or below a level. */
function countAtOrBelow(sorted: Float32Array, level: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= level) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Probability and quantile fields of members on one grid, and the volumes inside the quantile isotherms. */
export function voxelProbability(
  members: readonly MemberOutcome[],
  grid: VolumeGeometry,
  at: { readonly temperaturesC: readonly number[]; readonly bodyTemperatureC: number },
): VoxelProbability {
  const box = unionBox(members, grid.dimensions);
  const geometry = boxGeometry(box, grid);
  const stack = stacked(members, box, at.bodyTemperatureC);
  const voxelCount = stack.length / members.length;
  const field = (): Float32Array => new Float32Array(voxelCount);
  const probabilities = at.temperaturesC.map((temperatureC) => ({ temperatureC, fraction: field() }));
  const quantiles = quantileFractions.map((fraction) => ({ fraction, temperatureC: field() }));
  for (let voxel = 0; voxel < voxelCount; voxel++) {
    const sorted = stack.subarray(voxel * members.length, (voxel + 1) * members.length).sort();
    for (const { temperatureC, fraction } of probabilities) {
      fraction[voxel] = countAtOrBelow(sorted, temperatureC) / members.length;
    }
    for (const { fraction, temperatureC } of quantiles) {
      temperatureC[voxel] = quantileOfSorted(sorted, fraction);
    }
  }
  const [xEdges, yEdges, zEdges] = edgesInMeters(geometry);
  const volumeMl = (values: Float32Array, temperatureC: number): number =>
    cubicMetersToMl(isothermVolume({ xEdges, yEdges, zEdges }, values, temperatureC));
  return {
    geometry,
    probabilities,
    quantiles,
    bands: at.temperaturesC.flatMap((temperatureC) =>
      quantiles.map((quantile) => ({
        temperatureC,
        fraction: quantile.fraction,
        volumeMl: volumeMl(quantile.temperatureC, temperatureC),
      })),
    ),
  };
}
