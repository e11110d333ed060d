import type { FactStatus } from "./fact.ts";

export type FiberType = "sensory" | "motor" | "mixed" | "autonomic";
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
  readonly structuresAtRisk: readonly string[];
  readonly protocolPresetIds: readonly string[];
  readonly evidence: readonly TargetEvidence[];
  readonly block: BlockRequirement | null;
  readonly adverseEvents: readonly TargetAdverseEvent[];
  readonly contraindications: readonly string[];
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
