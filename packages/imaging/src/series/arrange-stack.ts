import { ImagingError } from "../errors.ts";
import type { VolumeGeometry } from "../geometry.ts";
import { IMAGING_LIMITS } from "../read/limits.ts";
import type { ImportFinding } from "../volume.ts";
import type { Slice } from "./slice.ts";
import { samePositionMm, slicePositionMm } from "./stacks.ts";
import { addScaled, cross, dot, subtract } from "./vector-math.ts";

/**
 * How much positions may differ from a regular grid and still be its rounding: 5 % of the slice distance, at
 * most 0.1 mm along the normal; 0.1 mm within the plane. Beyond it the series is resampled.
 */
export const GRID_TOLERANCE: {
  readonly spacingFraction: number;
  readonly alongMm: number;
  readonly withinMm: number;
} = { spacingFraction: 0.05, alongMm: 0.1, withinMm: 0.1 };

/**
 * The largest gap between neighboring slices that is filled by interpolation: three usual distances but no
 * more than 10 mm; 3 mm or one and a half usual distances are always allowed. An engineering bound: a larger
 * hole could hide a structure, so the series is refused.
 */
export function maximumGapMm(usualGapMm: number): number {
  return Math.max(Math.min(3 * usualGapMm, 10), 1.5 * usualGapMm, 3);
}

/** Slices in order along the normal, and the grid that they become. */
export interface StackArrangement {
  /** One list a position: more than one where the position is claimed several times. */
  readonly places: readonly (readonly Slice[])[];
  readonly positionsMm: readonly number[];
  readonly geometry: VolumeGeometry;
  /** True where the slices lie on no regular orthonormal grid and have to be resampled onto `geometry`. */
  readonly needsResampling: boolean;
  readonly findings: readonly ImportFinding[];
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? 0;
  return ordered.length % 2 === 1 ? upper : (upper + (ordered[middle - 1] ?? upper)) / 2;
}

interface Placed {
  readonly places: readonly (readonly Slice[])[];
  readonly positionsMm: readonly number[];
}

function placeInOrder(slices: readonly Slice[]): Placed {
  const ordered = slices
    .map((slice) => ({ slice, atMm: slicePositionMm(slice) }))
    .sort((a, b) => a.atMm - b.atMm);
  const places: Slice[][] = [];
  const positionsMm: number[] = [];
  for (const { slice, atMm } of ordered) {
    const last = positionsMm.at(-1);
    if (last !== undefined && atMm - last < samePositionMm) places.at(-1)?.push(slice);
    else {
      places.push([slice]);
      positionsMm.push(atMm);
    }
  }
  return { places, positionsMm };
}

function firstOf(placed: Placed): Slice {
  const slice = placed.places[0]?.[0];
  if (slice === undefined)
    throw new ImagingError("IMAGING_NOTHING_FOUND", "the series holds no slice; choose another one.");
  return slice;
}

function refuseGeometry(slice: Slice, message: string, code: ImagingError["code"]): never {
  throw new ImagingError(code, `series of ${slice.file.name}: ${message}.`, { fileName: slice.file.name });
}

/** How far each slice's first pixel is from the normal line through the first slice's: tilt or drift. */
function drifts(placed: Placed): { readonly alongRowMm: number[]; readonly alongColumnMm: number[] } {
  const { originLpsMm, rowDirection, columnDirection } = firstOf(placed).plane;
  const alongRowMm: number[] = [];
  const alongColumnMm: number[] = [];
  for (const place of placed.places) {
    const offset = subtract(place[0]?.plane.originLpsMm ?? originLpsMm, originLpsMm);
    alongRowMm.push(dot(offset, rowDirection));
    alongColumnMm.push(dot(offset, columnDirection));
  }
  return { alongRowMm, alongColumnMm };
}

function gridFinding(ruleId: string, message: string): ImportFinding {
  return { ruleId, severity: "warning", message };
}

interface Regularity {
  readonly gapsMm: readonly number[];
  readonly usualGapMm: number;
  readonly isEven: boolean;
  readonly isStraight: boolean;
}

function judgeRegularity(placed: Placed): Regularity {
  const { positionsMm } = placed;
  const gapsMm = positionsMm.slice(1).map((atMm, index) => atMm - (positionsMm[index] ?? atMm));
  const usualGapMm = gapsMm.length === 0 ? 0 : median(gapsMm);
  const firstMm = positionsMm[0] ?? 0;
  const evenMm = gapsMm.length === 0 ? 0 : ((positionsMm.at(-1) ?? firstMm) - firstMm) / gapsMm.length;
  const tolerance = Math.min(GRID_TOLERANCE.spacingFraction * evenMm, GRID_TOLERANCE.alongMm);
  const isEven = positionsMm.every((atMm, index) => Math.abs(atMm - firstMm - index * evenMm) <= tolerance);
  const { alongRowMm, alongColumnMm } = drifts(placed);
  const isStraight = [...alongRowMm, ...alongColumnMm].every((mm) => Math.abs(mm) <= GRID_TOLERANCE.withinMm);
  return { gapsMm, usualGapMm, isEven, isStraight };
}

function unevenFinding(regularity: Regularity): ImportFinding {
  const smallest = Math.min(...regularity.gapsMm).toFixed(2);
  const largest = Math.max(...regularity.gapsMm).toFixed(2);
  return gridFinding(
    "import/geometry/uneven-slices",
    `slice distances vary from ${smallest} to ${largest} mm (missing slices or variable spacing); the volume was interpolated onto an even grid and is less exact between distant slices`,
  );
}

function tiltFinding(placed: Placed): ImportFinding {
  const { alongRowMm, alongColumnMm } = drifts(placed);
  const alongMm = (placed.positionsMm.at(-1) ?? 0) - (placed.positionsMm[0] ?? 0);
  const sidewaysMm = Math.hypot(alongRowMm.at(-1) ?? 0, alongColumnMm.at(-1) ?? 0);
  const degrees = ((Math.atan2(sidewaysMm, alongMm) * 180) / Math.PI).toFixed(1);
  return gridFinding(
    "import/geometry/gantry-tilt",
    `the slices are shifted against each other within their plane (gantry tilt ${degrees}°); the volume was resampled onto a rectangular grid`,
  );
}

function checkVoxelCount(slice: Slice, dimensions: readonly number[]): void {
  const count = dimensions.reduce((product, value) => product * value, 1);
  if (
    count > IMAGING_LIMITS.maximumVoxelCount ||
    dimensions.some((value) => value > IMAGING_LIMITS.maximumDimension)
  ) {
    refuseGeometry(
      slice,
      `${dimensions.join(" × ")} voxels are above the limit of ${IMAGING_LIMITS.maximumVoxelCount}; import a shorter or coarser series`,
      "IMAGING_TOO_LARGE",
    );
  }
}

/** The grid over all slices when they are shifted or uneven: smallest useful spacing, union of their extents. */
function resampledGeometry(placed: Placed, regularity: Regularity): VolumeGeometry {
  const first = firstOf(placed);
  const { rowDirection, columnDirection, columnSpacingMm, rowSpacingMm, originLpsMm } = first.plane;
  const normal = cross(rowDirection, columnDirection);
  const spanMm = (placed.positionsMm.at(-1) ?? 0) - (placed.positionsMm[0] ?? 0);
  // Finer than the smallest real gap or than the pixels themselves adds voxels but no information.
  const smallestMm = Math.min(...regularity.gapsMm);
  const targetMm = Math.min(Math.max(smallestMm, columnSpacingMm, 0.5), regularity.usualGapMm);
  const intervals = Math.max(1, Math.round(spanMm / targetMm));
  const { alongRowMm, alongColumnMm } = drifts(placed);
  const startRow = Math.floor(Math.min(...alongRowMm) / columnSpacingMm + 1e-6);
  const endRow = Math.ceil(Math.max(...alongRowMm) / columnSpacingMm - 1e-6);
  const startColumn = Math.floor(Math.min(...alongColumnMm) / rowSpacingMm + 1e-6);
  const endColumn = Math.ceil(Math.max(...alongColumnMm) / rowSpacingMm - 1e-6);
  const shifted = addScaled(originLpsMm, startRow * columnSpacingMm, rowDirection);
  return {
    dimensions: [
      first.format.columns + endRow - startRow,
      first.format.rows + endColumn - startColumn,
      intervals + 1,
    ],
    originLpsMm: addScaled(shifted, startColumn * rowSpacingMm, columnDirection),
    spacingMm: [columnSpacingMm, rowSpacingMm, spanMm / intervals],
    axes: [rowDirection, columnDirection, normal],
  };
}

function regularGeometry(placed: Placed): VolumeGeometry {
  const first = firstOf(placed);
  const { rowDirection, columnDirection, columnSpacingMm, rowSpacingMm, originLpsMm } = first.plane;
  const count = placed.places.length;
  const spanMm = (placed.positionsMm.at(-1) ?? 0) - (placed.positionsMm[0] ?? 0);
  const thicknessMm = first.thicknessMm !== null && first.thicknessMm > 0 ? first.thicknessMm : 1;
  return {
    dimensions: [first.format.columns, first.format.rows, count],
    originLpsMm,
    spacingMm: [columnSpacingMm, rowSpacingMm, count > 1 ? spanMm / (count - 1) : thicknessMm],
    axes: [rowDirection, columnDirection, cross(rowDirection, columnDirection)],
  };
}

/**
 * Orders a stack by position along its normal and finds its grid. Geometry comes from Image Position and
 * Image Orientation (Patient) alone: Spacing Between Slices and Instance Number, whose sign and order
 * cannot be trusted, are never read. Refuses gaps that are too large to fill.
 */
export function arrangeStack(slices: readonly Slice[]): StackArrangement {
  const placed = placeInOrder(slices);
  const first = firstOf(placed);
  const regularity = judgeRegularity(placed);
  const largestMm = Math.max(0, ...regularity.gapsMm);
  const limitMm = maximumGapMm(regularity.usualGapMm);
  if (!regularity.isEven && largestMm > limitMm) {
    refuseGeometry(
      first,
      `neighboring slices are up to ${largestMm.toFixed(2)} mm apart by element (0020,0032) Image Position (Patient) where the usual distance is ${regularity.usualGapMm.toFixed(2)} mm and gaps up to ${limitMm.toFixed(2)} mm can be filled; slices are missing, export the whole series again`,
      "IMAGING_GEOMETRY_INCONSISTENT",
    );
  }
  const needsResampling = !regularity.isEven || !regularity.isStraight;
  const geometry = needsResampling ? resampledGeometry(placed, regularity) : regularGeometry(placed);
  checkVoxelCount(first, geometry.dimensions);
  const findings: ImportFinding[] = [];
  if (!regularity.isEven) findings.push(unevenFinding(regularity));
  if (!regularity.isStraight) findings.push(tiltFinding(placed));
  if (placed.places.length === 1) {
    findings.push(
      gridFinding(
        "import/geometry/single-slice",
        "the series is one slice; nothing can be planned across it",
      ),
    );
  }
  if (slices.some((slice) => slice.isPositionAssumed)) {
    findings.push({
      ruleId: "import/geometry/assumed-positions",
      severity: "critical",
      message:
        "the frames carry no positions of their own; they were placed by their spacing along the slice normal, and head and feet may be exchanged",
    });
  }
  return { ...placed, geometry, needsResampling, findings };
}
