import type dicomParser from "dicom-parser";
import { ImagingError } from "../errors.ts";
import type { Vec3, VolumeGeometry } from "../geometry.ts";
import type { InputFile } from "../input.ts";
import { structureColor } from "../nifti/structure-color.ts";
import { parseDicom } from "../read/dicom-dataset.ts";
import {
  decimalValue,
  decimalValues,
  localizedText,
  sequenceItems,
  textValue,
} from "../read/element-values.ts";
import { lpsMmToVoxel, voxelCount } from "../resample/geometry-transform.ts";
import type { StructureMask } from "../volume.ts";
import {
  checkFrameOfReference,
  geometryOf,
  outsideReference,
  type SegmentationReference,
} from "./segmentation-reference.ts";

/** A contour as it was drawn. */
export interface StructureContour {
  /** CLOSED_PLANAR, OPEN_PLANAR, POINT … as the file says. */
  readonly geometricType: string;
  readonly pointsLpsMm: readonly Vec3[];
}

/** A structure of an RTSTRUCT: its contours, and the closed ones as a mask on the reference grid. */
export interface ContouredStructure extends StructureMask {
  readonly contours: readonly StructureContour[];
}

const structureSetStorage = "1.2.840.10008.5.1.4.1.1.481.3";

/**
 * Reads an RTSTRUCT onto the grid of the reference: voxel centers inside a closed contour, by even–odd rule within a
 * plane, so that a hole stays one. A slice between two contoured planes takes the nearer one.
 */
export async function readStructureSet(
  file: InputFile,
  reference: SegmentationReference,
): Promise<ContouredStructure[]> {
  const { elements } = parseDicom(file.name, await file.read());
  const sopClassUid = textValue(elements, "x00080016");
  if (sopClassUid !== structureSetStorage) {
    throw new ImagingError(
      "IMAGING_NOT_AN_IMAGE",
      `${file.name}: SOP class ${sopClassUid ?? "(missing)"} is no RT structure set; choose an RTSTRUCT file.`,
      { fileName: file.name },
    );
  }
  const geometry = geometryOf(reference);
  const contourItems = sequenceItems(elements, "x30060039");
  const structures = sequenceItems(elements, "x30060020").map((roi): ContouredStructure => {
    checkFrameOfReference(file.name, textValue(roi, "x30060024"), reference);
    const number = decimalValue(roi, "x30060022") ?? 0;
    const item = contourItems.find((candidate) => decimalValue(candidate, "x30060084") === number);
    const contours = sequenceItems(item, "x30060040").map((contour) => readContour(file.name, contour));
    const color = item && decimalValues(item, "x3006002a", 3);
    const name = localizedText(roi, "x30060026", elements);
    return {
      name: name === "" ? `Structure ${number}` : name,
      colorRgb: color === undefined ? structureColor(number) : [color[0] ?? 0, color[1] ?? 0, color[2] ?? 0],
      geometry,
      mask: fillContours(file.name, contours, geometry),
      contours,
    };
  });
  const hasClosed = structures.some(({ contours }) => contours.some(isClosed));
  if (hasClosed && !structures.some(({ mask }) => mask.includes(1))) throw outsideReference(file.name);
  return structures;
}

function isClosed(contour: StructureContour): boolean {
  return contour.geometricType.startsWith("CLOSED_PLANAR") && contour.pointsLpsMm.length >= 3;
}

function readContour(fileName: string, item: dicomParser.DataSet): StructureContour {
  const count = decimalValue(item, "x30060046") ?? 0;
  const values = count === 0 ? [] : decimalValues(item, "x30060050", 3 * count);
  if (values === undefined) {
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${fileName}: contour data (3006,0050) hold fewer than the ${count} points that (3006,0046) names; export the structures again.`,
      { fileName },
    );
  }
  return {
    geometricType: textValue(item, "x30060042") ?? "",
    pointsLpsMm: Array.from(
      { length: count },
      (_, n): Vec3 => [values[3 * n] ?? 0, values[3 * n + 1] ?? 0, values[3 * n + 2] ?? 0],
    ),
  };
}

/** Contours of one plane, in fractional voxel indices of the reference. */
interface ContourPlane {
  readonly k: number;
  readonly polygons: (readonly Vec3[])[];
}

function planesOf(
  fileName: string,
  contours: readonly StructureContour[],
  geometry: VolumeGeometry,
): ContourPlane[] {
  const planes: ContourPlane[] = [];
  for (const contour of contours.filter(isClosed)) {
    const polygon = contour.pointsLpsMm.map((point) => lpsMmToVoxel(geometry, point));
    const heights = polygon.map((point) => point[2]);
    const k = heights.reduce((sum, value) => sum + value, 0) / heights.length;
    if (heights.some((height) => Math.abs(height - k) > 0.5)) {
      throw new ImagingError(
        "IMAGING_GEOMETRY_INCONSISTENT",
        `${fileName}: a contour is tilted against the slices of the open series; open the series that it was drawn on.`,
        { fileName },
      );
    }
    const plane = planes.find((candidate) => Math.abs(candidate.k - k) < 0.05);
    if (plane === undefined) planes.push({ k, polygons: [polygon] });
    else plane.polygons.push(polygon);
  }
  return planes.sort((a, b) => a.k - b.k);
}

function fillContours(
  fileName: string,
  contours: readonly StructureContour[],
  geometry: VolumeGeometry,
): Uint8Array {
  const [ni, nj, nk] = geometry.dimensions;
  const mask = new Uint8Array(voxelCount(geometry));
  const planes = planesOf(fileName, contours, geometry);
  const gaps = planes.slice(1).map((plane, index) => plane.k - (planes[index]?.k ?? plane.k));
  const reach = Math.max(0.5, (gaps.length > 0 ? Math.min(...gaps) : 1) / 2) + 1e-3;
  for (let k = 0; k < nk && planes.length > 0; k++) {
    const nearest = planes.reduce((best, plane) =>
      Math.abs(plane.k - k) < Math.abs(best.k - k) ? plane : best,
    );
    if (Math.abs(nearest.k - k) > reach) continue;
    const slice = mask.subarray(k * ni * nj, (k + 1) * ni * nj);
    for (const polygon of nearest.polygons) flipInside(slice, polygon, ni);
  }
  return mask;
}

/** Flips the pixels whose centers lie inside a polygon; a second contour within the first so cuts a hole. */
function flipInside(slice: Uint8Array, polygon: readonly Vec3[], width: number): void {
  const height = slice.length / width;
  const rows = polygon.map((point) => point[1]);
  const last = Math.min(height - 1, Math.floor(Math.max(...rows)));
  for (let j = Math.max(0, Math.ceil(Math.min(...rows))); j <= last; j++) {
    const crossings = crossingsAt(polygon, j);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const first = Math.max(0, Math.ceil(crossings[pair] ?? 0));
      const end = Math.min(width - 1, Math.ceil(crossings[pair + 1] ?? 0) - 1);
      for (let i = first; i <= end; i++) slice[i + j * width] = 1 - (slice[i + j * width] ?? 0);
    }
  }
}

function crossingsAt(polygon: readonly Vec3[], j: number): number[] {
  const crossings: number[] = [];
  let before = polygon.at(-1);
  for (const point of polygon) {
    if (before !== undefined && before[1] <= j !== point[1] <= j) {
      crossings.push(before[0] + ((j - before[1]) / (point[1] - before[1])) * (point[0] - before[0]));
    }
    before = point;
  }
  return crossings.sort((a, b) => a - b);
}
