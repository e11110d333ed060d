import type { ElectrodeDevice, ElectrodePreset, HeatDamageProcess, HeatLesionRecord } from "./electrode.ts";
import { findById } from "./find-by-id.ts";
import { electrodePresetRecords } from "./generated/electrode-presets.ts";
import { electrodeRecords } from "./generated/electrodes.ts";
import { heatDamageRecords } from "./generated/heat-damage.ts";
import { heatLesionRecords } from "./generated/heat-lesions.ts";

/** All radiofrequency electrodes, generic ones first. */
export function electrodes(): readonly ElectrodeDevice[] {
  return electrodeRecords;
}

/** One electrode by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function electrode(id: string): ElectrodeDevice {
  return findById(electrodeRecords, id, "electrode");
}

/** The electrode that a comparison starts with: generic, and named so. Its size is that of the published lesions. */
export const defaultElectrodeId = "generic-20g-10mm";

/** Settings of the generator as practice and published comparisons use them. */
export function electrodePresets(): readonly ElectrodePreset[] {
  return electrodePresetRecords;
}

/**
 * One setting by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none.
 *
 * @example
 * electrodePreset("standard-80c-90s").tipTemperatureC.value // => 80
 */
export function electrodePreset(id: string): ElectrodePreset {
  return findById(electrodePresetRecords, id, "electrode preset");
}

/** Processes of heat damage; one that is not `usable` is shown and not computed with. */
export function heatDamageProcesses(): readonly HeatDamageProcess[] {
  return heatDamageRecords;
}

/** One process by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function heatDamageProcess(id: string): HeatDamageProcess {
  return findById(heatDamageRecords, id, "process of heat damage");
}

/** What published comparisons say of the size of a lesion. */
export function heatLesions(): readonly HeatLesionRecord[] {
  return heatLesionRecords;
}
