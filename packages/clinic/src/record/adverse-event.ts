/** Criteria of seriousness, the worst first. */
export const seriousnessCriteria = [
  "death",
  "threat-to-life",
  "hospitalization",
  "disability",
  "congenital",
  "medically-important",
] as const;

/** One criterion of seriousness. */
export type Seriousness = (typeof seriousnessCriteria)[number];

/** An event with the grading system and its version (never a bare number). */
export interface AdverseEvent {
  readonly kind: "adverse-event";
  /** Entry of the pick list of `knowledge`, or null with a text. */
  readonly pickId: string | null;
  readonly text: string;
  readonly freezeId: string | null;
  readonly gradingId: string;
  readonly gradingVersion: string;
  readonly gradeCode: string;
  readonly modifierCodes: readonly string[];
  readonly causality: "caused" | "unknown" | "not-caused";
  readonly window: "during" | "within-24-h" | "within-30-d" | "after-30-d";
  /** Criteria of seriousness that hold; empty is not serious. */
  readonly serious: readonly Seriousness[];
  /** YYYY-MM-DD; null while it lasts. */
  readonly endedOn: string | null;
}
