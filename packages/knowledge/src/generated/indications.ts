// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import indicationRecordsJson from "./indications.json" with { type: "json" };
import type { IndicationRecord } from "../guidance.ts";

export const indicationRecords: readonly IndicationRecord[] = indicationRecordsJson as unknown as readonly IndicationRecord[];
