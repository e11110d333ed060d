// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import opioidRecordsJson from "./opioids.json" with { type: "json" };
import type { OpioidRecord } from "../instrument.ts";

export const opioidRecords: readonly OpioidRecord[] = opioidRecordsJson as unknown as readonly OpioidRecord[];
