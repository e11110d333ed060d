/** Who takes part in a thread. */
export type Correspondent = "patient" | "clinic" | "referrer";

/** One message between patient, clinic and referrer (R64, R65). */
export interface Message {
  readonly kind: "message";
  readonly messageId: string;
  readonly from: Correspondent;
  readonly to: Correspondent;
  readonly text: string;
  readonly triage: "red-flag" | "soon" | "routine" | "not-triaged";
  /** The message that this one answers. */
  readonly answersId: string | null;
}

/** A question that the patient wants answered, with its answer once there is one (R101). */
export interface PatientQuestion {
  readonly kind: "patient-question";
  readonly question: string;
  readonly answer: string | null;
}
