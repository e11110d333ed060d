import type { FactStatus } from "./fact.ts";

export type SunderlandGrade = 0 | 1 | 2 | 3 | 4 | 5;

/** What one study or convention says happens to a nerve whose coldest temperature lies in each band. */
export interface InjurySeries {
  readonly id: string;
  readonly name: string;
  /** Bands from warm to cold; a band holds for `warmerThanC < T ≤ upToC`. `null` is unbounded. */
  readonly bands: readonly {
    readonly upToC: number | null;
    readonly warmerThanC: number | null;
    /** Lowest and highest grade that the series allows here; equal when it is definite. */
    readonly lowestGrade: SunderlandGrade;
    readonly highestGrade: SunderlandGrade;
  }[];
  readonly status: FactStatus;
  readonly sources: readonly string[];
  /** What was studied, and what the series leaves open. */
  readonly note?: string;
}
