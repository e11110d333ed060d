import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";

/** Parts of a plan that no temperature depends on. */
const WORDS_ONLY: ReadonlySet<string> = new Set(["title", "notes", "createdAt", "modifiedAt"]);

/** Whether two plans freeze the same: edits replace what they change, so that the parts can be compared by identity. */
export function freezesTheSame(a: TreatmentPlan, b: TreatmentPlan): boolean {
  const keys = Object.keys(a) as (keyof TreatmentPlan)[];
  return keys.every((key) => WORDS_ONLY.has(key) || a[key] === b[key]);
}
