// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import adverseEventRecordsJson from "./adverse-events.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { AdverseEventRecord } from "../safety.ts";

export const adverseEventRecords: readonly AdverseEventRecord[] = /* @__PURE__ */ liveRecords("adverse-events", adverseEventRecordsJson);
