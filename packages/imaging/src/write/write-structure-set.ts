import { voxelToLpsMm } from "../resample/geometry-transform.ts";
import { resampleMask } from "../resample/sample.ts";
import type { StructureMask, Volume } from "../volume.ts";
import { contentUid } from "./content-uid.ts";
import {
  commonElements,
  dicomDateTime,
  frameOfReferenceElements,
  instanceReference,
  sliceInstanceUid,
  type WriteOptions,
} from "./dicom-modules.ts";
import { type DicomElement, decimalText, element, encodeDicomFile } from "./encode-dicom.ts";
import { traceContours } from "./mask-contours.ts";

const structureSetStorage = "1.2.840.10008.5.1.4.1.1.481.3";
/** Retired SOP class that RTSTRUCT still asks for in its study reference (PS3.3, C.8.8.5). */
const studyManagement = "1.2.840.10008.3.1.2.3.1";

/** Writes structures as an RTSTRUCT: closed planar contours along the voxel edges of each slice of the source volume. */
export function writeStructureSet(
  masks: readonly StructureMask[],
  volume: Volume,
  options: WriteOptions,
): Uint8Array {
  const { source } = volume;
  const makeUid = options.makeUid ?? contentUid;
  const names = masks.map((mask) => mask.name).join("|");
  const key = `rtstruct ${source.seriesInstanceUid} ${options.writtenAt} ${names}`;
  const { date, time } = dicomDateTime(options.writtenAt);
  const common = commonElements(source, {
    sopClassUid: structureSetStorage,
    sopInstanceUid: makeUid(`${key} instance`),
    seriesInstanceUid: makeUid(`${key} series`),
    modality: "RTSTRUCT",
    options,
  }).filter(({ tag }) => tag !== 0x00080023 && tag !== 0x00080033);
  return encodeDicomFile([
    ...common,
    ...frameOfReferenceElements(source),
    element(0x00081070, "PN", ""),
    element(0x30060002, "SH", "ISOTHERM"),
    element(0x30060008, "DA", date),
    element(0x30060009, "TM", time),
    ...referencedFrame(volume),
    element(
      0x30060020,
      "SQ",
      masks.map((mask, index) => [
        element(0x30060022, "IS", String(index + 1)),
        element(0x30060024, "UI", source.frameOfReferenceUid),
        element(0x30060026, "LO", mask.name.slice(0, 64)),
        element(0x30060036, "CS", "SEMIAUTOMATIC"),
      ]),
    ),
    element(
      0x30060039,
      "SQ",
      masks.map((mask, index) => contourItem(resampleMask(mask, volume.geometry), volume, index + 1)),
    ),
    element(
      0x30060080,
      "SQ",
      masks.map((_, index) => [
        element(0x30060082, "IS", String(index + 1)),
        element(0x30060084, "IS", String(index + 1)),
        element(0x300600a4, "CS", ""),
        element(0x300600a6, "PN", ""),
      ]),
    ),
    element(0x300e0002, "CS", "UNAPPROVED"),
  ]);
}

function referencedFrame(volume: Volume): DicomElement[] {
  const { source } = volume;
  const frame = element(0x00200052, "UI", source.frameOfReferenceUid);
  if (source.sopInstanceUids.length === 0) return [element(0x30060010, "SQ", [[frame]])];
  const series = [
    element(0x0020000e, "UI", source.seriesInstanceUid),
    element(
      0x30060016,
      "SQ",
      source.sopInstanceUids.map((uid) => instanceReference(source, uid)),
    ),
  ];
  const study = [
    element(0x00081150, "UI", studyManagement),
    element(0x00081155, "UI", source.studyInstanceUid),
    element(0x30060014, "SQ", [series]),
  ];
  return [element(0x30060010, "SQ", [[frame, element(0x30060012, "SQ", [study])]])];
}

function contourItem(mask: StructureMask, volume: Volume, roiNumber: number): DicomElement[] {
  const [ni, nj, nk] = volume.geometry.dimensions;
  const contours: DicomElement[][] = [];
  for (let k = 0; k < nk; k++) {
    const slice = mask.mask.subarray(k * ni * nj, (k + 1) * ni * nj);
    if (!slice.includes(1)) continue;
    const uid = sliceInstanceUid(volume, k);
    for (const contour of traceContours(slice, ni, nj)) {
      const points = contour.flatMap(([i, j]) => voxelToLpsMm(volume.geometry, [i, j, k]));
      contours.push([
        ...(uid === null ? [] : [element(0x30060016, "SQ", [instanceReference(volume.source, uid)])]),
        element(0x30060042, "CS", "CLOSED_PLANAR"),
        element(0x30060046, "IS", String(contour.length)),
        // A tenth of a micrometer keeps the points short.
        element(
          0x30060050,
          "DS",
          points.map((value) => decimalText(Math.round(value * 1e4) / 1e4)).join("\\"),
        ),
      ]);
    }
  }
  return [
    element(0x3006002a, "IS", mask.colorRgb),
    ...(contours.length === 0 ? [] : [element(0x30060040, "SQ", contours)]),
    element(0x30060084, "IS", String(roiNumber)),
  ];
}
