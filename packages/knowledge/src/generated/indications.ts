// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import indicationRecordsJson from "./indications.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { IndicationRecord } from "../guidance.ts";

export const indicationRecords: readonly IndicationRecord[] = /* @__PURE__ */ liveRecords("indications", indicationRecordsJson);
