// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import findingKindRecordsJson from "./finding-kinds.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { FindingKindRecord } from "../guidance.ts";

export const findingKindRecords: readonly FindingKindRecord[] = /* @__PURE__ */ liveRecords("finding-kinds", findingKindRecordsJson);
