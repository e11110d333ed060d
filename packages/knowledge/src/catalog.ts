import type { CryogenRecord, CryoprobeDevice } from "./device.ts";
import { findById } from "./find-by-id.ts";
import {
  cryogenRecords,
  deviceRecords,
  injuryRecords,
  mediumRecords,
  protocolRecords,
  tissueRecords,
} from "./generated/records.ts";
import type { InjurySeries } from "./injury.ts";
import type { ProtocolPreset } from "./target.ts";
import type { ConvectiveMediumRecord, TissueRecord } from "./tissue.ts";

/** All tissues with their thermal properties. */
export function tissues(): readonly TissueRecord[] {
  return tissueRecords;
}

/**
 * One tissue by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none.
 *
 * @example
 * tissue("muscle").densityKgPerM3.value // => 1090
 */
export function tissue(id: string): TissueRecord {
  return findById(tissueRecords, id, "tissue");
}

/** All walls that give heat at a fixed temperature. */
export function convectiveMedia(): readonly ConvectiveMediumRecord[] {
  return mediumRecords;
}

/** One convective medium by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function convectiveMedium(id: string): ConvectiveMediumRecord {
  return findById(mediumRecords, id, "convective medium");
}

/** All cryoprobes, generic ones first. */
export function devices(): readonly CryoprobeDevice[] {
  return deviceRecords;
}

/** One cryoprobe by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function device(id: string): CryoprobeDevice {
  return findById(deviceRecords, id, "cryoprobe");
}

/**
 * The cryoprobe that a new plan starts with: generic, and named so. Of the generic ones it alone has a shaft, a coolant and
 * a power that all follow from one measured experiment; its active zone is a choice of this project.
 */
export const defaultDeviceId = "generic-argon-17g";

/** All cryogens with their boiling points. */
export function cryogens(): readonly CryogenRecord[] {
  return cryogenRecords;
}

/** Freeze protocols as practice uses them. */
export function protocolPresets(): readonly ProtocolPreset[] {
  return protocolRecords;
}

/** One freeze protocol by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function protocolPreset(id: string): ProtocolPreset {
  return findById(protocolRecords, id, "freeze protocol");
}

/** What each animal series, and convention, says about nerve injury by temperature; they disagree. */
export function injurySeries(): readonly InjurySeries[] {
  return injuryRecords;
}
