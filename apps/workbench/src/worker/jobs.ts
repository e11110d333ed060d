import type { BackendName } from "@isotherm/engine";
import type { ImportFinding, Modality, PhantomId, StructureMask, Volume } from "@isotherm/imaging";
import type {
  PlacementProgress,
  PlacementSuggestions,
  PlanOutcome,
  RadiofrequencyOutcome,
  ReportCertainty,
  SurfaceMesh,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { TemperatureFrame } from "../view/scene.ts";
import type { DateChoice } from "./deidentify-choice.ts";
import type { MarginAnswer, MarginRequest } from "./margin-jobs.ts";
import type { PlacementRequest } from "./placement-jobs.ts";
import type { LesionProgress, RadiofrequencyRequest } from "./radiofrequency-jobs.ts";
import type { SiteRecordJobs } from "./site-records.ts";
import type { UncertaintyAnswer, UncertaintyProgress, UncertaintyRequest } from "./uncertainty-jobs.ts";

/** Step of a long job, in words and as a fraction 0–1 (null: not known). */
export interface JobProgress {
  readonly text: string;
  readonly fraction: number | null;
}

/** One series found in the files, as the person chooses from. */
export interface SeriesChoice {
  /** Names the series among those of the last scan. */
  readonly key: string;
  readonly kind: "dicom" | "nifti";
  readonly modality: Modality;
  readonly description: string;
  readonly sliceCount: number;
  readonly dimensions: readonly number[];
  readonly spacingMm: readonly number[];
  readonly sizeBytes: number;
  readonly findings: readonly ImportFinding[];
  /** Why it cannot be opened, or null. */
  readonly refusal: string | null;
}

/** What a scan found. */
export interface ScanAnswer {
  readonly series: readonly SeriesChoice[];
  readonly findings: readonly ImportFinding[];
  readonly fileCount: number;
}

/** An image in memory, ready to be planned on. */
export interface OpenedImage {
  readonly title: string;
  readonly volume: Volume;
  /** What the phantom knows of itself, as a plan: nerve, structures, a cryoprobe path. Null for a real image. */
  readonly demo: TreatmentPlan | null;
}

/** A chosen image without names, open and not stored yet. */
export interface PickedImage {
  readonly image: OpenedImage;
  readonly kind: "series" | "nifti";
  readonly seriesInstanceUid: string | null;
  readonly frameOfReferenceUid: string | null;
}

/** A frame or a step of a running freeze. */
export interface FreezeProgress {
  readonly timeS: number;
  readonly endTimeS: number;
  readonly frame: TemperatureFrame | null;
  readonly frameTimeS: number | null;
  /** What computes it. */
  readonly backend: BackendName;
  readonly threads: number;
}

/** Structures of segmentation files, and a sentence for each that was not taken or needs a look. */
export interface SegmentationAnswer {
  readonly masks: readonly StructureMask[];
  readonly notes: readonly string[];
}

/** Surfaces of the isotherms at one time. */
export interface IsothermSurface {
  readonly temperatureC: number;
  readonly mesh: SurfaceMesh;
}

/** A file to be saved by the browser. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What can be written about a finished freeze. */
export type ExportKind = "report-pdf" | "report-dicom-pdf" | "isotherms-seg" | "isotherms-rtstruct";

/** What was computed beside the freeze and goes into its report; null leaves a page out. */
export interface ReportPages {
  readonly certainty: ReportCertainty | null;
  readonly radiofrequency: RadiofrequencyOutcome | null;
}

/** Every job that the workshop does off the main thread. */
export type WorkshopJobs = SiteRecordJobs & {
  scan: { input: { readonly files: readonly File[] }; progress: JobProgress; output: ScanAnswer };
  pick: {
    input: { readonly key: string; readonly dates: DateChoice; readonly uidSalt: string };
    progress: JobProgress;
    output: PickedImage;
  };
  /** Stores what was picked; gives the series id for DICOM, the content hash for NIfTI. */
  store: { input: { readonly picked: "last" }; progress: JobProgress; output: string };
  openStored: {
    input: { readonly kind: "series" | "nifti"; readonly imageId: string };
    progress: JobProgress;
    output: OpenedImage;
  };
  openPhantom: { input: { readonly phantomId: PhantomId }; progress: JobProgress; output: OpenedImage };
  readSegmentation: {
    input: { readonly files: readonly File[] };
    progress: JobProgress;
    output: SegmentationAnswer;
  };
  simulate: {
    input: { readonly plan: TreatmentPlan };
    progress: FreezeProgress;
    output: PlanOutcome;
  };
  preview: {
    input: { readonly plan: TreatmentPlan };
    progress: JobProgress;
    output: { readonly frame: TemperatureFrame; readonly timeS: number; readonly backend: BackendName };
  };
  surfaces: {
    input: { readonly timeIndex: number; readonly temperaturesC: readonly number[] };
    progress: JobProgress;
    output: readonly IsothermSurface[];
  };
  margins: { input: MarginRequest; progress: JobProgress; output: MarginAnswer };
  uncertainty: { input: UncertaintyRequest; progress: UncertaintyProgress; output: UncertaintyAnswer };
  placements: { input: PlacementRequest; progress: PlacementProgress; output: PlacementSuggestions };
  radiofrequency: { input: RadiofrequencyRequest; progress: LesionProgress; output: RadiofrequencyOutcome };
  export: {
    input: {
      readonly plan: TreatmentPlan;
      readonly kind: ExportKind;
      readonly timeIndex: number;
      /** Pages of the report beside the freeze itself. */
      readonly pages: ReportPages;
    };
    progress: JobProgress;
    output: MadeFile;
  };
};
