// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import anticoagulationRecordsJson from "./anticoagulation.json" with { type: "json" };
import type { AnticoagulationRecord } from "../safety.ts";

export const anticoagulationRecords: readonly AnticoagulationRecord[] = anticoagulationRecordsJson as unknown as readonly AnticoagulationRecord[];
