// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import bodyRegionRecordsJson from "./body-regions.json" with { type: "json" };
import type { BodyRegionRecord } from "../guidance.ts";

export const bodyRegionRecords: readonly BodyRegionRecord[] = bodyRegionRecordsJson as unknown as readonly BodyRegionRecord[];
