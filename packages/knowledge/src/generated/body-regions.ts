// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import bodyRegionRecordsJson from "./body-regions.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { BodyRegionRecord } from "../guidance.ts";

export const bodyRegionRecords: readonly BodyRegionRecord[] = /* @__PURE__ */ liveRecords("body-regions", bodyRegionRecordsJson);
