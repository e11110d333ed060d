// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import findingKindRecordsJson from "./finding-kinds.json" with { type: "json" };
import type { FindingKindRecord } from "../guidance.ts";

export const findingKindRecords: readonly FindingKindRecord[] = findingKindRecordsJson as unknown as readonly FindingKindRecord[];
