import { defaultDeviceId, threshold } from "@isotherm/knowledge";
import { type PlanningDefault, planningDefaults } from "../problem/planning-defaults.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";

/** What is searched, and how long; everything that could change the answer. Plain data. */
export interface PlacementSettings {
  /** Devices that may be used. */
  readonly deviceIds: readonly string[];
  /** Most cryoprobes of one suggestion; two are tried only where one does not cover the nerve. */
  readonly mostCryoprobes: 1 | 2;
  /** Unbroken length of nerve whose whole section is to reach the lesion temperature. */
  readonly wantedLengthMm: number;
  /** The longest freeze that may be suggested. */
  readonly longestFreezeS: number;
  /** Longest way from skin to tip. */
  readonly longestPathMm: number;
  /** Paths whose freeze is computed. */
  readonly trialCount: number;
}

const proposal = (value: number, unit: string, note: string): PlanningDefault => ({
  value,
  unit,
  status: "proposal",
  sources: planningDefaults.thermalMarginMm.sources,
  note,
});

/** Numbers of the search where no source gives one; dated 2026-11-27. */
export const placementDefaults: Readonly<
  Record<
    "longestPathMm" | "longestFreezeS" | "trialCount" | "directionCount" | "aimSpacingMm" | "pauseAfterS",
    PlanningDefault
  >
> = {
  longestPathMm: proposal(150, "mm", "no device of the catalog publishes the length of its shaft"),
  longestFreezeS: proposal(600, "s", "the longer of the two freezes that practice uses for a nerve (R24)"),
  trialCount: proposal(
    6,
    "",
    "paths whose freeze is computed on the anatomy; more find no better one on the phantoms",
  ),
  directionCount: proposal(800, "", "directions over the sphere, about 7° apart"),
  aimSpacingMm: proposal(3, "mm", "distance between the places along the nerve that are aimed at"),
  pauseAfterS: proposal(
    60,
    "s",
    "time after the freeze in which cold still spreads and limits are still held",
  ),
};

/** The length of nerve that advice aims at, or the whole nerve where it is shorter. */
function defaultLengthMm(nerveLengthMm: number): number {
  return Math.min(threshold("threshold/length/aim").fact.value, nerveLengthMm);
}

/** The longest freeze of the plan's protocol, or that of practice where the plan has none. */
function defaultFreezeS(plan: TreatmentPlan): number {
  const freezesS = plan.protocol.steps.flatMap((step) => (step.kind === "freeze" ? [step.freezeS] : []));
  return freezesS.length === 0 ? placementDefaults.longestFreezeS.value : Math.max(...freezesS);
}

/** The settings that a caller asks for, defaults filled in from the plan. */
export function placementSettings(
  plan: TreatmentPlan,
  nerveLengthMm: number,
  asked: Partial<PlacementSettings> = {},
): PlacementSettings {
  const planned = [...new Set(plan.cryoprobes.map((cryoprobe) => cryoprobe.deviceId))];
  return {
    deviceIds: asked.deviceIds ?? (planned.length > 0 ? planned : [defaultDeviceId]),
    mostCryoprobes: asked.mostCryoprobes ?? 2,
    wantedLengthMm: asked.wantedLengthMm ?? defaultLengthMm(nerveLengthMm),
    longestFreezeS: asked.longestFreezeS ?? defaultFreezeS(plan),
    longestPathMm: asked.longestPathMm ?? placementDefaults.longestPathMm.value,
    trialCount: asked.trialCount ?? placementDefaults.trialCount.value,
  };
}
