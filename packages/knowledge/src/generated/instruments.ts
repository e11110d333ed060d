// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import instrumentRecordsJson from "./instruments.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { InstrumentRecord } from "../instrument.ts";

export const instrumentRecords: readonly InstrumentRecord[] = /* @__PURE__ */ liveRecords("instruments", instrumentRecordsJson);
