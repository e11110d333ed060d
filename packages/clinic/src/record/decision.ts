import type { Signature } from "./person.ts";

/** A recorded exception from block first (R116). It lifts nothing where the gate knows no waiver (R118). */
export interface GateException {
  readonly kind: "gate-exception";
  readonly targetId: string;
  readonly indication: string;
  /** One of the gate's reasons, or `other`. */
  readonly reason: string;
  readonly text: string;
  /** Account of the second physician, not the author, whose countersignature is asked for; without it the gate stays shut. */
  readonly secondPhysicianId: string;
}

/**
 * The answer of the second physician to an exception, from the own session (R116). It holds for the one event that was read: an
 * exception that is corrected afterwards asks again.
 */
export interface Countersignature {
  readonly kind: "countersignature";
  /** Event of the exception as it was read. */
  readonly eventId: string;
  readonly answer: "agrees" | "declines";
  /** Why; may be empty where the physician agrees. */
  readonly text: string;
  readonly signature: Signature;
}

/** The frank talk before everything else (R57, R58, R92–R97). */
export interface ExpectationTalk {
  readonly kind: "expectation-talk";
  readonly goals: readonly {
    readonly painId: string;
    readonly baselineScore: number;
    readonly goalScore: number;
  }[];
  /** A function that matters to this person. */
  readonly functionGoal: string;
  /** Opioid dose aimed at; null where none is taken or no aim was set. */
  readonly goalEquivalentMgPerDay: number | null;
  /** Said and understood: zero is out of reach, some pain stays and help stays (R92, R93). */
  readonly neverZero: "said" | "not-said";
  /** Risk texts told, as `knowledge` names them (R109). */
  readonly riskTextIds: readonly string[];
  /** The weeks of neuritis and what is at hand (R113). */
  readonly neuritis: "explained" | "not-explained" | "not-applicable";
  /** What will be done when it does not help; null while open (R96). */
  readonly planB: string | null;
  /** What the patient said back, in own words; null while open (R97). */
  readonly teachBack: string | null;
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  readonly signedByPatient: Signature | null;
  readonly signedByClinician: Signature | null;
}

/** Management is always multimodal (R98). */
export interface MultimodalPlan {
  readonly kind: "multimodal-plan";
  readonly parts: readonly {
    readonly part: "drugs" | "physiotherapy" | "psychology" | "procedure" | "self-care" | "other";
    readonly text: string;
  }[];
}

/** How an assessment ends. Nobody leaves without one of these (R59). */
export interface Assessment {
  readonly kind: "assessment";
  readonly decision: "treat" | "block" | "optimize" | "refer";
  readonly text: string;
  /** Where a freeze is not offered: the referral, or the alternative by name. One of both is required with `refer`. */
  readonly referralId: string | null;
  readonly alternative: string | null;
}

/** A plan that was looked at and signed. The plan itself is kept beside the record, by id and fingerprint. */
export interface PlanApproval {
  readonly kind: "plan-approval";
  readonly planId: string;
  readonly planFingerprint: string;
  readonly targetId: string;
  readonly indication: string;
  readonly signature: Signature;
}

/** A missing piece of the approval gate, let go with a reason and a name (R3). */
export interface ApprovalOverride {
  readonly kind: "approval-override";
  readonly planId: string;
  readonly pieceId: string;
  readonly reason: string;
  readonly signature: Signature;
}

/** What operator and clinic have ready, item by item (R115). */
export interface ReadinessCheck {
  readonly kind: "readiness-check";
  readonly indication: string;
  /** Items of `knowledge` that were confirmed. */
  readonly confirmedIds: readonly string[];
}
