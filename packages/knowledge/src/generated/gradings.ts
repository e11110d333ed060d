// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import gradingRecordsJson from "./gradings.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { GradingRecord } from "../safety.ts";

export const gradingRecords: readonly GradingRecord[] = /* @__PURE__ */ liveRecords("gradings", gradingRecordsJson);
