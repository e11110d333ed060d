import type { Vec3, VolumeGeometry } from "../geometry.ts";
import type { SeriesSource, Volume } from "../volume.ts";
import { type DicomElement, element } from "./encode-dicom.ts";

/** What every written object needs beside its content. */
export interface WriteOptions {
  /** When it was written, ISO 8601; given by the caller, so that the same input makes the same bytes. */
  readonly writtenAt: string;
  /** Description of the new series. */
  readonly description: string;
  /** Makes the UIDs of the new objects from a key; the default derives them from the content. */
  readonly makeUid?: (key: string) => string;
}

/** Date and time as DICOM writes them: YYYYMMDD and HHMMSS. */
export function dicomDateTime(writtenAt: string): { date: string; time: string } {
  const digits = writtenAt.replaceAll(/\D/g, "");
  return { date: digits.slice(0, 8), time: digits.slice(8, 14).padEnd(6, "0") };
}

/** Patient, study, series and equipment modules. The patient stays empty: names come off on the way in. */
export function commonElements(
  source: SeriesSource,
  object: {
    readonly sopClassUid: string;
    readonly sopInstanceUid: string;
    readonly seriesInstanceUid: string;
    readonly modality: string;
    readonly options: WriteOptions;
  },
): DicomElement[] {
  const { date, time } = dicomDateTime(object.options.writtenAt);
  return [
    element(0x00080005, "CS", "ISO_IR 192"),
    element(0x00080016, "UI", object.sopClassUid),
    element(0x00080018, "UI", object.sopInstanceUid),
    element(0x00080020, "DA", source.studyDate),
    element(0x00080021, "DA", date),
    element(0x00080023, "DA", date),
    element(0x00080030, "TM", ""),
    element(0x00080031, "TM", time),
    element(0x00080033, "TM", time),
    element(0x00080050, "SH", ""),
    element(0x00080060, "CS", object.modality),
    element(0x00080070, "LO", "Isotherm"),
    element(0x00080090, "PN", ""),
    element(0x0008103e, "LO", object.options.description.slice(0, 64)),
    element(0x00081090, "LO", "Isotherm"),
    element(0x00100010, "PN", ""),
    element(0x00100020, "LO", ""),
    element(0x00100030, "DA", ""),
    element(0x00100040, "CS", ""),
    element(0x00181000, "LO", "none"),
    element(0x00181020, "LO", "1"),
    element(0x0020000d, "UI", source.studyInstanceUid),
    element(0x0020000e, "UI", object.seriesInstanceUid),
    element(0x00200010, "SH", ""),
    element(0x00200011, "IS", "1"),
    element(0x00200013, "IS", "1"),
  ];
}

/** Frame of reference module. */
export function frameOfReferenceElements(source: SeriesSource): DicomElement[] {
  return [element(0x00200052, "UI", source.frameOfReferenceUid), element(0x00201040, "LO", "")];
}

/** A coded concept as the items of its sequence. */
export function codeItems(value: string, scheme: string, meaning: string): DicomElement[][] {
  return [
    [element(0x00080100, "SH", value), element(0x00080102, "SH", scheme), element(0x00080104, "LO", meaning)],
  ];
}

/** A reference to one instance of the source series. */
export function instanceReference(source: SeriesSource, sopInstanceUid: string): DicomElement[] {
  return [element(0x00081150, "UI", source.sopClassUid), element(0x00081155, "UI", sopInstanceUid)];
}

/** The first voxel of slice k [mm, LPS]. */
export function slicePositionLpsMm(geometry: VolumeGeometry, k: number): Vec3 {
  const { originLpsMm: o, spacingMm, axes } = geometry;
  const along = k * spacingMm[2];
  return [o[0] + along * axes[2][0], o[1] + along * axes[2][1], o[2] + along * axes[2][2]];
}

/** Row and column direction cosines, dimensionless. */
export function orientationOf(geometry: VolumeGeometry): readonly number[] {
  return [...geometry.axes[0], ...geometry.axes[1]];
}

/** Row spacing, then column spacing [mm]. */
export function pixelSpacingOf(geometry: VolumeGeometry): readonly number[] {
  return [geometry.spacingMm[1], geometry.spacingMm[0]];
}

/** The instance that holds slice k, or null where the volume is resampled or no DICOM. */
export function sliceInstanceUid(volume: Volume, k: number): string | null {
  const uids = volume.source.sopInstanceUids;
  return uids.length === volume.geometry.dimensions[2] ? (uids[k] ?? null) : null;
}
