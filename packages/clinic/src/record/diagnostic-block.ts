/** Score of one pain at rest and on the movement that provokes it; null where that was not tested. */
export interface BlockPain {
  readonly painId: string;
  readonly restScore: number;
  readonly provokedScore: number | null;
}

/** A diagnostic block with its hours (rules C3). */
export interface DiagnosticBlock {
  readonly kind: "diagnostic-block";
  readonly blockId: string;
  readonly targetId: string;
  readonly side: "left" | "right" | "midline";
  readonly indication: string;
  readonly operator: string;
  readonly guidance: "CT" | "ultrasound" | "fluoroscopy" | "MR" | "landmark";
  readonly drug: string;
  /** As on the ampoule, such as 0.25 %. */
  readonly concentration: string;
  readonly volumeMl: number;
  readonly steroid: "given" | "none";
  readonly sedation: "given" | "none";
  /** Series that shows where the drug went; null where none was kept. */
  readonly imageSeriesUid: string | null;
  /** How long relief by this drug is expected, entered from its label; null where the site states none. */
  readonly expectedRelief: { readonly fromS: number; readonly toS: number } | null;
  /** The pain that the block is to test; the others are scored beside it. */
  readonly indexPainId: string;
  readonly before: readonly BlockPain[];
  readonly series: readonly { readonly afterS: number; readonly pains: readonly BlockPain[] }[];
  readonly functionTest: string;
  readonly motor: {
    readonly effect: "none" | "weaker" | "not-tested";
    /** MRC 0–5. */
    readonly strengthGrade: number | null;
    /** Whether the patient has felt the loss and accepts it; null where there was none to feel. */
    readonly acceptance: "accepted" | "not-accepted" | null;
  };
  /** Sign that the nerve was reached, such as Horner or a warmer limb. */
  readonly objectiveSign: { readonly seen: "yes" | "no" | "not-looked-for"; readonly text: string };
  /** COMPASS-31 before and after, where licensed and done. */
  readonly compass31: { readonly beforeScore: number; readonly afterScore: number } | null;
  /** What the patient had said success would be, and whether it came; null where not asked. */
  readonly patientSuccess: { readonly definition: string; readonly reached: "yes" | "no" } | null;
  /** R117. */
  readonly patientWish: "go-ahead" | "not" | "undecided";
}
