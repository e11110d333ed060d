// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import stationRecordsJson from "./stations.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { StationRecord } from "../guidance.ts";

export const stationRecords: readonly StationRecord[] = /* @__PURE__ */ liveRecords("stations", stationRecordsJson);
