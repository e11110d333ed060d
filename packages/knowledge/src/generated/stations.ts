// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import stationRecordsJson from "./stations.json" with { type: "json" };
import type { StationRecord } from "../guidance.ts";

export const stationRecords: readonly StationRecord[] = stationRecordsJson as unknown as readonly StationRecord[];
