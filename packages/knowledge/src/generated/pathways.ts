// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import pathwayRecordsJson from "./pathways.json" with { type: "json" };
import type { PathwayRecord } from "../guidance.ts";

export const pathwayRecords: readonly PathwayRecord[] = pathwayRecordsJson as unknown as readonly PathwayRecord[];
