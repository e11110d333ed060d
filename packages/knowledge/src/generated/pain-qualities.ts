// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/pain-qualities/aching.json" with { type: "json" };
import record1 from "../../data/pain-qualities/burning.json" with { type: "json" };
import record2 from "../../data/pain-qualities/cold.json" with { type: "json" };
import record3 from "../../data/pain-qualities/crampy.json" with { type: "json" };
import record4 from "../../data/pain-qualities/electric.json" with { type: "json" };
import record5 from "../../data/pain-qualities/itching.json" with { type: "json" };
import record6 from "../../data/pain-qualities/pressure.json" with { type: "json" };
import record7 from "../../data/pain-qualities/sharp.json" with { type: "json" };
import record8 from "../../data/pain-qualities/shooting.json" with { type: "json" };
import record9 from "../../data/pain-qualities/stabbing.json" with { type: "json" };
import type { PainQualityRecord } from "../guidance.ts";

export const painQualityRecords: readonly PainQualityRecord[] = [
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
] as unknown as readonly PainQualityRecord[];
