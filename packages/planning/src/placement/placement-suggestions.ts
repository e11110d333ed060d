import type { FactStatus } from "@isotherm/knowledge";
import type { CryoprobePlacement, FreezeProtocol, PointLpsMm, StructureKind } from "../treatment-plan.ts";
import type { PlacementSettings } from "./placement-settings.ts";

/** Least distance that a path keeps from one kind of structure, and who says so. */
export interface PathMargin {
  readonly kind: StructureKind;
  readonly marginMm: number;
  /** Record of `knowledge`, such as `threshold/path/vessel`. */
  readonly thresholdId: string;
  /** "unverified" and "proposal" are to be shown as such. */
  readonly status: FactStatus;
  readonly sources: readonly string[];
  readonly note: string;
}

/** How far the shaft of a suggestion stays from one thing that it must miss. */
export interface PathClearance {
  /** Null for bone, lung or air that the CT shows and nobody marked. */
  readonly structureId: string | null;
  readonly structureName: string;
  readonly kind: StructureKind;
  readonly clearanceMm: number;
  readonly marginMm: number;
}

/** The first limit that a freeze of this placement crosses. */
export interface CrossedLimit {
  /** Rule of `knowledge` that is broken, such as `rule/clearance/stop`. */
  readonly ruleId: string;
  readonly structureId: string | null;
  /** Since the start of the freeze. */
  readonly timeS: number;
  /** Such as "−20 °C reaches Left vertebral artery after 412 s". */
  readonly text: string;
}

/** One suggestion: where the cryoprobes stand, and how long they freeze. */
export interface SuggestedPlacement {
  /** Ready to be added to the plan; ids are `suggested-RANK-NUMBER`. */
  readonly cryoprobes: readonly CryoprobePlacement[];
  /** The shortest freeze that covers the wanted length without crossing a limit; null where there is none. */
  readonly shortestFreezeS: number | null;
  /** The protocol of that freeze, ready to be set; null with it. */
  readonly protocol: FreezeProtocol | null;
  /** Why the shortest freeze is what it is, or why there is none. */
  readonly freezeText: string;
  /** Unbroken length of nerve at the lesion temperature after the longest freeze that crosses no limit. */
  readonly nerveLengthMm: number;
  /** That freeze. */
  readonly longestSafeFreezeS: number;
  readonly lengthOverTime: readonly { readonly timeS: number; readonly lengthMm: number }[];
  readonly firstLimit: CrossedLimit | null;
  /** The longest way from skin to tip among its cryoprobes. */
  readonly pathLengthMm: number;
  /** Least of clearance minus margin over `clearances`; null where nothing is near. */
  readonly spareMm: number | null;
  /** Everything within 15 mm of a shaft that it must miss, tightest first. */
  readonly clearances: readonly PathClearance[];
}

/** Why a path was turned away. */
export type RejectionReason =
  | "near-structure"
  | "no-skin"
  | "too-long"
  | "re-enters-body"
  | "nerve-not-covered"
  | "limit-crossed";

/** A path that was turned away, to be drawn. */
export interface RejectedPath {
  /** Where it meets the skin, or the image or the longest path ends. */
  readonly entryLpsMm: PointLpsMm;
  readonly tipLpsMm: PointLpsMm;
  /** Where it is worst; null where no single place is at fault. */
  readonly atLpsMm: PointLpsMm | null;
  /** Distance of the shaft from the structure there, 0 inside; null likewise. */
  readonly clearanceMm: number | null;
}

/** All paths that were turned away for one reason, most first. */
export interface RejectedPaths {
  readonly reason: RejectionReason;
  readonly structureId: string | null;
  readonly structureName: string | null;
  readonly kind: StructureKind | null;
  /** A sentence without the count, such as "closer than 2 mm to Left vertebral artery". */
  readonly text: string;
  readonly count: number;
  /** A few that came nearest to being taken. */
  readonly examples: readonly RejectedPath[];
}

/** What a search ends with. */
export interface PlacementSuggestions {
  readonly planFingerprint: string;
  readonly settings: PlacementSettings;
  readonly margins: readonly PathMargin[];
  /** Best first; at most `settings.trialCount`. Empty where no path is clear: `rejections` say why. */
  readonly suggestions: readonly SuggestedPlacement[];
  readonly rejections: readonly RejectedPaths[];
  /** Paths looked at; clear of everything by geometry; frozen on the anatomy. */
  readonly triedCount: number;
  readonly clearCount: number;
  readonly frozenCount: number;
  /** How the list is ordered, in a sentence. */
  readonly rankedBy: string;
  /** Backend, version of the engine, cell of the coarse freezes; null when none was computed. */
  readonly computedWith: string | null;
}

/** How far a search is. */
export interface PlacementProgress {
  readonly stage: "paths" | "freezes";
  /** [1] Of the whole search, 0–1. */
  readonly fraction: number;
  /** What is being done, such as "Freezing path 3 of 8". */
  readonly text: string;
}
