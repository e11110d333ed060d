/** The first question of every intake (R66); it drives pathway and thresholds. */
export type CareAxis = "acute" | "chronic" | "cancer";

/** First question answered, and what the patient came for. */
export interface Intake {
  readonly kind: "intake";
  readonly axis: CareAxis;
  /** Indication as `knowledge` names it, such as `cancer-pain` or `long-covid`. */
  readonly indication: string;
  /** What was asked for, such as a freeze straight away (R144). */
  readonly request: string;
}

/** The patient's own words, kept as they were said and placed first (R62). */
export interface PatientStory {
  readonly kind: "patient-story";
  readonly ownWords: string;
}

/** Steps of the work-up in the order of practice (R74); imaging has its own structured entry. */
export type WorkUpStepName = "notes" | "seen" | "examination";

/** One step that was done, by whom. */
export interface WorkUpStep {
  readonly kind: "work-up-step";
  readonly step: WorkUpStepName;
  readonly performedBy: string;
  /** Whether that person is the one who would do the procedure (R81). */
  readonly capacity: "proceduralist" | "other";
  readonly manner: "in-person" | "video" | "telephone" | "records-only";
  readonly durationS: number | null;
  readonly text: string;
}
