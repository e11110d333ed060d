// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import heatDamageRecordsJson from "./heat-damage.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { HeatDamageProcess } from "../electrode.ts";

export const heatDamageRecords: readonly HeatDamageProcess[] = /* @__PURE__ */ liveRecords("heat-damage", heatDamageRecordsJson);
