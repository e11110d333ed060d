// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import bleedingClassRecordsJson from "./bleeding-classes.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { BleedingClassRecord } from "../safety.ts";

export const bleedingClassRecords: readonly BleedingClassRecord[] = /* @__PURE__ */ liveRecords("bleeding-classes", bleedingClassRecordsJson);
