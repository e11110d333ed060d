import type { VolumeGeometry } from "./geometry.ts";

export type Modality = "CT" | "MR" | "OTHER";

/** What ties a volume back to the series that it came from; no name, no identifier of a person. */
export interface SeriesSource {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly frameOfReferenceUid: string;
  /** One a slice, in the order of the volume's k axis; empty where the volume was resampled or is no DICOM. */
  readonly sopInstanceUids: readonly string[];
  readonly sopClassUid: string;
  readonly description: string;
  /** YYYYMMDD after de-identification, empty when removed. */
  readonly studyDate: string;
}

/** A judgement about what was read; never an exception. */
export interface ImportFinding {
  readonly ruleId: string;
  readonly severity: "info" | "warning" | "critical";
  readonly message: string;
}

/** A regular grid of intensities: Hounsfield units for CT, arbitrary units otherwise. x (i) fastest. */
export interface Volume {
  readonly modality: Modality;
  readonly geometry: VolumeGeometry;
  /** Rescaled values; CT in HU. Padding outside the field of view is −1024 for CT and 0 otherwise. */
  readonly voxels: Int16Array | Float32Array;
  readonly source: SeriesSource;
  readonly findings: readonly ImportFinding[];
}

/** One structure as a binary mask on a regular grid (1 inside). Structures may overlap, so each has its own mask. */
export interface StructureMask {
  readonly name: string;
  readonly colorRgb: readonly [number, number, number];
  readonly geometry: VolumeGeometry;
  readonly mask: Uint8Array;
}
