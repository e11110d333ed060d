import type { Fact, FactStatus } from "./fact.ts";

export type FiberType = "sensory" | "motor" | "mixed" | "autonomic";
/** How a pain presents, as far as it points to a kind of nerve. */
export type PainKind = "neuropathic" | "visceral" | "articular" | "sympathetic";
export type CryoStatus = "usual" | "reported" | "case-reports" | "not-tried-by-operator" | "disabled";

/**
 * A: randomized trial positive; A−: randomized trial negative or neutral; B: prospective study or cohort of 20 or more;
 * C: smaller series; D: case reports or expert; none: nothing found for cryo.
 */
export type EvidenceGrade = "A" | "A−" | "B" | "C" | "D" | "none";

/** One finding of the literature on a target. */
export interface TargetEvidence {
  readonly grade: EvidenceGrade;
  readonly statement: string;
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** One adverse event of a target, with its rate where one is reported. */
export interface TargetAdverseEvent {
  readonly event: string;
  readonly caseCount?: number;
  readonly patientCount?: number;
  readonly rateFraction?: number;
  readonly status: FactStatus;
  readonly sources: readonly string[];
  readonly note?: string;
}

/** Whether a diagnostic block comes first, and what counts as success. */
export interface BlockRequirement {
  readonly requirement: "required" | "usual";
  /** Least relief of the block, 0–1; null where no source states one. */
  readonly minimumReliefFraction: number | null;
  /** Sign beside the relief, such as a warmer limb. */
  readonly objectiveSign: string | null;
  /** Reason for which practice goes without. */
  readonly waiverReason: string | null;
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** What on an image points to this target, and from which node station. */
export interface FindingLink {
  readonly id: string;
  readonly findingKindIds: readonly string[];
  /** Empty: any place. */
  readonly stationIds: readonly string[];
  readonly text: string;
  readonly requirements: readonly string[];
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** What lies beside a target and can be injured by its freeze. */
export interface TargetStructure {
  readonly name: string;
  /**
   * Least distance of its surface from visible ice, never unverified; null where none is published and the site has set none, so
   * that only the general alert steps hold.
   */
  readonly leastIceDistanceMm: Fact | null;
}

/** One nerve target of the atlas. */
export interface TargetRecord {
  /** Such as `stellate-ganglion`. */
  readonly id: string;
  /** T1–T23 of the atlas. */
  readonly atlasNumber: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly fibers: FiberType;
  readonly paired: boolean;
  readonly cryoStatus: CryoStatus;
  readonly cryoStatusReason: string | null;
  readonly guidance: string;
  readonly approach: string;
  readonly indications: readonly string[];
  readonly structuresAtRisk: readonly TargetStructure[];
  readonly protocolPresetIds: readonly string[];
  readonly evidence: readonly TargetEvidence[];
  readonly block: BlockRequirement | null;
  readonly adverseEvents: readonly TargetAdverseEvent[];
  readonly contraindications: readonly string[];
  /** Ids of body regions where this target's pain is felt. */
  readonly regions: readonly string[];
  /** Ids of body regions into which it radiates. */
  readonly radiation: readonly string[];
  readonly painKinds: readonly PainKind[];
  /** Such as `L2` or `V1`; for the target finder only. */
  readonly dermatomes: {
    readonly levels: readonly string[];
    readonly status: FactStatus;
    readonly sources: readonly string[];
    readonly note: string;
  };
  readonly findingLinks: readonly FindingLink[];
  /** Drug, concentration and volume of the block; null where no source gives them, so that the site enters its own. */
  readonly blockRecipe: {
    readonly text: string;
    readonly status: FactStatus;
    readonly sources: readonly string[];
  } | null;
  readonly regrowth: {
    /** Null: not published for this target; measured on the plan. */
    readonly distanceMm: number | null;
    /** From where to where it is measured. */
    readonly measure: string;
    /** Return as a study or label gives it. */
    readonly observed: {
      readonly text: string;
      readonly status: FactStatus;
      readonly sources: readonly string[];
    } | null;
  };
  /** Id of its bleeding class. */
  readonly bleedingClassId: string;
  /** YYYY-MM. */
  readonly lastReviewed: string;
  readonly status: FactStatus;
  readonly sources: readonly string[];
  readonly note?: string;
}

/** A freeze protocol as practice uses it. */
export interface ProtocolPreset {
  readonly id: string;
  readonly name: string;
  readonly use: "neurolysis" | "tumor-ablation";
  readonly steps: readonly (
    | { readonly kind: "freeze"; readonly durationS: number; readonly dutyFraction: number }
    | { readonly kind: "thaw"; readonly durationS: number }
    | { readonly kind: "active-thaw"; readonly durationS: number; readonly temperatureC: number }
  )[];
  readonly status: FactStatus;
  readonly sources: readonly string[];
  /** What the source leaves open. */
  readonly note?: string;
}
