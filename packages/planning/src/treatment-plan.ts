import type { VolumeGeometry } from "@isotherm/imaging";
import type { FiberType, SunderlandGrade } from "@isotherm/knowledge";

/** A point in the patient frame LPS, millimetres (x to the left, y to the back, z to the head). */
export type PointLpsMm = readonly [number, number, number];

/** A tube along a polyline: nerve, vessel, airway, duct. */
export interface LineGeometry {
  readonly kind: "line";
  readonly pointsLpsMm: readonly PointLpsMm[];
  readonly radiusMm: number;
}

/** A marked region, run-length coded on a regular grid (lengths of alternating 0 and 1 runs, starting with 0). */
export interface MaskGeometry {
  readonly kind: "mask";
  readonly geometry: VolumeGeometry;
  readonly runs: readonly number[];
}

export interface SphereGeometry {
  readonly kind: "sphere";
  readonly centerLpsMm: PointLpsMm;
  readonly radiusMm: number;
}

export type StructureGeometry = LineGeometry | MaskGeometry | SphereGeometry;

export type StructureKind =
  | "nerve"
  | "vessel"
  | "airway"
  | "lung"
  | "bowel"
  | "organ"
  | "bone"
  | "node"
  | "dura"
  | "skin"
  | "hydrodissection"
  | "other";

/** The nerve (or node) that is to be frozen. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** Id of the atlas target, or null for a custom target, which needs `safeAccess`. */
  readonly knowledgeTargetId: string | null;
  readonly side: "left" | "right" | "midline" | null;
  readonly fibers: FiberType;
  readonly geometry: LineGeometry;
  /** Path, structures and guidance of a custom target (R37). */
  readonly safeAccess: string | null;
}

export interface StructureAtRisk {
  readonly id: string;
  readonly name: string;
  readonly kind: StructureKind;
  readonly geometry: StructureGeometry;
  /** Its own limits; null uses the general alert steps (R26). */
  readonly minimumClearanceMm: number | null;
  readonly minimumTemperatureC: number | null;
}

/** Where a cryoprobe stands. The active zone belongs to the device. */
export interface CryoprobePlacement {
  readonly id: string;
  readonly deviceId: string;
  readonly entryLpsMm: PointLpsMm;
  readonly tipLpsMm: PointLpsMm;
}

export type FreezeStep =
  | {
      readonly kind: "freeze";
      readonly freezeS: number;
      readonly dutyFraction: number;
      readonly cryoprobeIds: readonly string[] | null;
    }
  | { readonly kind: "thaw"; readonly thawS: number }
  | {
      readonly kind: "active-thaw";
      readonly activeThawS: number;
      readonly temperatureC: number;
      readonly cryoprobeIds: readonly string[] | null;
    };

export interface FreezeProtocol {
  readonly presetId: string | null;
  readonly steps: readonly FreezeStep[];
}

/** Values entered by the site for a device whose maker has not published them, or that it knows better. */
export interface DeviceOverride {
  readonly deviceId: string;
  readonly shaftDiameterMm: number | null;
  readonly activeZoneLengthMm: number | null;
  readonly tipOffsetMm: number | null;
  readonly tipTemperatureC: number | null;
  readonly coolantTemperatureC: number | null;
  readonly heatTransferWPerM2K: number | null;
  readonly maximumPowerW: number | null;
  /** Document number and edition of the instructions for use. */
  readonly source: string;
}

/** Which image the plan is drawn on; never a name. */
export interface PlanImage {
  readonly kind: "series" | "phantom" | "nifti";
  /** Phantom id for a phantom, content hash or file name otherwise. */
  readonly id: string;
  readonly seriesInstanceUid: string | null;
  readonly frameOfReferenceUid: string | null;
}

/** What surrounds the skin. */
export interface SkinProtection {
  readonly kind: "air" | "drape" | "warm-saline" | "warm-glove";
}

/** How the freeze is to be computed. */
export interface SimulationChoice {
  /** Accuracy asked for, as the cell of a uniform grid. */
  readonly cellMm: number;
  /** Time between kept fields. */
  readonly reportEveryS: number;
  /** Tissue ids by class of CT number; see `tissue-labels.ts`. */
  readonly bodyTemperatureC: number;
}

/**
 * A treatment plan: what is intended. Anatomy, no person. Versioned: older documents are migrated on reading.
 * Everything computed lives beside it, with the settings that made it, never in it.
 */
export interface TreatmentPlan {
  readonly format: "isotherm.treatment-plan";
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly procedureType: "neurolysis" | "tumor-ablation";
  readonly image: PlanImage;
  readonly target: Target | null;
  readonly structures: readonly StructureAtRisk[];
  readonly cryoprobes: readonly CryoprobePlacement[];
  readonly deviceOverrides: readonly DeviceOverride[];
  readonly protocol: FreezeProtocol;
  readonly skinProtection: SkinProtection;
  /** Grade aimed at and worst grade accepted (R9). */
  readonly intendedGrade: SunderlandGrade;
  readonly worstAcceptedGrade: SunderlandGrade;
  readonly simulation: SimulationChoice;
  readonly notes: string;
}
