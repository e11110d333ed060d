// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import codeRecordsJson from "./codes.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { CodeRecord } from "../guidance.ts";

export const codeRecords: readonly CodeRecord[] = /* @__PURE__ */ liveRecords("codes", codeRecordsJson);
