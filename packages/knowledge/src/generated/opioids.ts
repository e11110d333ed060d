// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import opioidRecordsJson from "./opioids.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { OpioidRecord } from "../instrument.ts";

export const opioidRecords: readonly OpioidRecord[] = /* @__PURE__ */ liveRecords("opioids", opioidRecordsJson);
