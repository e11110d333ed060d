// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/gradings/cirse-2017.json" with { type: "json" };
import record1 from "../../data/gradings/cirse-modified-2026.json" with { type: "json" };
import record2 from "../../data/gradings/ctcae-5.json" with { type: "json" };
import record3 from "../../data/gradings/ctcae-6.json" with { type: "json" };
import record4 from "../../data/gradings/sir-2017.json" with { type: "json" };
import record5 from "../../data/gradings/sir-a-f.json" with { type: "json" };
import type { GradingRecord } from "../safety.ts";

export const gradingRecords: readonly GradingRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
] as unknown as readonly GradingRecord[];
