import type dicomParser from "dicom-parser";
import { ImagingError } from "../errors.ts";
import type { InputFile } from "../input.ts";
import { structureColor } from "../nifti/structure-color.ts";
import { type DicomDataset, parseDicom } from "../read/dicom-dataset.ts";
import { localizedText, sequenceItems, shortValue, textValue } from "../read/element-values.ts";
import { voxelCount } from "../resample/geometry-transform.ts";
import { resampleMask } from "../resample/sample.ts";
import type { StructureMask } from "../volume.ts";
import { dicomLabToRgb } from "../write/display-color.ts";
import { readSegmentationFrames, type SegmentationFrames } from "./segmentation-frames.ts";
import {
  checkFrameOfReference,
  geometryOf,
  outsideReference,
  type SegmentationReference,
} from "./segmentation-reference.ts";

const segmentationStorage = "1.2.840.10008.5.1.4.1.1.66.4";
const labelMapSegmentationStorage = "1.2.840.10008.5.1.4.1.1.66.7";
/** Implicit, explicit and deflated little endian: the syntaxes whose pixels are plain bytes. */
const plainSyntaxes: ReadonlySet<string> = new Set([
  "1.2.840.10008.1.2",
  "1.2.840.10008.1.2.1",
  "1.2.840.10008.1.2.1.99",
]);

interface Segment {
  readonly number: number;
  readonly name: string;
  readonly colorRgb: readonly [number, number, number];
}

/** Tells which segment a pixel of a frame belongs to; 0 for none. */
type PixelReader = (frame: SegmentationFrames["frames"][number], pixel: number) => number;

/**
 * Reads a DICOM segmentation (binary, fractional, label map; segments may overlap, frames may be sparse) onto the grid of
 * the reference. A fractional voxel is inside from one half on.
 */
export async function readSegmentation(
  file: InputFile,
  reference: SegmentationReference,
): Promise<StructureMask[]> {
  const dataset = parseDicom(file.name, await file.read());
  const { elements } = dataset;
  const sopClassUid = textValue(elements, "x00080016");
  if (sopClassUid !== segmentationStorage && sopClassUid !== labelMapSegmentationStorage) {
    throw new ImagingError(
      "IMAGING_NOT_AN_IMAGE",
      `${file.name}: SOP class ${sopClassUid ?? "(missing)"} is no DICOM segmentation; choose a SEG file.`,
      { fileName: file.name },
    );
  }
  checkFrameOfReference(file.name, textValue(elements, "x00200052"), reference);
  const frames = readSegmentationFrames(file.name, elements);
  const readPixel = pixelReader(dataset, frames);
  const target = geometryOf(reference);
  const masks = segmentsOf(elements).map((segment): StructureMask => {
    const own = { name: segment.name, colorRgb: segment.colorRgb, geometry: frames.geometry };
    return resampleMask({ ...own, mask: maskOf(segment.number, frames, readPixel) }, target);
  });
  if (!masks.some(({ mask }) => mask.includes(1))) throw outsideReference(file.name);
  return masks;
}

function segmentsOf(elements: dicomParser.DataSet): Segment[] {
  return sequenceItems(elements, "x00620002").flatMap((item) => {
    const number = shortValue(item, "x00620004") ?? 0;
    // Segment 0 of a label map is the background.
    if (number === 0) return [];
    const label = localizedText(item, "x00620005", elements);
    const lab = item.elements["x0062000d"];
    const colorRgb =
      lab !== undefined && lab.length >= 6
        ? dicomLabToRgb([0, 1, 2].map((index) => item.uint16("x0062000d", index) ?? 0))
        : structureColor(number);
    return [{ number, name: label === "" ? `Segment ${number}` : label, colorRgb }];
  });
}

function maskOf(
  segmentNumber: number,
  { geometry, frames }: SegmentationFrames,
  readPixel: PixelReader,
): Uint8Array {
  const area = geometry.dimensions[0] * geometry.dimensions[1];
  const mask = new Uint8Array(voxelCount(geometry));
  for (const frame of frames) {
    if (frame.segmentNumber !== 0 && frame.segmentNumber !== segmentNumber) continue;
    const start = frame.k * area;
    for (let pixel = 0; pixel < area; pixel++) {
      if (readPixel(frame, pixel) === segmentNumber) mask[start + pixel] = 1;
    }
  }
  return mask;
}

/** Checks the pixel data against its description and says how to read it. */
function pixelReader(dataset: DicomDataset, { geometry, frames }: SegmentationFrames): PixelReader {
  const { elements, fileName, transferSyntaxUid } = dataset;
  if (!plainSyntaxes.has(transferSyntaxUid)) {
    throw new ImagingError(
      "IMAGING_TRANSFER_SYNTAX_UNKNOWN",
      `${fileName}: segmentations in transfer syntax ${transferSyntaxUid} are not read; export it uncompressed.`,
      { fileName },
    );
  }
  const bits = shortValue(elements, "x00280100") ?? 0;
  const area = geometry.dimensions[0] * geometry.dimensions[1];
  const element = elements.elements["x7fe00010"];
  const needed = Math.ceil((area * frames.length * bits) / 8);
  if (![1, 8, 16].includes(bits) || area === 0 || element === undefined || element.length < needed) {
    throw new ImagingError(
      "IMAGING_PIXELS_UNREADABLE",
      `${fileName}: pixel data of ${element?.length ?? 0} bytes do not hold ${frames.length} frames of ${bits} bits; export the segmentation again.`,
      { fileName },
    );
  }
  const bytes = elements.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  const value = (frame: number, pixel: number): number => {
    const at = frame * area + pixel;
    if (bits === 1) return ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1;
    return bits === 8 ? (bytes[at] ?? 0) : (bytes[2 * at] ?? 0) + 256 * (bytes[2 * at + 1] ?? 0);
  };
  const isLabelMap = textValue(elements, "x00620001") === "LABELMAP";
  if (isLabelMap) return (frame, pixel) => value(frame.index, pixel);
  const half = bits === 1 ? 1 : (shortValue(elements, "x0062000e") ?? 255) / 2;
  return (frame, pixel) => (value(frame.index, pixel) >= half ? frame.segmentNumber : 0);
}
