import type { FactStatus } from "./fact.ts";
import type { RuleCondition } from "./rule.ts";
import type { NamedRecord, Sourced, SourcedText, Traced } from "./sourced.ts";
import type { PainKind } from "./target.ts";

/** A code with our own short label, never official text. */
export interface CodeRecord extends Sourced {
  readonly id: string;
  readonly code: string;
  readonly system: "CPT" | "HCPCS" | "ICD-10-CM";
  readonly ourLabel: string;
  readonly use:
    | "nerve-cryo"
    | "nerve-destruction"
    | "block"
    | "imaging"
    | "tumor"
    | "device"
    | "diagnosis"
    | "unlisted";
  readonly targetIds: readonly string[];
  readonly indications: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** When to look again, and why. */
  readonly expiryWatch: {
    readonly on: string;
    readonly text: string;
    readonly status: FactStatus;
  } | null;
  /** `counsel-and-site-licence`: shown only where a site holds the licence and counsel agrees. */
  readonly release: "free" | "counsel-and-site-licence";
  /** What payers and makers say against each other; both are shown. */
  readonly conflicts: readonly {
    readonly party: string;
    readonly says: string;
    readonly sources: readonly string[];
  }[];
  readonly checkedOn: string | null;
  readonly note?: string;
}

/** One step of a pathway; due when all of its conditions hold. */
export interface PathwayStep extends NamedRecord, SourcedText, Traced {
  /** `hard-stop`: nothing goes on while it holds, without exception. */
  readonly kind: "do" | "stop" | "hard-stop";
  /** Entry criteria: the step is due when all of them hold. */
  readonly when: readonly RuleCondition[];
  /** Exit criteria: the step is left when all of them hold; none where it ends by being done. */
  readonly until: readonly RuleCondition[];
}

/** A versioned, editable sequence of steps with a stated author. */
export interface PathwayRecord extends NamedRecord, Sourced, Traced {
  readonly version: number;
  readonly author: string;
  readonly indications: readonly string[];
  readonly steps: readonly PathwayStep[];
  readonly evidenceCardIds: readonly string[];
}

/** Risks of one target for one indication: the disease matters, not just the site. */
export interface RiskTextRecord extends SourcedText, Traced {
  readonly id: string;
  readonly targetId: string;
  readonly indication: string;
  /** For the patient; its reading age is checked. */
  readonly plainText: string;
  readonly adverseEventIds: readonly string[];
  readonly evidenceCardIds: readonly string[];
}

/** A block of explanation for the patient, in plain words that a site may edit. */
export interface ExplanationRecord extends SourcedText, Traced {
  readonly id: string;
  readonly title: string;
  /** A picture, and marked as one. */
  readonly analogy: boolean;
  readonly editable: boolean;
  readonly evidenceCardIds: readonly string[];
}

/** One region of our own body map. */
export interface BodyRegionRecord extends NamedRecord {
  readonly order: number;
}

/** One station of nodes or masses, from head to foot. */
export interface StationRecord extends NamedRecord, Sourced {
  readonly order: number;
}

/** A kind of imaging finding, with the slang that stands for it. */
export interface FindingKindRecord extends NamedRecord, Sourced, Traced {
  readonly synonyms: readonly string[];
}

/** A word for how a pain feels, and the kinds of pain it points to. */
export interface PainQualityRecord extends NamedRecord, Sourced, Traced {
  readonly painKinds: readonly PainKind[];
}

/** A guideline that is watched: which version we hold, and when somebody last looked. */
export interface GuidelineRecord extends NamedRecord, SourcedText, Traced {
  /** Null: not read, because its text is not free. */
  readonly version: string | null;
  readonly checkedOn: string | null;
  readonly checkedBy: string | null;
  readonly pathwayIds: readonly string[];
  readonly evidenceCardIds: readonly string[];
}

/** Something to read or hear, by its source. */
export interface ReadingRecord extends Sourced, Traced {
  readonly id: string;
  readonly title: string;
  readonly kind: "article" | "talk";
  readonly about: string;
  /** Empty: general. */
  readonly targetIds: readonly string[];
}

/** Why somebody is treated, as gates, risks, codes, pathways and advice name it. */
export interface IndicationRecord extends NamedRecord, Sourced {
  readonly targetIds: readonly string[];
  /** What tells whether it helped. */
  readonly outcome: string;
}
