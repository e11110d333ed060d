// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/pathways/cancer-pain.json" with { type: "json" };
import record1 from "../../data/pathways/desmoid.json" with { type: "json" };
import record2 from "../../data/pathways/long-covid.json" with { type: "json" };
import record3 from "../../data/pathways/nerve-pain.json" with { type: "json" };
import record4 from "../../data/pathways/neuritis-after-stellate.json" with { type: "json" };
import record5 from "../../data/pathways/ventricular-tachycardia.json" with { type: "json" };
import type { PathwayRecord } from "../guidance.ts";

export const pathwayRecords: readonly PathwayRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
] as unknown as readonly PathwayRecord[];
