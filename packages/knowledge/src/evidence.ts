import type { FactStatus } from "./fact.ts";
import type { SourcedText } from "./sourced.ts";

/** What practice says beside what has been published; both are shown. */
export interface EvidenceCard {
  /** E1–E20. */
  readonly id: string;
  readonly title: string;
  readonly practice: string;
  readonly evidence: readonly string[];
  /** Negative or neutral trials, shown as large as a positive series; empty where none is known. */
  readonly negativeTrials: readonly SourcedText[];
  /** Wording that may be shown. */
  readonly show: string;
  /** Requirement numbers that the card qualifies. */
  readonly qualifies: readonly string[];
  readonly certainty: string;
  readonly status: FactStatus;
  readonly sources: readonly string[];
  /** YYYY-MM. */
  readonly lastReviewed: string;
}

/** A slip of the source material, and what to say in its place (W1–W19). */
export interface WordingRow {
  readonly id: string;
  readonly say: string;
  readonly forbidden: readonly string[];
  /** Whether texts are searched for it. */
  readonly checked: boolean;
  readonly note?: string;
}
