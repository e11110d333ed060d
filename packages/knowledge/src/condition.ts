import { KnowledgeError } from "./errors.ts";
import type { RuleCondition, RuleInputs } from "./rule.ts";
import { threshold } from "./rulebook.ts";

export type InputValue = number | string | boolean;
export type Limit = InputValue | readonly string[];

const numberComparisons: Readonly<Record<string, (actual: number, limit: number) => boolean>> = {
  below: (actual, limit) => actual < limit,
  "at-most": (actual, limit) => actual <= limit,
  above: (actual, limit) => actual > limit,
  "at-least": (actual, limit) => actual >= limit,
};

/** Whether one comparison holds; `owner` names the rule in the error of a number compared with a word. */
export function holdsComparison(
  owner: string,
  condition: RuleCondition,
  [actual, limit]: readonly [InputValue, Limit],
): boolean {
  if (condition.is === "equals") return actual === limit;
  if (condition.is === "not-equals") return actual !== limit;
  if (condition.is === "one-of") return Array.isArray(limit) && limit.includes(actual);
  const compare = numberComparisons[condition.is];
  if (compare === undefined || typeof actual !== "number" || typeof limit !== "number") {
    throw new KnowledgeError(
      "KNOWLEDGE_RULE_INPUT",
      `${owner} compares ${condition.quantity} as a number, but was given ${JSON.stringify(actual)}`,
    );
  }
  return compare(actual, limit);
}

/** How a list of conditions stands for what is known so far. */
export interface ConditionState {
  /** `unknown`: none fails, but one of the inputs is not known. */
  readonly state: "holds" | "fails" | "unknown";
  readonly inputs: RuleInputs;
  /** Inputs that are absent or null. */
  readonly unknown: readonly string[];
}

/**
 * How a list of conditions stands when some inputs may not be known yet: one that fails decides, whatever else is unknown.
 *
 * @example
 * checkConditions("step", [{ quantity: "treated", is: "equals", value: true }], {}).state // => "unknown"
 */
export function checkConditions(
  owner: string,
  conditions: readonly RuleCondition[],
  inputs: RuleInputs,
): ConditionState {
  const used: Record<string, InputValue | null> = {};
  const unknown = new Set<string>();
  let fails = false;
  for (const condition of conditions) {
    const actual = inputs[condition.quantity] ?? null;
    const limit = limitOf(condition, inputs);
    used[condition.quantity] = actual;
    if (condition.input !== undefined) used[condition.input] = inputs[condition.input] ?? null;
    if (actual === null) unknown.add(condition.quantity);
    else if (limit === null) unknown.add(condition.input ?? condition.quantity);
    else if (!holdsComparison(owner, condition, [actual, limit])) fails = true;
  }
  const undecided = unknown.size > 0 ? "unknown" : "holds";
  return { state: fails ? "fails" : undecided, inputs: used, unknown: [...unknown] };
}

function limitOf(condition: RuleCondition, inputs: RuleInputs): Limit | null {
  if (condition.threshold !== undefined) return threshold(condition.threshold).fact.value;
  if (condition.input !== undefined) return inputs[condition.input] ?? null;
  return condition.value ?? null;
}
