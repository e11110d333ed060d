import type { ImagingErrorCode } from "../errors.ts";
import type { InputFile } from "../input.ts";
import type { Slice } from "../series/slice.ts";
import type { ImportFinding } from "../volume.ts";

/** What an entry of a scan can be opened as. */
export type SeriesKind = "dicom-image" | "nifti" | "segmentation" | "structure-set";

/** The grid that a series will have, for a list to choose from. */
export interface GeometrySummary {
  readonly dimensions: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
  readonly orientation: "axial" | "coronal" | "sagittal" | "oblique";
  readonly willBeResampled: boolean;
}

/** One thing that can be opened. A DICOM series of several stacks or phases gives one entry each. */
export interface ScannedSeries {
  /** What `loadVolume` takes: the series instance UID, with `#2`, `#3`, … for further stacks of it. */
  readonly id: string;
  readonly kind: SeriesKind;
  readonly seriesInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly frameOfReferenceUid: string;
  /** DICOM modality code, such as CT, MR, SEG or RTSTRUCT; empty for NIfTI. */
  readonly modality: string;
  /** For the screen only: it may still hold what somebody typed about the patient. */
  readonly description: string;
  /** What tells a stack from its siblings: orientation, echo, phase. */
  readonly label: string;
  readonly sliceCount: number;
  readonly geometry: GeometrySummary | null;
  readonly warnings: readonly ImportFinding[];
  /** Why it cannot be opened as a volume; null where it can. */
  readonly refusal: { readonly code: ImagingErrorCode; readonly message: string } | null;
  readonly files: readonly InputFile[];
  /** Headers of the slices of a DICOM image; empty for the other kinds. */
  readonly slices: readonly Slice[];
}

/** A file that is none of these, and why. */
export interface SkippedFile {
  readonly fileName: string;
  readonly code: ImagingErrorCode;
  readonly reason: string;
}

/** What a folder, a zip or a drop holds. Images first, larger ones before smaller ones. */
export interface ImportScan {
  readonly series: readonly ScannedSeries[];
  readonly skipped: readonly SkippedFile[];
}

/** How far a scan or a load has come. */
export interface ImportProgress {
  readonly doneCount: number;
  readonly totalCount: number;
}

/** What scanning and loading can be told. */
export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}
