// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import readinessRecordsJson from "./readiness.json" with { type: "json" };
import type { ReadinessRecord } from "../safety.ts";

export const readinessRecords: readonly ReadinessRecord[] = readinessRecordsJson as unknown as readonly ReadinessRecord[];
