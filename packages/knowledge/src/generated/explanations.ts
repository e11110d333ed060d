// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/explanations/block-first.json" with { type: "json" };
import record1 from "../../data/explanations/goal.json" with { type: "json" };
import record2 from "../../data/explanations/how-long.json" with { type: "json" };
import record3 from "../../data/explanations/ice.json" with { type: "json" };
import record4 from "../../data/explanations/learn-anew.json" with { type: "json" };
import record5 from "../../data/explanations/long-covid.json" with { type: "json" };
import record6 from "../../data/explanations/neuritis.json" with { type: "json" };
import record7 from "../../data/explanations/phantom.json" with { type: "json" };
import record8 from "../../data/explanations/plan-b.json" with { type: "json" };
import record9 from "../../data/explanations/reset.json" with { type: "json" };
import record10 from "../../data/explanations/weakness.json" with { type: "json" };
import record11 from "../../data/explanations/what-it-is.json" with { type: "json" };
import type { ExplanationRecord } from "../guidance.ts";

export const explanationRecords: readonly ExplanationRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
  record6,
  record7,
  record8,
  record9,
  record10,
  record11,
] as unknown as readonly ExplanationRecord[];
