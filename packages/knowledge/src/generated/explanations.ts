// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import explanationRecordsJson from "./explanations.json" with { type: "json" };
import type { ExplanationRecord } from "../guidance.ts";

export const explanationRecords: readonly ExplanationRecord[] = explanationRecordsJson as unknown as readonly ExplanationRecord[];
