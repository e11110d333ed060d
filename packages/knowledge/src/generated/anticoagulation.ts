// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import anticoagulationRecordsJson from "./anticoagulation.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { AnticoagulationRecord } from "../safety.ts";

export const anticoagulationRecords: readonly AnticoagulationRecord[] = /* @__PURE__ */ liveRecords("anticoagulation", anticoagulationRecordsJson);
