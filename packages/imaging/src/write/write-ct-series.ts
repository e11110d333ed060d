import type { Volume } from "../volume.ts";
import { contentUid } from "./content-uid.ts";
import {
  commonElements,
  frameOfReferenceElements,
  orientationOf,
  pixelSpacingOf,
  sliceInstanceUid,
  slicePositionLpsMm,
  type WriteOptions,
} from "./dicom-modules.ts";
import { type DicomElement, element, encodeDicomFile } from "./encode-dicom.ts";

/** A written file. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ctImageStorage = "1.2.840.10008.5.1.4.1.1.2";

/**
 * Writes a volume as a CT series, one file a slice, under the UIDs of its source; for phantoms and volumes made here.
 * Values are HU, rounded to whole numbers.
 */
export function writeCtSeries(volume: Volume, options: WriteOptions): WrittenFile[] {
  const { dimensions } = volume.geometry;
  return Array.from({ length: dimensions[2] }, (_, k) => ({
    name: `CT.${String(k + 1).padStart(4, "0")}.dcm`,
    bytes: encodeDicomFile(sliceElements(volume, k, options)),
  }));
}

function sliceElements(volume: Volume, k: number, options: WriteOptions): DicomElement[] {
  const { geometry, source } = volume;
  const [columns, rows] = geometry.dimensions;
  const makeUid = options.makeUid ?? contentUid;
  const common = commonElements(source, {
    sopClassUid: ctImageStorage,
    sopInstanceUid: sliceInstanceUid(volume, k) ?? makeUid(`${source.seriesInstanceUid} slice ${k}`),
    seriesInstanceUid: source.seriesInstanceUid,
    modality: "CT",
    options,
  }).filter(({ tag }) => tag !== 0x00200013);
  const area = columns * rows;
  const pixels = Int16Array.from(volume.voxels.subarray(k * area, (k + 1) * area), (value) =>
    Math.round(value),
  );
  return [
    ...common,
    ...frameOfReferenceElements(source),
    element(0x00080008, "CS", "DERIVED\\SECONDARY\\AXIAL"),
    element(0x00180050, "DS", [geometry.spacingMm[2]]),
    element(0x00180060, "DS", ""),
    element(0x00185100, "CS", "HFS"),
    element(0x00200012, "IS", "1"),
    // Required empty where the body part may be paired and is not named.
    element(0x00200060, "CS", ""),
    element(0x00200013, "IS", String(k + 1)),
    element(0x00200032, "DS", slicePositionLpsMm(geometry, k)),
    element(0x00200037, "DS", orientationOf(geometry)),
    element(0x00280002, "US", [1]),
    element(0x00280004, "CS", "MONOCHROME2"),
    element(0x00280010, "US", [rows]),
    element(0x00280011, "US", [columns]),
    element(0x00280030, "DS", pixelSpacingOf(geometry)),
    element(0x00280100, "US", [16]),
    element(0x00280101, "US", [16]),
    element(0x00280102, "US", [15]),
    element(0x00280103, "US", [1]),
    element(0x00281050, "DS", [50]),
    element(0x00281051, "DS", [400]),
    element(0x00281052, "DS", [0]),
    element(0x00281053, "DS", [1]),
    element(0x00281054, "LO", "HU"),
    element(0x7fe00010, "OW", new Uint8Array(pixels.buffer)),
  ];
}
