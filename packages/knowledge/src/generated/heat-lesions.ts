// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import heatLesionRecordsJson from "./heat-lesions.json" with { type: "json" };
import type { HeatLesionRecord } from "../electrode.ts";

export const heatLesionRecords: readonly HeatLesionRecord[] = heatLesionRecordsJson as unknown as readonly HeatLesionRecord[];
