// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import painQualityRecordsJson from "./pain-qualities.json" with { type: "json" };
import type { PainQualityRecord } from "../guidance.ts";

export const painQualityRecords: readonly PainQualityRecord[] = painQualityRecordsJson as unknown as readonly PainQualityRecord[];
