import { ImagingError } from "../errors.ts";
import { resampleMask } from "../resample/sample.ts";
import type { StructureMask, Volume } from "../volume.ts";
import { contentDigest, contentUid } from "./content-uid.ts";
import {
  codeItems,
  commonElements,
  frameOfReferenceElements,
  instanceReference,
  orientationOf,
  pixelSpacingOf,
  sliceInstanceUid,
  slicePositionLpsMm,
  type WriteOptions,
} from "./dicom-modules.ts";
import { rgbToDicomLab } from "./display-color.ts";
import { type DicomElement, element, encodeDicomFile } from "./encode-dicom.ts";

const segmentationStorage = "1.2.840.10008.5.1.4.1.1.66.4";

interface Frame {
  readonly segmentNumber: number;
  readonly k: number;
}

/**
 * Writes structures or isotherms as one DICOM SEG (binary, one frame for each slice that holds a segment), on the grid of
 * the source volume and referring to its series. Masks on another grid are resampled (nearest voxel).
 */
export function writeSegmentation(
  masks: readonly StructureMask[],
  volume: Volume,
  options: WriteOptions,
): Uint8Array {
  const onGrid = masks.map((mask) => resampleMask(mask, volume.geometry));
  const frames = framesOf(onGrid, volume);
  if (frames.length === 0) {
    throw new ImagingError(
      "IMAGING_NOTHING_FOUND",
      "no structure has a voxel on the source volume, and a DICOM SEG cannot be empty; mark or compute one first.",
    );
  }
  const pixels = packFrames(onGrid, frames, volume);
  const makeUid = options.makeUid ?? contentUid;
  const names = masks.map((mask) => mask.name).join("|");
  const key = `seg ${volume.source.seriesInstanceUid} ${options.writtenAt} ${names} ${contentDigest(pixels)}`;
  return encodeDicomFile([
    ...commonElements(volume.source, {
      sopClassUid: segmentationStorage,
      sopInstanceUid: makeUid(`${key} instance`),
      seriesInstanceUid: makeUid(`${key} series`),
      modality: "SEG",
      options,
    }),
    ...frameOfReferenceElements(volume.source),
    ...imageElements(volume, frames.length),
    ...referencedSeries(volume),
    ...dimensionElements(makeUid(`${key} dimensions`)),
    element(
      0x00620002,
      "SQ",
      onGrid.map((mask, index) => segmentItem(mask, index + 1)),
    ),
    element(0x52009229, "SQ", [sharedGroups(volume)]),
    element(
      0x52009230,
      "SQ",
      frames.map((frame) => frameGroups(volume, frame)),
    ),
    element(0x7fe00010, "OB", pixels),
  ]);
}

function framesOf(masks: readonly StructureMask[], volume: Volume): Frame[] {
  const [ni, nj, nk] = volume.geometry.dimensions;
  const area = ni * nj;
  return masks.flatMap((mask, index) =>
    Array.from({ length: nk }, (_, k) => ({ segmentNumber: index + 1, k })).filter(({ k }) =>
      mask.mask.subarray(k * area, (k + 1) * area).includes(1),
    ),
  );
}

/** Bits of all frames without padding between them, least significant bit first (PS3.5, 8.1.1). */
function packFrames(masks: readonly StructureMask[], frames: readonly Frame[], volume: Volume): Uint8Array {
  const [ni, nj] = volume.geometry.dimensions;
  const area = ni * nj;
  const packed = new Uint8Array(Math.ceil((frames.length * area) / 8));
  frames.forEach(({ segmentNumber, k }, frame) => {
    const mask = masks[segmentNumber - 1]?.mask.subarray(k * area, (k + 1) * area);
    mask?.forEach((value, index) => {
      const bit = frame * area + index;
      if (value === 1) packed[bit >> 3] = (packed[bit >> 3] ?? 0) | (1 << (bit & 7));
    });
  });
  return packed;
}

function imageElements(volume: Volume, frameCount: number): DicomElement[] {
  const [columns, rows] = volume.geometry.dimensions;
  return [
    element(0x00080008, "CS", "DERIVED\\PRIMARY"),
    element(0x00280002, "US", [1]),
    element(0x00280004, "CS", "MONOCHROME2"),
    element(0x00280008, "IS", String(frameCount)),
    element(0x00280010, "US", [rows]),
    element(0x00280011, "US", [columns]),
    element(0x00280100, "US", [1]),
    element(0x00280101, "US", [1]),
    element(0x00280102, "US", [0]),
    element(0x00280103, "US", [0]),
    element(0x00282110, "CS", "00"),
    element(0x00620001, "CS", "BINARY"),
    element(0x00700080, "CS", "ISOTHERM"),
    element(0x00700081, "LO", ""),
    element(0x00700084, "PN", ""),
  ];
}

function referencedSeries(volume: Volume): DicomElement[] {
  const { source } = volume;
  if (source.sopInstanceUids.length === 0) return [];
  const instances = source.sopInstanceUids.map((uid) => instanceReference(source, uid));
  return [
    element(0x00081115, "SQ", [
      [element(0x0008114a, "SQ", instances), element(0x0020000e, "UI", source.seriesInstanceUid)],
    ]),
  ];
}

function dimensionElements(organizationUid: string): DicomElement[] {
  const index = (pointer: number, group: number, label: string): DicomElement[] => [
    element(0x00209164, "UI", organizationUid),
    element(0x00209165, "AT", [pointer]),
    element(0x00209167, "AT", [group]),
    element(0x00209421, "LO", label),
  ];
  return [
    element(0x00209221, "SQ", [[element(0x00209164, "UI", organizationUid)]]),
    element(0x00209222, "SQ", [
      index(0x0062000b, 0x0062000a, "Segment"),
      index(0x00200032, 0x00209113, "Position"),
    ]),
  ];
}

function segmentItem(mask: StructureMask, segmentNumber: number): DicomElement[] {
  return [
    element(0x00620003, "SQ", codeItems("123037004", "SCT", "Anatomical Structure")),
    element(0x00620004, "US", [segmentNumber]),
    element(0x00620005, "LO", mask.name.slice(0, 64)),
    element(0x00620008, "CS", "SEMIAUTOMATIC"),
    element(0x00620009, "LO", "Isotherm"),
    element(0x0062000d, "US", rgbToDicomLab(mask.colorRgb)),
    element(0x0062000f, "SQ", codeItems("85756007", "SCT", "Tissue")),
  ];
}

function sharedGroups(volume: Volume): DicomElement[] {
  const { geometry } = volume;
  return [
    element(0x00209116, "SQ", [[element(0x00200037, "DS", orientationOf(geometry))]]),
    element(0x00289110, "SQ", [
      [
        element(0x00180050, "DS", [geometry.spacingMm[2]]),
        element(0x00180088, "DS", [geometry.spacingMm[2]]),
        element(0x00280030, "DS", pixelSpacingOf(geometry)),
      ],
    ]),
  ];
}

function frameGroups(volume: Volume, frame: Frame): DicomElement[] {
  const uid = sliceInstanceUid(volume, frame.k);
  const purpose = codeItems("121322", "DCM", "Source image for image processing operation");
  const derivation = [
    element(0x00089215, "SQ", codeItems("113076", "DCM", "Segmentation")),
    element(
      0x00082112,
      "SQ",
      uid === null ? [] : [[...instanceReference(volume.source, uid), element(0x0040a170, "SQ", purpose)]],
    ),
  ];
  return [
    element(0x00089124, "SQ", [derivation]),
    element(0x00209111, "SQ", [[element(0x00209157, "UL", [frame.segmentNumber, frame.k + 1])]]),
    element(0x00209113, "SQ", [[element(0x00200032, "DS", slicePositionLpsMm(volume.geometry, frame.k))]]),
    element(0x0062000a, "SQ", [[element(0x0062000b, "US", [frame.segmentNumber])]]),
  ];
}
