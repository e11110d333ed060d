import type dicomParser from "dicom-parser";
import { ImagingError } from "../errors.ts";
import type { Vec3 } from "../geometry.ts";
import type { InputFile } from "../input.ts";
import type { DicomDataset } from "../read/dicom-dataset.ts";
import {
  decimalValue,
  decimalValues,
  decimalVec3,
  sequenceItems,
  textValue,
} from "../read/element-values.ts";
import { type InstanceHeader, readPixelFormat, readValueTransform } from "../read/image-header.ts";
import type { Slice, SlicePlane } from "./slice.ts";
import { addScaled, cross, dot, length, normalize } from "./vector-math.ts";

type Elements = dicomParser.DataSet;

const distinguishing: readonly (readonly [string, string])[] = [
  ["x00200100", "(0020,0100) Temporal Position Identifier"],
  ["x00209128", "(0020,9128) Temporal Position Index"],
  ["x00180086", "(0018,0086) Echo Numbers"],
  ["x00180081", "(0018,0081) Echo Time"],
  ["x00200012", "(0020,0012) Acquisition Number"],
  ["x00080008", "(0008,0008) Image Type"],
  ["x00181060", "(0018,1060) Trigger Time"],
  ["x00080032", "(0008,0032) Acquisition Time"],
];

function geometryError(dataset: DicomDataset, what: string): ImagingError {
  return new ImagingError("IMAGING_GEOMETRY_INCONSISTENT", `${dataset.fileName}: ${what}.`, {
    fileName: dataset.fileName,
  });
}

interface PlaneSource {
  readonly position: Vec3 | undefined;
  readonly orientation: readonly number[] | undefined;
  readonly spacing: readonly number[] | undefined;
}

/** Largest part of a direction, or cosine between the two, that is still rounding. */
const directionTolerance = 0.01;

function checkedPlane(dataset: DicomDataset, source: PlaneSource): SlicePlane {
  const { position, orientation, spacing } = source;
  const advice = "it cannot be placed in the patient; import the original axial series";
  if (position === undefined) {
    throw geometryError(
      dataset,
      `element (0020,0032) Image Position (Patient) is missing or no three numbers, so ${advice}`,
    );
  }
  if (orientation === undefined) {
    throw geometryError(
      dataset,
      `element (0020,0037) Image Orientation (Patient) is missing or no six numbers, so ${advice}`,
    );
  }
  if (spacing === undefined || !spacing.slice(0, 2).every((value) => value > 0 && value < 1000)) {
    throw geometryError(
      dataset,
      `element (0028,0030) Pixel Spacing is missing or no two positive numbers, so ${advice}`,
    );
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = orientation;
  const row: Vec3 = [a, b, c];
  const column: Vec3 = [d, e, f];
  const isUnit = (vector: Vec3): boolean => Math.abs(length(vector) - 1) <= directionTolerance;
  if (!isUnit(row) || !isUnit(column) || Math.abs(dot(row, column)) > directionTolerance) {
    throw geometryError(
      dataset,
      `element (0020,0037) Image Orientation (Patient) ${orientation.join("\\")} is no pair of perpendicular unit vectors, so ${advice}`,
    );
  }
  if (position.some((value) => Math.abs(value) > 1e5)) {
    throw geometryError(
      dataset,
      `element (0020,0032) Image Position (Patient) ${position.join("\\")} lies more than 100 m away, so ${advice}`,
    );
  }
  const rowDirection = normalize(row);
  return {
    originLpsMm: position,
    rowDirection,
    columnDirection: normalize(addScaled(column, -dot(column, rowDirection), rowDirection)),
    rowSpacingMm: spacing[0] ?? 1,
    columnSpacingMm: spacing[1] ?? 1,
  };
}

function distinguishersOf(sources: readonly (Elements | undefined)[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [tag, name] of distinguishing) {
    for (const source of sources) {
      const value = source === undefined ? undefined : textOrShort(source, tag);
      if (value !== undefined) found[name] = value;
    }
  }
  return found;
}

function textOrShort(source: Elements, tag: string): string | undefined {
  if (tag !== "x00209128") return textValue(source, tag);
  const element = source.elements[tag];
  return element !== undefined && element.length >= 4 ? String(source.uint32(tag)) : undefined;
}

function firstItem(groups: readonly (Elements | undefined)[], tag: string): Elements | undefined {
  for (const group of groups) {
    const item = sequenceItems(group, tag)[0];
    if (item !== undefined) return item;
  }
  return undefined;
}

/** Frames of an enhanced object: each carries its own functional groups, over the shared ones. */
function enhancedSlices(dataset: DicomDataset, file: InputFile, header: InstanceHeader): readonly Slice[] {
  const format = readPixelFormat(dataset);
  const shared = sequenceItems(dataset.elements, "x52009229")[0];
  const perFrame = sequenceItems(dataset.elements, "x52009230");
  if (perFrame.length !== format.frameCount) {
    throw geometryError(
      dataset,
      `element (5200,9230) Per-Frame Functional Groups has ${perFrame.length} items where (0028,0008) Number of Frames is ${format.frameCount}; export the series again`,
    );
  }
  return perFrame.map((group, frameIndex) => {
    const groups = [group, shared];
    const measures = firstItem(groups, "x00289110");
    const positionItem = firstItem(groups, "x00209113");
    const orientationItem = firstItem(groups, "x00209116");
    const valueItem = firstItem(groups, "x00289145");
    const plane = checkedPlane(dataset, {
      position: positionItem && decimalVec3(positionItem, "x00200032"),
      orientation: orientationItem && decimalValues(orientationItem, "x00200037", 6),
      spacing: measures && decimalValues(measures, "x00280030", 2),
    });
    return {
      file,
      frameIndex,
      header,
      format,
      transform: readValueTransform(dataset, format, valueItem),
      plane,
      thicknessMm: (measures && decimalValue(measures, "x00180050")) ?? null,
      distinguishers: distinguishersOf([firstItem(groups, "x00209111"), firstItem(groups, "x00189114")]),
      isPositionAssumed: false,
    };
  });
}

function topPlane(dataset: DicomDataset): SlicePlane {
  const { elements } = dataset;
  const detector = sequenceItems(elements, "x00540022")[0];
  return checkedPlane(dataset, {
    position: decimalVec3(elements, "x00200032") ?? (detector && decimalVec3(detector, "x00200032")),
    orientation:
      decimalValues(elements, "x00200037", 6) ?? (detector && decimalValues(detector, "x00200037", 6)),
    spacing: decimalValues(elements, "x00280030", 2),
  });
}

/**
 * Distances of the frames of an old multi-frame file from its first one: Grid Frame Offset Vector says them;
 * nuclear medicine gives only a spacing, whose side along the normal has to be assumed.
 */
function frameOffsets(
  dataset: DicomDataset,
  frameCount: number,
): { offsets: readonly number[]; isAssumed: boolean } {
  if (frameCount === 1) return { offsets: [0], isAssumed: false };
  const grid = decimalValues(dataset.elements, "x3004000c", frameCount);
  if (grid !== undefined) return { offsets: grid.map((value) => value - (grid[0] ?? 0)), isAssumed: false };
  const spacingMm = decimalValue(dataset.elements, "x00180088");
  if (spacingMm === undefined || spacingMm === 0) {
    throw geometryError(
      dataset,
      `it has ${frameCount} frames without positions (neither (5200,9230) Per-Frame Functional Groups nor (3004,000C) Grid Frame Offset Vector), so it cannot be placed in the patient; export it as single slices`,
    );
  }
  const offsets = Array.from({ length: frameCount }, (_, frame) => frame * Math.abs(spacingMm));
  return { offsets, isAssumed: true };
}

/** The slices of one image file, without reading pixels; throws where geometry or format forbid a volume. */
export function readSlices(dataset: DicomDataset, file: InputFile, header: InstanceHeader): readonly Slice[] {
  if (dataset.elements.elements["x52009230"] !== undefined) return enhancedSlices(dataset, file, header);
  const format = readPixelFormat(dataset);
  const first = topPlane(dataset);
  const normal = cross(first.rowDirection, first.columnDirection);
  const { offsets, isAssumed } = frameOffsets(dataset, format.frameCount);
  const transform = readValueTransform(dataset, format, undefined);
  const distinguishers = distinguishersOf([dataset.elements]);
  return offsets.slice(0, format.frameCount).map((offsetMm, frameIndex) => ({
    file,
    frameIndex,
    header,
    format,
    transform,
    plane: { ...first, originLpsMm: addScaled(first.originLpsMm, offsetMm, normal) },
    thicknessMm: decimalValue(dataset.elements, "x00180050") ?? null,
    distinguishers,
    isPositionAssumed: isAssumed,
  }));
}
