// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import electrodePresetRecordsJson from "./electrode-presets.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ElectrodePreset } from "../electrode.ts";

export const electrodePresetRecords: readonly ElectrodePreset[] = /* @__PURE__ */ liveRecords("electrode-presets", electrodePresetRecordsJson);
