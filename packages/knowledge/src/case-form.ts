import { checkConditions } from "./condition.ts";
import { findById } from "./find-by-id.ts";
import type { Finding, Severity } from "./finding.ts";
import { exampleCaseRecords } from "./generated/example-cases.ts";
import { formRecords } from "./generated/forms.ts";
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

/** How a form stands. */
export interface FormState {
  readonly complete: boolean;
  /** Required and not answered. */
  readonly missing: readonly FormField[];
  /** Answers that cannot be, one sentence each. */
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
}

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

/** All case forms. */
export function caseForms(): readonly FormRecord[] {
  return formRecords;
}

/** One case form by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function caseForm(id: string): FormRecord {
  return findById(formRecords, id, "case form");
}

/** All example cases. */
export function exampleCases(): readonly ExampleCaseRecord[] {
  return exampleCaseRecords;
}

/**
 * What is missing, what cannot be, and what is to be said of the answers to a form.
 *
 * @example
 * checkForm(caseForm("tumor-board"), { dissent: "none" }).missing.map(({ id }) => id).includes("decision") // => true
 */
export function checkForm(form: FormRecord, answers: FormAnswers): FormState {
  const missing = form.fields.filter(({ id, required }) => required && !isAnswered(answers[id]));
  const problems = Object.entries(answers).flatMap(([id, answer]) => {
    if (!isAnswered(answer)) return [];
    const field = form.fields.find((entry) => entry.id === id);
    return field === undefined ? [`${form.name} has no field ${id}; take it out`] : problemsOf(field, answer);
  });
  return {
    complete: missing.length === 0 && problems.length === 0,
    missing,
    problems,
    findings: problems.length > 0 ? [] : findingsOf(form, answers),
  };
}

function isAnswered(answer: FormAnswers[string] | undefined): answer is NonNullable<FormAnswers[string]> {
  return (
    answer !== undefined &&
    answer !== null &&
    answer !== "" &&
    !(Array.isArray(answer) && answer.length === 0)
  );
}

const wanted: Readonly<Record<FormField["kind"], string>> = {
  text: "give a text",
  number: "give a number, 0 or more",
  date: "give a day as YYYY-MM-DD",
  "yes-no": "say yes or no",
  choice: "choose one of those offered",
  list: "give a list",
};

const fits: Readonly<Record<FormField["kind"], (answer: unknown, field: FormField) => boolean>> = {
  text: (answer) => typeof answer === "string",
  number: (answer) => typeof answer === "number" && Number.isFinite(answer) && answer >= 0,
  date: (answer) =>
    typeof answer === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(answer) && !Number.isNaN(Date.parse(answer)),
  "yes-no": (answer) => typeof answer === "boolean",
  choice: (answer, { options }) => typeof answer === "string" && options.includes(answer),
  list: (answer) => Array.isArray(answer) && answer.every((entry) => typeof entry === "string"),
};

function problemsOf(field: FormField, answer: unknown): string[] {
  if (fits[field.kind](answer, field)) return [];
  return [`${field.label}: ${JSON.stringify(answer)} cannot be; ${wanted[field.kind]}`];
}

function findingsOf(form: FormRecord, answers: FormAnswers): Finding[] {
  const inputs: Record<string, string | number | boolean | null> = {};
  for (const [id, answer] of Object.entries(answers))
    if (answer === null || typeof answer !== "object") inputs[id] = answer;
  return form.checks.flatMap((check): Finding[] => {
    const ruleId = `rule/form/${form.id}/${check.id}`;
    const { state, inputs: used } = checkConditions(ruleId, check.when, inputs);
    if (state !== "holds") return [];
    const { severity, text: message, status, sources } = check;
    return [{ ruleId, severity, message, sources, status, inputs: used }];
  });
}
