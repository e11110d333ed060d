// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import rescueOrderRecordsJson from "./rescue-orders.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { RescueOrderRecord } from "../safety.ts";

export const rescueOrderRecords: readonly RescueOrderRecord[] = /* @__PURE__ */ liveRecords("rescue-orders", rescueOrderRecordsJson);
