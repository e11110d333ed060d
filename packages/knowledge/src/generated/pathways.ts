// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import pathwayRecordsJson from "./pathways.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { PathwayRecord } from "../guidance.ts";

export const pathwayRecords: readonly PathwayRecord[] = /* @__PURE__ */ liveRecords("pathways", pathwayRecordsJson);
