// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import heatDamageRecordsJson from "./heat-damage.json" with { type: "json" };
import type { HeatDamageProcess } from "../electrode.ts";

export const heatDamageRecords: readonly HeatDamageProcess[] = heatDamageRecordsJson as unknown as readonly HeatDamageProcess[];
