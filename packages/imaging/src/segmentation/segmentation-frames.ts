import type dicomParser from "dicom-parser";
import { ImagingError } from "../errors.ts";
import type { Vec3, VolumeGeometry } from "../geometry.ts";
import {
  decimalValue,
  decimalValues,
  decimalVec3,
  sequenceItems,
  shortValue,
} from "../read/element-values.ts";

/** Where one frame of a segmentation lies, and which segment it belongs to (0 in a label map). */
export interface SegmentationFrame {
  readonly index: number;
  readonly segmentNumber: number;
  /** Slice of the segmentation's own grid. */
  readonly k: number;
}

/** The frames of a segmentation on a regular grid of their own. */
export interface SegmentationFrames {
  readonly geometry: VolumeGeometry;
  readonly frames: readonly SegmentationFrame[];
}

/** Most slices that a segmentation may span; more is a damaged position, not a patient. */
const maximumSliceCount = 8192;

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function broken(fileName: string, what: string): ImagingError {
  return new ImagingError(
    "IMAGING_GEOMETRY_INCONSISTENT",
    `${fileName}: ${what}, so the segments have no place; export the segmentation again.`,
    { fileName },
  );
}

/** First item of a functional group, of the frame or else shared. */
function groupItem(
  groups: readonly (dicomParser.DataSet | undefined)[],
  tag: string,
): dicomParser.DataSet | undefined {
  for (const group of groups) {
    const [item] = sequenceItems(group, tag);
    if (item !== undefined) return item;
  }
  return undefined;
}

/** Direction and spacing that all frames share. */
interface FramePlane {
  readonly axes: readonly [Vec3, Vec3, Vec3];
  /** Row spacing, then column spacing [mm]. */
  readonly pixelSpacingMm: readonly number[];
  readonly measures: dicomParser.DataSet;
}

function planeOf(fileName: string, groups: readonly (dicomParser.DataSet | undefined)[]): FramePlane {
  const orientation = groupItem(groups, "x00209116");
  const cosines = orientation && decimalValues(orientation, "x00200037", 6);
  const measures = groupItem(groups, "x00289110");
  const pixelSpacingMm = measures && decimalValues(measures, "x00280030", 2);
  if (cosines === undefined || pixelSpacingMm === undefined || measures === undefined) {
    throw broken(fileName, "orientation (0020,0037) or pixel spacing (0028,0030) is missing");
  }
  const row: Vec3 = [cosines[0] ?? 0, cosines[1] ?? 0, cosines[2] ?? 0];
  const column: Vec3 = [cosines[3] ?? 0, cosines[4] ?? 0, cosines[5] ?? 0];
  return { axes: [row, column, cross(row, column)], pixelSpacingMm, measures };
}

/** Reads place and segment of every frame from the functional groups. */
export function readSegmentationFrames(fileName: string, elements: dicomParser.DataSet): SegmentationFrames {
  const [shared] = sequenceItems(elements, "x52009229");
  const perFrame = sequenceItems(elements, "x52009230");
  if (perFrame.length === 0) {
    throw broken(fileName, "element (5200,9230) with the places of its frames is missing");
  }
  const { axes, pixelSpacingMm, measures } = planeOf(fileName, [perFrame[0], shared]);
  const positions = perFrame.map((item) => {
    const place = groupItem([item, shared], "x00209113");
    const position = place && decimalVec3(place, "x00200032");
    if (position === undefined) throw broken(fileName, "a frame has no position (0020,0032)");
    return position;
  });
  const heights = positions.map((position) => dot(position, axes[2]));
  const bottom = heights.reduce((low, height) => Math.min(low, height), Infinity);
  const top = heights.reduce((high, height) => Math.max(high, height), -Infinity);
  const stepMm = sliceStepMm(measures, heights);
  const count = Math.round((top - bottom) / stepMm) + 1;
  const origin = positions[heights.indexOf(bottom)];
  if (origin === undefined || !(count <= maximumSliceCount)) {
    throw broken(fileName, `its frames span ${count} slices`);
  }
  const segmentOf = (item: dicomParser.DataSet): number => {
    const identification = groupItem([item, shared], "x0062000a");
    return (identification && shortValue(identification, "x0062000b")) ?? 0;
  };
  return {
    geometry: {
      dimensions: [shortValue(elements, "x00280011") ?? 0, shortValue(elements, "x00280010") ?? 0, count],
      originLpsMm: origin,
      spacingMm: [pixelSpacingMm[1] ?? 1, pixelSpacingMm[0] ?? 1, stepMm],
      axes,
    },
    frames: perFrame.map((item, index) => ({
      index,
      segmentNumber: segmentOf(item),
      k: Math.round(((heights[index] ?? 0) - bottom) / stepMm),
    })),
  };
}

/** Distance of slices [mm]: what the file says where the positions agree with it, else their smallest gap. */
function sliceStepMm(measures: dicomParser.DataSet, heights: readonly number[]): number {
  const sorted = [...heights].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((height, index) => height - (sorted[index] ?? height));
  const seen = gaps.filter((gap) => gap > 1e-3);
  const said = Math.abs(decimalValue(measures, "x00180088") ?? decimalValue(measures, "x00180050") ?? 0);
  const fits = seen.every((gap) => Math.abs(gap / said - Math.round(gap / said)) < 0.05 && gap > 0.5 * said);
  if (said > 0 && fits) return said;
  return seen.length > 0 ? Math.min(...seen) : 1;
}
