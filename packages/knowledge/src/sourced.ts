import type { FactStatus } from "./fact.ts";
import type { RuleInputs } from "./rule.ts";

/** What every statement of this package carries: how sure it is, and where it comes from. */
export interface Sourced {
  readonly status: FactStatus;
  /** Keys of `references`. */
  readonly sources: readonly string[];
}

/** A sentence with its certainty and sources. */
export interface SourcedText extends Sourced {
  readonly text: string;
}

/** Why a function said what it said. */
export interface Explained extends Sourced {
  /** The rule in one sentence, or its id. */
  readonly rule: string;
  /** What it was given and used. */
  readonly inputs: RuleInputs;
}

/** A record with the id that links name and the name that screens show. */
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** What serves numbered requirements, such as `R36`, so that they lead to it. */
export interface Traced {
  readonly requirements: readonly string[];
}

const fromWeak: readonly FactStatus[] = [
  "unverified",
  "proposal",
  "expert-opinion",
  "computed",
  "cited",
  "established",
];

/**
 * The least sure of several, which is how sure a judgement that rests on all of them is; `established` for none.
 *
 * @example
 * weakestStatus(["cited", "unverified"]) // => "unverified"
 */
export function weakestStatus(statuses: readonly FactStatus[]): FactStatus {
  return fromWeak.find((status) => statuses.includes(status)) ?? "established";
}

/** All sources of several statements, each once, in order. */
export function sourcesOf(statements: readonly { readonly sources: readonly string[] }[]): readonly string[] {
  return [...new Set(statements.flatMap(({ sources }) => sources))];
}
