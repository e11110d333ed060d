// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import codeRecordsJson from "./codes.json" with { type: "json" };
import type { CodeRecord } from "../guidance.ts";

export const codeRecords: readonly CodeRecord[] = codeRecordsJson as unknown as readonly CodeRecord[];
