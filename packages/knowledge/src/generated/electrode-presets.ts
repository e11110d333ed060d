// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import electrodePresetRecordsJson from "./electrode-presets.json" with { type: "json" };
import type { ElectrodePreset } from "../electrode.ts";

export const electrodePresetRecords: readonly ElectrodePreset[] = electrodePresetRecordsJson as unknown as readonly ElectrodePreset[];
