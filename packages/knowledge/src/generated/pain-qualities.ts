// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import painQualityRecordsJson from "./pain-qualities.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { PainQualityRecord } from "../guidance.ts";

export const painQualityRecords: readonly PainQualityRecord[] = /* @__PURE__ */ liveRecords("pain-qualities", painQualityRecordsJson);
