/** How sure a number is; shown to the user wherever the number is used. */
export type FactStatus = "cited" | "established" | "expert-opinion" | "computed" | "proposal" | "unverified";

/** A number with where it comes from. `value` null: not known; the site enters it. Units stand in the key that holds it. */
export interface Fact<Value = number> {
  readonly value: Value;
  readonly status: FactStatus;
  /** Keys of `references`. */
  readonly sources: readonly string[];
  /** Half-width as a fraction of the value (0.25 = ± 25 %), where a spread is known. */
  readonly spreadFraction?: number;
  /** Short factual remark. */
  readonly note?: string;
}
