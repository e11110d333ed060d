// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import contraindicationRecordsJson from "./contraindications.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ContraindicationRecord } from "../safety.ts";

export const contraindicationRecords: readonly ContraindicationRecord[] = /* @__PURE__ */ liveRecords("contraindications", contraindicationRecordsJson);
