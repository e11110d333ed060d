/** A complaint about the care, in the words in which it was made, and what was answered (R119). */
export interface Complaint {
  readonly kind: "complaint";
  readonly from: "patient" | "relative" | "referrer" | "other";
  readonly text: string;
  /** The freeze that it is about; null where it is about none. */
  readonly freezeId: string | null;
  /** What was answered; null while nobody has. */
  readonly answer: string | null;
}
