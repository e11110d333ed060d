import { PlanningError } from "../errors.ts";
import { type PlanningDefault, planningDefaults } from "../problem/planning-defaults.ts";

/** What is not known well enough: one multiplier, or one displacement, each. */
export type UnknownKind =
  | "cryoprobe-power"
  | "coolant-temperature"
  | "perfusion"
  | "latent-heat"
  | "frozen-conductivity"
  | "frozen-heat-capacity"
  | "placement";

/** How an ensemble is drawn and computed; everything that could change its answer. Plain data, to travel with a job. */
export interface EnsembleSettings {
  readonly count: number;
  readonly seed: number;
  /** "preview": cells of 1 mm, or of what the plan asks for where that is coarser; "full": as the plan asks. */
  readonly accuracy: "preview" | "full";
  /** Half-width of each unknown, as a fraction (placement: mm), in place of the data's; 0 holds it fixed. */
  readonly spreads: Readonly<Partial<Record<UnknownKind, number>>>;
}

/** 200 members with cells of 1 mm: 5 % tails rest on 10 members, a probability is off by at most ±0.07 (95 %). */
export const defaultEnsembleSettings: EnsembleSettings = {
  count: 200,
  seed: 1,
  accuracy: "preview",
  spreads: {},
};

const proposal = (value: number, unit: string, note: string): PlanningDefault => ({
  value,
  unit,
  status: "proposal",
  sources: planningDefaults.thermalMarginMm.sources,
  note,
});

/** Half-widths where the data give none; dated 2026-11-23, no source gives these numbers. */
export const spreadDefaults: Readonly<
  Record<"powerFraction" | "perfusionFraction" | "propertyFraction" | "placementMm", PlanningDefault>
> = {
  powerFraction: proposal(
    0.3,
    "",
    "cooling power entered by the site: as wide as that of the fitted generic cryoprobe",
  ),
  perfusionFraction: proposal(
    1,
    "",
    "one multiplier for all tissues, from none (vasoconstricted, injured, tourniquet) to twice the tabulated flow",
  ),
  propertyFraction: proposal(0.25, "", "as wide as the data give for the same property of other tissues"),
  placementMm: proposal(
    2,
    "mm",
    "the needle lies parallel to the plan, off by up to this much along and across it; no source read gives the accuracy",
  ),
};

/** A displacement beyond this would bring the ice to the edge of the computed box. */
const largestPlacementMm: number = planningDefaults.thermalMarginMm.value / 2;

/** More members say nothing that the data could bear. */
const mostMembers = 100_000;

function refuse(what: string): never {
  throw new PlanningError("PLANNING_ENSEMBLE_INVALID", what);
}

/** Perfusion may fall to nothing; a property of tissue or a cryoprobe's power may not. */
function largestSpread(kind: string): number {
  if (kind === "placement") return largestPlacementMm;
  return kind === "perfusion" ? 1 : 0.9;
}

/** Refuses settings that no ensemble can be drawn from. */
export function refuseUnusable(settings: EnsembleSettings): void {
  const { count, seed, spreads } = settings;
  if (!Number.isInteger(count) || count < 1 || count > mostMembers) {
    refuse(
      `an ensemble of ${count} members cannot be drawn; ask for a whole number from 1 to ${mostMembers}`,
    );
  }
  if (!Number.isInteger(seed))
    refuse(`the seed ${seed} of the ensemble is no whole number; choose one, such as 1`);
  for (const [kind, halfWidth = 0] of Object.entries(spreads)) {
    const largest = largestSpread(kind);
    if (!(halfWidth >= 0 && halfWidth <= largest)) {
      refuse(`the spread ${halfWidth} of ${kind} lies outside 0 to ${largest}; choose one within`);
    }
  }
}
