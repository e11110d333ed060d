// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import readingRecordsJson from "./reading-list.json" with { type: "json" };
import { liveRecords } from "../live-records.ts";
import type { ReadingRecord } from "../guidance.ts";

export const readingRecords: readonly ReadingRecord[] = /* @__PURE__ */ liveRecords("reading-list", readingRecordsJson);
