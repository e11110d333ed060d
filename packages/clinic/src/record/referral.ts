import type { CareAxis } from "./work-up.ts";

/** Directory of specialties, in our own spelling (R60). */
export const specialties = [
  "anesthesia-pain",
  "pm-and-r",
  "neurology",
  "surgery",
  "oncology",
  "radiation-oncology",
  "palliative-care",
  "psychology",
  "physiotherapy",
  "interventional-radiology",
  "general-practice",
  "other",
] as const;

/** One specialty of the directory. */
export type Specialty = (typeof specialties)[number];

/** What each specialty is called. */
export const specialtyNames: Readonly<Record<Specialty, string>> = {
  "anesthesia-pain": "Anesthesia pain",
  "pm-and-r": "PM&R",
  neurology: "Neurology",
  surgery: "Surgery",
  oncology: "Oncology",
  "radiation-oncology": "Radiation oncology",
  "palliative-care": "Palliative care",
  psychology: "Psychology",
  physiotherapy: "Physiotherapy",
  "interventional-radiology": "Interventional radiology",
  "general-practice": "General practice",
  other: "Other",
};

/** A referral that came in or goes out; what becomes of it follows as steps (R61). */
export interface ReferralOpened {
  readonly kind: "referral-opened";
  readonly referralId: string;
  readonly direction: "in" | "out";
  readonly specialty: Specialty;
  /** The other side. */
  readonly counterpart: string;
  readonly reason: string;
  /** Day by which a report back is expected, YYYY-MM-DD; null where nobody set one. */
  readonly expectedOn: string | null;
}

/** One step of the loop. `reported-back` and `declined` close it. */
export type ReferralStepName = "triaged" | "accepted" | "declined" | "seen" | "reported-back";

/** A step of a referral, with who and when in its event. */
export interface ReferralStep {
  readonly kind: "referral-step";
  readonly referralId: string;
  readonly step: ReferralStepName;
  /** Asked for at triage (R66, R67); null at the other steps. */
  readonly axis: CareAxis | null;
  readonly text: string;
}
