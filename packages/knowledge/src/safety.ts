import type { Severity } from "./finding.ts";
import type { RuleCondition } from "./rule.ts";
import type { NamedRecord, Sourced, SourcedText, Traced } from "./sourced.ts";

/** A grading system of adverse events, in our own words; its version is stored with every grade. */
export interface GradingRecord extends NamedRecord, Sourced {
  readonly version: string;
  readonly grades: readonly { readonly code: string; readonly text: string }[];
  readonly modifiers: readonly GradingModifier[];
  readonly note?: string;
}

/** What is told beside a grade. */
export interface GradingModifier {
  readonly code: string;
  readonly text: string;
  /** What it answers; of the modifiers of one group only one holds. */
  readonly group?: string;
}

/** A rate with its numbers; shown only with them and with its source. */
export interface AdverseEventRate extends SourcedText {
  readonly caseCount?: number;
  readonly patientCount?: number;
  readonly rateFraction?: number;
}

/** One entry of the pick list of adverse events. */
export interface AdverseEventRecord extends NamedRecord, Sourced {
  /** Term of CTCAE; null where none is held. */
  readonly ctcaeTerm: string | null;
  /** Targets at which it is a known risk; empty is any. */
  readonly targetIds: readonly string[];
  readonly rates: readonly AdverseEventRate[];
  readonly note?: string;
}

/** A condition that speaks against a treatment. */
export interface ContraindicationRecord extends NamedRecord, SourcedText {
  readonly level: "contraindicated" | "discuss" | "avoid" | "caution" | "defer" | "checklist";
  /** Empty: every target. */
  readonly targetIds: readonly string[];
  /** Empty: every modality. */
  readonly modalityIds: readonly string[];
}

/** A local decision about a rule, with a name. */
export interface LocalOverride {
  readonly name: string;
  readonly reason: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** What one society says about holding one drug. All rows are unverified until a second reader has compared them. */
export interface AnticoagulationRecord extends Sourced {
  readonly id: string;
  readonly society: "SIR" | "ASRA" | "ASIPP";
  readonly year: string;
  readonly procedureClass: string;
  readonly drugId: string;
  readonly drugName: string;
  readonly hold: string;
  readonly restart: string | null;
  readonly labThreshold: string | null;
  readonly byRenalFunction: readonly {
    readonly creatinineClearanceFromMlPerMin: number | null;
    readonly creatinineClearanceBelowMlPerMin: number | null;
    readonly hold: string;
  }[];
  readonly source: string;
  readonly checkedOn: string | null;
  readonly localOverride: LocalOverride | null;
  readonly note?: string;
}

/** How three societies class the bleeding risk of a group of targets; none names cryoneurolysis. */
export interface BleedingClassRecord extends NamedRecord, Sourced {
  readonly targetIds: readonly string[];
  readonly classes: readonly {
    readonly society: string;
    readonly level: string;
    readonly text: string;
    readonly sources: readonly string[];
  }[];
  readonly gap: string;
  readonly note: string;
}

/** One remedy of a rescue order set with its interaction checks. */
export interface RescueOrderRecord extends NamedRecord, SourcedText, Traced {
  readonly set: string;
  readonly checks: readonly (SourcedText & {
    readonly id: string;
    readonly when: readonly RuleCondition[];
    readonly severity: Severity;
  })[];
  /** Entered by the site. */
  readonly rxnormCode: string | null;
  readonly note?: string;
}

/** One thing that operator and clinic must have ready. */
export interface ReadinessRecord extends NamedRecord, SourcedText, Traced {
  readonly targetIds: readonly string[];
  readonly indications: readonly string[];
}

/** What a diagnostic block must show before a freeze, for a group of targets or one indication. */
export interface BlockGateRecord extends NamedRecord, Sourced, Traced {
  /** Empty: every target that no other gate names. */
  readonly targetIds: readonly string[];
  /** Empty: every indication. */
  readonly indications: readonly string[];
  readonly minimumReliefFraction: number | null;
  readonly cautionFromFraction: number | null;
  readonly blockCount: number;
  readonly objectiveSign: string | null;
  readonly waivable: boolean;
  readonly waiverReasons: readonly string[];
  readonly requiresMotorAcceptance: boolean;
  readonly requiresPatientDefinedSuccess: boolean;
}
