// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import explanationRecordsJson from "./explanations.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ExplanationRecord } from "../guidance.ts";

export const explanationRecords: readonly ExplanationRecord[] = /* @__PURE__ */ liveRecords("explanations", explanationRecordsJson);
