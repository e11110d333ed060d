// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import contraindicationRecordsJson from "./contraindications.json" with { type: "json" };
import type { ContraindicationRecord } from "../safety.ts";

export const contraindicationRecords: readonly ContraindicationRecord[] = contraindicationRecordsJson as unknown as readonly ContraindicationRecord[];
