// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/readiness/airway.json" with { type: "json" };
import record1 from "../../data/readiness/block-on-record.json" with { type: "json" };
import record2 from "../../data/readiness/calls.json" with { type: "json" };
import record3 from "../../data/readiness/chest.json" with { type: "json" };
import record4 from "../../data/readiness/horner.json" with { type: "json" };
import record5 from "../../data/readiness/rescue-set.json" with { type: "json" };
import record6 from "../../data/readiness/seizure.json" with { type: "json" };
import record7 from "../../data/readiness/urgent-line.json" with { type: "json" };
import record8 from "../../data/readiness/voice.json" with { type: "json" };
import type { ReadinessRecord } from "../safety.ts";

export const readinessRecords: readonly ReadinessRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
  record6,
  record7,
  record8,
] as unknown as readonly ReadinessRecord[];
