// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import readinessRecordsJson from "./readiness.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ReadinessRecord } from "../safety.ts";

export const readinessRecords: readonly ReadinessRecord[] = /* @__PURE__ */ liveRecords("readiness", readinessRecordsJson);
