import type { PlanImage, PointLpsMm } from "@isotherm/planning/treatment-plan";

/** Where the cross-hair stood when a plan was left, so that a finding can be tied to the slice that was just looked at. */
export interface LastPlace {
  readonly planId: string;
  readonly image: PlanImage;
  readonly pointLpsMm: PointLpsMm;
}

let last: LastPlace | null = null;

/** Keeps the place while this page is open. */
export function keepLastPlace(place: LastPlace): void {
  last = place;
}

/** The place that was looked at last; null where no plan was open. */
export function lastPlace(): LastPlace | null {
  return last;
}
