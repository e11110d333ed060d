import type { ExampleCaseRecord, FormAnswers, FormField, FormRecord } from "./case-form-record.ts";
import { checkConditions } from "./condition.ts";
import { findById } from "./find-by-id.ts";
import type { Finding } from "./finding.ts";
import { exampleCaseRecords } from "./generated/example-cases.ts";
import { formRecords } from "./generated/forms.ts";

/** How a form stands. */
export interface FormState {
  readonly complete: boolean;
  /** Required and not answered. */
  readonly missing: readonly FormField[];
  /** Answers that cannot be, one sentence each. */
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
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
