import type { Severity } from "./finding.ts";
import type { RuleCondition, RuleInputs } from "./rule.ts";
import type { NamedRecord, Sourced, SourcedText, Traced } from "./sourced.ts";

/** One thing that is written down of a case. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly kind: "text" | "number" | "date" | "yes-no" | "choice" | "list";
  /** What may be chosen; empty for other kinds. */
  readonly options: readonly string[];
  readonly required: boolean;
}

/** What is written down of a case, and what is said about the answers. */
export interface FormRecord extends NamedRecord, Sourced, Traced {
  readonly purpose: string;
  readonly pathwayId: string | null;
  readonly fields: readonly FormField[];
  readonly checks: readonly (SourcedText & {
    readonly id: string;
    readonly when: readonly RuleCondition[];
    readonly severity: Severity;
  })[];
  readonly note?: string;
}

/** Answers by field; absent or null is not answered. */
export type FormAnswers = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** A made-up case to learn and to test with. */
export interface ExampleCaseRecord extends Sourced, Traced {
  readonly id: string;
  readonly title: string;
  readonly synthetic: true;
  readonly story: string;
  readonly targetId: string | null;
  readonly indication: string;
  readonly evidenceLevel: string;
  readonly regions: readonly string[];
  readonly findings: readonly { readonly kindId: string; readonly stationId: string | null }[];
  readonly formId: string | null;
  readonly answers: FormAnswers;
  readonly pathwayId: string;
  readonly inputs: RuleInputs;
  /** What the target finder and the pathway must say of it. */
  readonly expects: { readonly targetIds: readonly string[]; readonly dueStepIds: readonly string[] };
  readonly note?: string;
}
