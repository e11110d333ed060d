import type { SunderlandGrade } from "./injury.ts";
import type { RuleCondition, RuleInputs } from "./rule.ts";
import type { NamedRecord, Sourced, SourcedText, Traced } from "./sourced.ts";

/** A short answer to one question about a modality, with its reason. */
export interface ModalityStatement extends SourcedText {
  readonly answer:
    | "yes"
    | "usually"
    | "often-not-permanent"
    | "within-limits"
    | "less"
    | "no"
    | "unknown"
    | "not-applicable";
}

/** One way to treat, or not to treat, a nerve or tumor. */
export interface ModalityRecord extends NamedRecord, Sourced, Traced {
  readonly kind: "cold" | "heat" | "electric" | "chemical" | "drug" | "surgery" | "none";
  readonly use: "nerve" | "tumor" | "both";
  readonly reversible: ModalityStatement;
  readonly seenGrowing: ModalityStatement;
  readonly charAndImpedance: ModalityStatement;
  /** Typical nerve injury; null where no source gives a grade. */
  readonly typicalInjury: SourcedText & {
    readonly lowestGrade: SunderlandGrade | null;
    readonly highestGrade: SunderlandGrade | null;
    readonly evidenceCardIds: readonly string[];
  };
  /** Probe time of one level: by the freeze protocol, fixed, or not known. */
  readonly time: SourcedText & {
    readonly basis: "freeze-protocol" | "fixed" | "unknown";
    readonly levelS: number | null;
  };
  /** Targets at which it is the usual modality. */
  readonly usualForTargetIds: readonly string[];
  /** Further uses without a record in the atlas. */
  readonly usualForText: readonly string[];
  readonly evidenceCardIds: readonly string[];
}

/** A reason for or against a modality, a question it raises, or what excludes it; holds when all conditions hold. */
export interface ModalityReason extends SourcedText, Traced {
  readonly id: string;
  readonly modalityId: string;
  readonly direction: "for" | "against" | "ask" | "exclude";
  /** Empty: always holds. */
  readonly when: readonly RuleCondition[];
  readonly evidenceCardIds: readonly string[];
  readonly cases: readonly {
    readonly name: string;
    readonly inputs: RuleInputs;
    readonly applies: boolean;
  }[];
}
