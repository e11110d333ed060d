import type { FactStatus } from "./fact.ts";

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
