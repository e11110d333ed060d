import { type ElectrodeDevice, electrode, type FactStatus } from "@isotherm/knowledge";
import { PlanningError } from "../errors.ts";
import { polylineStations } from "../geometry/polyline.ts";
import {
  added,
  crossProduct,
  distanceMm,
  dotProduct,
  scaled,
  subtracted,
  unitVector,
} from "../geometry/vector.ts";
import { placedCryoprobes } from "../problem/freeze-box.ts";
import { weakestStatus } from "../problem/plan-device.ts";
import { solidAt } from "../problem/solid-structures.ts";
import type { PointLpsMm, TreatmentPlan } from "../treatment-plan.ts";
import type { RadiofrequencyChoice } from "./radiofrequency-choice.ts";

/** One electrode as it stands in the patient. */
export interface PlacedElectrode {
  readonly id: string;
  readonly pole: "active" | "return";
  readonly entryLpsMm: PointLpsMm;
  readonly tipLpsMm: PointLpsMm;
  /** Unit vector, the way the tip points. */
  readonly direction: PointLpsMm;
  readonly diameterMm: number;
  readonly activeTipLengthMm: number;
}

/** An electrode model with every number that a simulation needs. */
export interface PlanElectrode {
  readonly id: string;
  readonly name: string;
  readonly generic: boolean;
  readonly diameterMm: number;
  readonly activeTipLengthMm: number;
  readonly sensorDistanceMm: number;
  readonly metalConductivityWPerMK: number;
  readonly cooling: { readonly waterTemperatureC: number; readonly heatTransferWPerM2K: number } | null;
  /** Certainty of the weakest number, and the sources of all. */
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

type ElectrodeFact = ElectrodeDevice["outerDiameterMm"];

function factsOf(record: ElectrodeDevice): readonly (readonly [string, ElectrodeFact])[] {
  const { cooling } = record;
  const cooled = cooling
    ? ([
        ["water temperature (°C)", cooling.waterTemperatureC],
        ["heat transfer of the cooling (W/(m²·K))", cooling.heatTransferWPerM2K],
      ] as const)
    : [];
  return [
    ["diameter (mm)", record.outerDiameterMm],
    ["active tip (mm)", record.activeTipLengthMm],
    ["sensor distance (mm)", record.sensorDistanceMm],
    ["conductivity of the metal (W/(m·K))", record.metalConductivityWPerMK],
    ...cooled,
  ];
}

/** Numbers of an electrode that its maker has not published; an electrode that lacks one cannot be computed. */
export function missingElectrodeNumbers(electrodeId: string): readonly string[] {
  return factsOf(electrode(electrodeId)).flatMap(([name, { value }]) => (value === null ? [name] : []));
}

/** The electrode of a choice; refused where a number is missing, or where it cannot do what is asked. */
export function planElectrode(choice: RadiofrequencyChoice): PlanElectrode {
  const record = electrode(choice.electrodeId);
  const missing = missingElectrodeNumbers(choice.electrodeId);
  if (missing.length > 0) {
    throw new PlanningError(
      "PLANNING_DEVICE_INCOMPLETE",
      `${record.name} cannot be simulated because its maker has not published ${missing.join(", ")}; choose a generic electrode`,
      { field: "electrodeId" },
    );
  }
  const wanted = choice.mode === "cooled" ? "cooled" : "standard";
  if (record.kind !== wanted) {
    throw new PlanningError(
      "PLANNING_RADIOFREQUENCY_INVALID",
      `${record.name} is ${record.kind}, and ${choice.mode} radiofrequency takes a ${wanted} electrode; choose one of these`,
      { field: "electrodeId" },
    );
  }
  const facts = factsOf(record).map(([, fact]) => fact);
  const number = (fact: ElectrodeFact): number => fact.value ?? Number.NaN;
  return {
    id: record.id,
    name: record.name,
    generic: record.generic,
    diameterMm: number(record.outerDiameterMm),
    activeTipLengthMm: choice.activeTipLengthMm ?? number(record.activeTipLengthMm),
    sensorDistanceMm: number(record.sensorDistanceMm),
    metalConductivityWPerMK: number(record.metalConductivityWPerMK),
    cooling: record.cooling && {
      waterTemperatureC: number(record.cooling.waterTemperatureC),
      heatTransferWPerM2K: number(record.cooling.heatTransferWPerM2K),
    },
    status: weakestStatus(facts.map(({ status }) => status)),
    sources: [...new Set(facts.flatMap(({ sources }) => sources))],
  };
}

/** [mm] Spacing at which the nerve is tried for the point nearest to a path. */
const tryEveryMm = 0.5;

/** Bone, dura, lung, vessel, airway and bowel stay this far ahead of the tip, as for a cryoprobe. */
const freeAheadMm = 1;

/**
 * On the path of the cryoprobe that comes nearest to the nerve, at the depth where the middle of the active tip lies
 * nearest to it, or as near as what must not be touched lets it: the same way in, and the best place on it for
 * radiofrequency.
 */
function onCryoprobePath(
  plan: TreatmentPlan,
  activeTipLengthMm: number,
): Pick<PlacedElectrode, "entryLpsMm" | "tipLpsMm"> {
  const paths = placedCryoprobes(plan).map((cryoprobe) => {
    const { direction, placement, activeZoneFrontLpsMm, activeZoneBackLpsMm } = cryoprobe;
    const { entryLpsMm } = placement;
    const zoneMiddle = scaled(added(activeZoneFrontLpsMm, activeZoneBackLpsMm), 0.5);
    let best = { depthMm: distanceMm(entryLpsMm, zoneMiddle), awayMm: Number.POSITIVE_INFINITY };
    for (const { pointLpsMm } of polylineStations(plan.target?.geometry.pointsLpsMm ?? [], tryEveryMm)) {
      const depthMm = Math.max(
        activeTipLengthMm / 2,
        dotProduct(subtracted(pointLpsMm, entryLpsMm), direction),
      );
      const awayMm = distanceMm(pointLpsMm, added(entryLpsMm, scaled(direction, depthMm)));
      if (awayMm < best.awayMm) best = { depthMm, awayMm };
    }
    return { entryLpsMm, direction, ...best };
  });
  const [first, ...others] = paths;
  if (!first) {
    throw new PlanningError(
      "PLANNING_PLAN_INCOMPLETE",
      "the radiofrequency electrode has no place because the plan has no cryoprobe; place one, or place the electrode itself",
      { field: "placement" },
    );
  }
  const nearest = others.reduce((best, path) => (path.awayMm < best.awayMm ? path : best), first);
  const { entryLpsMm, direction } = nearest;
  const isSolid = solidAt(plan.structures);
  const at = (depthMm: number): PointLpsMm => added(entryLpsMm, scaled(direction, depthMm));
  let tipDepthMm = nearest.depthMm + activeTipLengthMm / 2;
  while (tipDepthMm > activeTipLengthMm && isSolid(at(tipDepthMm + freeAheadMm))) tipDepthMm -= tryEveryMm;
  return { entryLpsMm, tipLpsMm: at(tipDepthMm) };
}

/** Unit vector square to the needle and as far as possible along the nerve: a pair so set heats the longest stretch. */
function pairDirection(plan: TreatmentPlan, needle: PointLpsMm, middle: PointLpsMm): PointLpsMm {
  const stations = polylineStations(plan.target?.geometry.pointsLpsMm ?? [], tryEveryMm);
  const [first, ...others] = stations;
  const nearest = others.reduce(
    (best, station) =>
      best && distanceMm(station.pointLpsMm, middle) < distanceMm(best.pointLpsMm, middle) ? station : best,
    first,
  );
  const along = nearest?.tangent ?? [0, 0, 1];
  const square = subtracted(along, scaled(needle, dotProduct(along, needle)));
  if (Math.hypot(...square) > 0.2) return unitVector(square);
  // The needle lies along the nerve: any direction across it does.
  return unitVector(crossProduct(needle, Math.abs(needle[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]));
}

/** Where the electrodes of a choice stand. */
export function placedElectrodes(
  plan: TreatmentPlan,
  choice: RadiofrequencyChoice,
): readonly PlacedElectrode[] {
  const { diameterMm, activeTipLengthMm } = planElectrode(choice);
  const { entryLpsMm, tipLpsMm } = choice.placement ?? onCryoprobePath(plan, activeTipLengthMm);
  const direction = unitVector(subtracted(tipLpsMm, entryLpsMm));
  const one: PlacedElectrode = {
    id: "electrode-1",
    pole: "active",
    entryLpsMm,
    tipLpsMm,
    direction,
    diameterMm,
    activeTipLengthMm,
  };
  if (choice.mode !== "bipolar") return [one];
  const middle = subtracted(tipLpsMm, scaled(direction, activeTipLengthMm / 2));
  const aside = scaled(pairDirection(plan, direction, middle), choice.pairSpacingMm / 2);
  return [
    { ...one, entryLpsMm: subtracted(entryLpsMm, aside), tipLpsMm: subtracted(tipLpsMm, aside) },
    {
      ...one,
      id: "electrode-2",
      pole: "return",
      entryLpsMm: added(entryLpsMm, aside),
      tipLpsMm: added(tipLpsMm, aside),
    },
  ];
}
