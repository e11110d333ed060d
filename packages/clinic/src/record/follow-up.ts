import type { PainState } from "./pain.ts";

/** A visit, call or entry from the phone after a freeze. */
export interface FollowUp {
  readonly kind: "follow-up";
  readonly freezeId: string;
  /** Id of the scheduled visit, such as `week-6`, or `unscheduled`. */
  readonly visitId: string;
  readonly manner: "in-person" | "video" | "telephone" | "entered-by-patient";
  /** How long the visit or call took (R100); null where nobody measured it. */
  readonly durationS: number | null;
  readonly pains: readonly { readonly painId: string; readonly state: PainState }[];
  /** Constipation, nausea, sedation and the like, with how strong. */
  readonly sideEffects: readonly { readonly name: string; readonly score: number }[];
  /** PGIC, 1 very much better to 7 very much worse, as its form counts; null where not asked. */
  readonly globalImpressionScore: number | null;
  /** New pain by the freeze itself; null where there is none. */
  readonly neuritis: { readonly worstScore: number; readonly remedies: readonly string[] } | null;
  readonly horner: "present" | "absent" | "not-looked-for";
  /** Red flags as told; each asks for a call on the same day (rules C6). */
  readonly redFlags: readonly string[];
  /** Whether another intervention had to be done for this pain. */
  readonly rescue: "none" | "done";
  readonly text: string;
}

/** What the clinician makes of one freeze, once it can be judged (rules C6). */
export interface TreatmentResult {
  readonly kind: "treatment-result";
  readonly freezeId: string;
  readonly result: "relief" | "incomplete" | "failure";
  readonly text: string;
}

/** A small goal, measurable and dated (R104). */
export interface MiniGoal {
  readonly kind: "mini-goal";
  readonly goalId: string;
  readonly painId: string | null;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly state: "open" | "reached" | "given-up";
}
