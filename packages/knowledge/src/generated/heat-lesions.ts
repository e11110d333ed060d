// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import heatLesionRecordsJson from "./heat-lesions.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { HeatLesionRecord } from "../electrode.ts";

export const heatLesionRecords: readonly HeatLesionRecord[] = /* @__PURE__ */ liveRecords("heat-lesions", heatLesionRecordsJson);
