// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import riskTextRecordsJson from "./risk-texts.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { RiskTextRecord } from "../guidance.ts";

export const riskTextRecords: readonly RiskTextRecord[] = /* @__PURE__ */ liveRecords("risk-texts", riskTextRecordsJson);
