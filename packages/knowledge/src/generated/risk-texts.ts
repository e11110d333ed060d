// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import riskTextRecordsJson from "./risk-texts.json" with { type: "json" };
import type { RiskTextRecord } from "../guidance.ts";

export const riskTextRecords: readonly RiskTextRecord[] = riskTextRecordsJson as unknown as readonly RiskTextRecord[];
