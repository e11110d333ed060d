import type { NamedRecord, Sourced, SourcedText } from "./sourced.ts";

/** One question of an instrument. */
export interface InstrumentItem {
  readonly id: string;
  readonly text: string;
  /** Null: free text or no bound. */
  readonly lowestScore: number | null;
  readonly highestScore: number | null;
}

/** How one score is made. `entered`: a licensed site types the total. */
export interface InstrumentScoring extends NamedRecord {
  readonly itemIds: readonly string[];
  readonly method: "single" | "sum" | "mean" | "entered" | "sum-of-scores";
  readonly multiplierFactor: number;
  readonly lowestScore: number | null;
  readonly highestScore: number | null;
  /** From low to high; a band holds from its least score on. */
  readonly bands: readonly { readonly atLeastScore: number; readonly label: string }[];
  readonly loincCode: string | null;
}

/** Criteria that are met or not: all required items, and enough of each group. */
export interface InstrumentCriteria extends NamedRecord {
  readonly required: readonly string[];
  readonly groups: readonly { readonly itemIds: readonly string[]; readonly atLeastCount: number }[];
}

/** A change that means something to patients. */
export interface MeaningfulChange extends SourcedText {
  readonly meaning: string;
  readonly pointsScore: number | null;
  readonly changeFraction: number | null;
}

/** A questionnaire, scale, set of criteria, interview or body map; items only where its licence allows. */
export interface InstrumentRecord extends NamedRecord, Sourced {
  readonly shortName: string;
  readonly kind: "score" | "criteria" | "interview" | "map";
  readonly licence: {
    /** `site-slot`: a licensed site loads the items or enters totals; `link-only`: neither. */
    readonly use: "embedded" | "site-slot" | "link-only";
    readonly terms: string;
    readonly acknowledgment: string | null;
  };
  /** Period that the answers look back on. */
  readonly recall: string | null;
  readonly answerLabels: readonly string[];
  readonly items: readonly InstrumentItem[];
  readonly scores: readonly InstrumentScoring[];
  readonly criteria: readonly InstrumentCriteria[] | null;
  readonly changes: readonly MeaningfulChange[];
  readonly loinc: readonly (Sourced & { readonly code: string; readonly what: string })[];
  readonly note?: string;
}

/** Factor by which a dose becomes morphine milligram equivalents (CDC 2022). */
export interface OpioidRecord extends NamedRecord, Sourced {
  readonly doseUnit: "mg/day" | "mcg/h";
  /** Null: no factor exists; do not convert. */
  readonly equivalentFactor: number | null;
  /** Version of the factor table. */
  readonly table: string;
  readonly convertibleRoutes: readonly string[];
  readonly note?: string;
}
