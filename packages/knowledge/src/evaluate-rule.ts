import { holdsComparison, type InputValue, type Limit } from "./condition.ts";
import { KnowledgeError } from "./errors.ts";
import type { Finding } from "./finding.ts";
import type { Rule, RuleCondition, RuleInputs } from "./rule.ts";
import { threshold } from "./rulebook.ts";

/**
 * The finding of a rule for these inputs, or null when one of its conditions does not hold. Plain comparisons only. An input
 * that is `null` (not known) makes its condition not hold; one that is absent is a `KNOWLEDGE_RULE_INPUT` error, so that a
 * misspelled name never silences a rule. The finding carries the inputs that were used.
 *
 * @example
 * evaluateRule(rule("rule/skin/red"), { skinMinimumC: -2 })?.severity // => "critical"
 */
export function evaluateRule(rule: Rule, inputs: RuleInputs, place?: Finding["place"]): Finding | null {
  const limits = new Map<string, Limit>();
  for (const condition of rule.when) {
    const actual = readInput(rule, inputs, condition.quantity);
    const limit = readLimit(rule, inputs, condition);
    if (actual === null || limit === null || !holdsComparison(rule.id, condition, [actual, limit]))
      return null;
    if (!limits.has(condition.quantity)) limits.set(condition.quantity, limit);
  }
  return {
    ruleId: rule.id,
    severity: rule.severity,
    message: fillMessage(rule, inputs, limits),
    sources: rule.sources,
    status: rule.status,
    inputs: usedInputs(rule, inputs),
    ...(place === undefined ? {} : { place }),
  };
}

function readInput(rule: Rule, inputs: RuleInputs, name: string): InputValue | null {
  const value = inputs[name];
  if (value === undefined || Number.isNaN(value)) {
    throw new KnowledgeError(
      "KNOWLEDGE_RULE_INPUT",
      `${rule.id} needs the input ${name}, which is ${value === undefined ? "absent" : "not a number"}; give a value, or null when it is not known`,
    );
  }
  return value;
}

function readLimit(rule: Rule, inputs: RuleInputs, condition: RuleCondition): Limit | null {
  if (condition.threshold !== undefined) return threshold(condition.threshold).fact.value;
  if (condition.input !== undefined) return readInput(rule, inputs, condition.input);
  return condition.value ?? null;
}

const placeholder = /\{(limit\.)?([A-Za-z0-9]+)(:min|:percent)?\}/gu;

const shownAs: Readonly<Record<string, (value: number) => number>> = {
  ":min": (seconds) => seconds / 60,
  ":percent": (fraction) => fraction * 100,
};

/** `{count?one|other}` */
const choice = /\{([A-Za-z0-9]+)\?([^|{}]*)\|([^|{}]*)\}/gu;

function fillMessage(rule: Rule, inputs: RuleInputs, limits: ReadonlyMap<string, Limit>): string {
  const chosen = rule.message.replace(choice, (...parts: string[]) => {
    const [, name = "", one = "", other = ""] = parts;
    return readInput(rule, inputs, name) === 1 ? one : other;
  });
  const filled = chosen.replace(placeholder, (...parts: (string | undefined)[]) => {
    const [, limitPrefix, name = "", how = ""] = parts;
    const value = limitPrefix === undefined ? readInput(rule, inputs, name) : (limits.get(name) ?? null);
    return display(typeof value === "number" ? (shownAs[how]?.(value) ?? value) : value);
  });
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function display(value: Limit | null): string {
  if (value === null) return "unknown";
  if (typeof value === "number") {
    const rounded = Math.round(value * 10) / 10;
    return (rounded === 0 ? "0" : String(rounded)).replace("-", "−");
  }
  return String(value);
}

/** Names of the inputs that a rule reads, in its conditions and in its message. */
export function ruleInputNames(rule: Rule): readonly string[] {
  const names = rule.when.flatMap((condition) =>
    condition.input === undefined ? [condition.quantity] : [condition.quantity, condition.input],
  );
  for (const match of rule.message.matchAll(placeholder)) if (match[2] !== undefined) names.push(match[2]);
  for (const match of rule.message.matchAll(choice)) if (match[1] !== undefined) names.push(match[1]);
  return [...new Set(names)];
}

function usedInputs(rule: Rule, inputs: RuleInputs): RuleInputs {
  return Object.fromEntries(ruleInputNames(rule).map((name) => [name, inputs[name] ?? null]));
}
