import type { FactStatus } from "./fact.ts";
import type { Severity } from "./finding.ts";

/** What a rule looks at: numbers with their unit in the key, words and yes/no answers. `null` is not known. */
export type RuleInputs = Readonly<Record<string, number | string | boolean | null>>;

/** One plain comparison of an input with a value, a threshold record or another input. */
export interface RuleCondition {
  readonly quantity: string;
  readonly is: "below" | "at-most" | "above" | "at-least" | "equals" | "not-equals" | "one-of";
  readonly value?: number | string | boolean | readonly string[];
  /** Id of a threshold record. */
  readonly threshold?: string;
  /** Name of another input. */
  readonly input?: string;
}

/** A rule of planning as data: it fires when all of its conditions hold. */
export interface Rule {
  /** Such as `rule/clearance/edge-watch`. */
  readonly id: string;
  readonly version: number;
  readonly maturity: "draft" | "reviewed" | "proven";
  /** Requirement numbers, such as `R26`. */
  readonly requirements: readonly string[];
  readonly purpose: string;
  readonly use: string;
  readonly misuse: string;
  readonly when: readonly RuleCondition[];
  readonly severity: Severity;
  /**
   * Text with `{input}` for an input, `{limit.input}` for the number that its first condition compares it with, and at the end
   * of either `:min` to show seconds as minutes, `:percent` a fraction as percent. `{input?one|other}` chooses words by whether a count is one.
   */
  readonly message: string;
  readonly sources: readonly string[];
  readonly status: FactStatus;
  readonly cases: readonly { readonly name: string; readonly inputs: RuleInputs; readonly fires: boolean }[];
}

/** One number of practice or literature that the display and the rules compare with. */
export interface Threshold {
  /** Such as `threshold/temperature/lesion`. */
  readonly id: string;
  readonly name: string;
  /** What `fact.value` is, with its unit, such as `temperatureC`. */
  readonly quantity: string;
  readonly fact: {
    readonly value: number;
    readonly status: FactStatus;
    readonly sources: readonly string[];
    readonly note?: string;
  };
  readonly use: string;
}
