import type { Volume } from "@isotherm/imaging";
import type { PlanOutcome } from "../outcome.ts";
import type { RadiofrequencyOutcome } from "../radiofrequency/radiofrequency-outcome.ts";
import type { PointLpsMm, TreatmentPlan } from "../treatment-plan.ts";
import type { Uncertainty } from "../uncertainty/combine-members.ts";
import type { Sensitivity } from "../uncertainty/sensitivities.ts";

/** What an ensemble said about the plan of a report. */
export interface ReportCertainty {
  readonly uncertainty: Uncertainty;
  readonly sensitivities: readonly Sensitivity[];
}

/** What a report is made of. */
export interface PlanReportInput {
  readonly plan: TreatmentPlan;
  readonly outcome: PlanOutcome;
  readonly volume: Volume;
  /** Adds a page that says how sure the freeze is. */
  readonly certainty?: ReportCertainty;
  /** Adds a page with the lesion that radiofrequency would make instead. */
  readonly radiofrequency?: RadiofrequencyOutcome;
  /** Name or initials of the physician who has approved the plan; a line to sign on where absent. */
  readonly signedBy?: string;
}

/** Where a page stands among the pages of its report. */
export interface PagePlace {
  readonly number: number;
  readonly count: number;
}

/** Where the planes of the pictures meet: the nerve at its coldest section, else the first tip, else the corner of the field. */
export function pictureCenter({ plan, outcome }: PlanReportInput): PointLpsMm {
  const samples = outcome.lesion?.samples ?? [];
  const [first] = samples;
  if (first) {
    return samples.reduce((a, b) => (b.warmestOfSectionC < a.warmestOfSectionC ? b : a), first).pointLpsMm;
  }
  return plan.cryoprobes[0]?.tipLpsMm ?? outcome.history.geometry.originLpsMm;
}
