import { type CryoprobeDevice, devices, type Fact, type FactStatus } from "@isotherm/knowledge";
import { PlanningError } from "../errors.ts";
import type { DeviceOverride, TreatmentPlan } from "../treatment-plan.ts";

/** A cryoprobe model with every number that a simulation needs, from `knowledge` or from the site. */
export interface PlanDevice {
  readonly id: string;
  readonly name: string;
  readonly generic: boolean;
  readonly cryogen: CryoprobeDevice["cryogen"];
  readonly shaftDiameterMm: number;
  readonly activeZoneLengthMm: number;
  readonly tipOffsetMm: number;
  readonly coolantTemperatureC: number;
  readonly heatTransferWPerM2K: number;
  readonly maximumPowerW: number;
  /** True temperature of the tip; null where neither maker nor site says. */
  readonly tipTemperatureC: number | null;
  /** Numbers that the site entered. */
  readonly enteredBySite: readonly string[];
  /** Certainty of the weakest number, and the sources of all. */
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** From firm to weak; a judgement is as certain as the weakest number under it. */
const weakness: readonly FactStatus[] = [
  "cited",
  "established",
  "computed",
  "expert-opinion",
  "proposal",
  "unverified",
];

/** The weakest of several certainties; "established" for none. */
export function weakestStatus(statuses: readonly FactStatus[]): FactStatus {
  const weakest = Math.max(-1, ...statuses.map((status) => weakness.indexOf(status)));
  return weakness[weakest] ?? "established";
}

type Entered = Omit<DeviceOverride, "deviceId" | "source">;

const needed: Readonly<Record<Exclude<keyof Entered, "tipTemperatureC">, string>> = {
  shaftDiameterMm: "shaft diameter (mm)",
  activeZoneLengthMm: "active zone length (mm)",
  tipOffsetMm: "distance from tip to active zone (mm)",
  coolantTemperatureC: "coolant temperature (°C)",
  heatTransferWPerM2K: "heat transfer coefficient (W/(m²·K))",
  maximumPowerW: "maximum power (W)",
};

function publishedFacts(record: CryoprobeDevice): Readonly<Record<keyof Entered, Fact<number | null>>> {
  return {
    shaftDiameterMm: record.shaftDiameterMm,
    activeZoneLengthMm: record.activeZoneLengthMm,
    tipOffsetMm: record.tipOffsetMm,
    tipTemperatureC: record.tipTemperatureC,
    coolantTemperatureC: record.coolant.temperatureC,
    heatTransferWPerM2K: record.coolant.heatTransferWPerM2K,
    maximumPowerW: record.coolant.maximumPowerW,
  };
}

/** The catalogue's record of a device, or null when it holds none of that id. */
export function catalogDevice(deviceId: string): CryoprobeDevice | null {
  return devices().find((record) => record.id === deviceId) ?? null;
}

function knownDevice(deviceId: string): CryoprobeDevice {
  const record = catalogDevice(deviceId);
  if (record) return record;
  throw new PlanningError(
    "PLANNING_DEVICE_UNKNOWN",
    `the plan uses the cryoprobe "${deviceId}", which the catalogue does not hold; choose one of its ${devices().length}`,
    { field: "cryoprobes" },
  );
}

/** Names, with unit, of the numbers that neither the maker has published nor the site has entered. */
export function missingDeviceNumbers(plan: TreatmentPlan, deviceId: string): readonly string[] {
  const published = publishedFacts(knownDevice(deviceId));
  const override = plan.deviceOverrides.find((candidate) => candidate.deviceId === deviceId);
  const keys = Object.keys(needed) as (keyof typeof needed)[];
  return keys.filter((key) => (override?.[key] ?? published[key].value) === null).map((key) => needed[key]);
}

/** The device of a placement; refused with the list of what the site has to enter where numbers are missing. */
export function planDevice(plan: TreatmentPlan, deviceId: string): PlanDevice {
  const record = knownDevice(deviceId);
  const published = publishedFacts(record);
  const override = plan.deviceOverrides.find((candidate) => candidate.deviceId === deviceId);
  const value = (key: keyof Entered): number | null => override?.[key] ?? published[key].value;
  const missing = missingDeviceNumbers(plan, deviceId);
  if (missing.length > 0) {
    throw new PlanningError(
      "PLANNING_DEVICE_INCOMPLETE",
      `${record.name} cannot be simulated because its maker has not published ${missing.join(", ")}; enter these from its instructions for use, or choose a generic cryoprobe`,
      { field: "deviceOverrides" },
    );
  }
  const keys = Object.keys(published) as (keyof Entered)[];
  const enteredBySite = keys.filter((key) => typeof override?.[key] === "number");
  const used = keys.filter((key) => !enteredBySite.includes(key)).map((key) => published[key]);
  const number = (key: keyof Entered): number => value(key) ?? Number.NaN;
  return {
    id: record.id,
    name: record.name,
    generic: record.generic,
    cryogen: record.cryogen,
    shaftDiameterMm: number("shaftDiameterMm"),
    activeZoneLengthMm: number("activeZoneLengthMm"),
    tipOffsetMm: number("tipOffsetMm"),
    coolantTemperatureC: number("coolantTemperatureC"),
    heatTransferWPerM2K: number("heatTransferWPerM2K"),
    maximumPowerW: number("maximumPowerW"),
    tipTemperatureC: value("tipTemperatureC"),
    enteredBySite,
    status: weakestStatus(used.map((fact) => fact.status)),
    sources: [...new Set(used.flatMap((fact) => fact.sources))],
  };
}
