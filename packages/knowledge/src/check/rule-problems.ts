import { checkConditions } from "../condition.ts";
import { evaluateRule } from "../evaluate-rule.ts";
import type { ModalityReason } from "../modality.ts";
import type { Rule } from "../rule.ts";
import { threshold } from "../rulebook.ts";
import { weakestStatus } from "../sourced.ts";

/** What is wrong with one rule: cases that do not hold, no case of either kind, more certainty than its numbers have. */
export function ruleProblems(rule: Rule): string[] {
  const lacking = [true, false]
    .filter((fires) => !rule.cases.some((example) => example.fires === fires))
    .map((fires) => `${rule.id} has no case that ${fires ? "fires" : "does not fire"}`);
  return [
    ...lacking,
    ...rule.cases.flatMap((example) => caseProblems(rule, example)),
    ...certaintyProblems(rule),
  ];
}

function caseProblems(rule: Rule, example: Rule["cases"][number]): string[] {
  try {
    const fired = evaluateRule(rule, example.inputs) !== null;
    if (fired === example.fires) return [];
    return [`${rule.id}: the case "${example.name}" ${fired ? "fires" : "does not fire"}`];
  } catch (error) {
    return [
      `${rule.id}: the case "${example.name}" fails: ${error instanceof Error ? error.message : error}`,
    ];
  }
}

function certaintyProblems(rule: Rule): string[] {
  return rule.when.flatMap(({ threshold: id }) => {
    if (id === undefined) return [];
    const { status } = threshold(id).fact;
    if (weakestStatus([rule.status, status]) === rule.status) return [];
    return [`${rule.id} is marked ${rule.status}, but rests on ${id}, which is only ${status}`];
  });
}

/** Reasons for or against a modality whose cases do not hold, or that lack a case of either kind. */
export function reasonProblems(reason: ModalityReason): string[] {
  const name = `modality reason ${reason.id}`;
  const lacking = [true, false]
    .filter((applies) => reason.when.length > 0 && !reason.cases.some((entry) => entry.applies === applies))
    .map((applies) => `${name} has no case in which it ${applies ? "applies" : "does not apply"}`);
  const wrong = reason.cases.flatMap((entry) => {
    const { state } = checkConditions(reason.id, reason.when, entry.inputs);
    if ((state === "holds") === entry.applies) return [];
    return [
      `${name}: the case "${entry.name}" ${state}, but should ${entry.applies ? "apply" : "not apply"}`,
    ];
  });
  return [...lacking, ...wrong];
}
