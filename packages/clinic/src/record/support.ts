/** Talking as treatment, with its time (R99). */
export interface Counseling {
  readonly kind: "counseling";
  readonly performedBy: string;
  readonly durationS: number;
  readonly text: string;
}

/** One session of rehabilitation after a procedure, kept or missed (R103). */
export interface RehabilitationSession {
  readonly kind: "rehabilitation-session";
  readonly freezeId: string | null;
  readonly part: "physiotherapy" | "cognitive-behavioral" | "acceptance-commitment" | "other";
  readonly attendance: "attended" | "missed";
  readonly text: string;
}
