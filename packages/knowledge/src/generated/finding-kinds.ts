// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/finding-kinds/encasement.json" with { type: "json" };
import record1 from "../../data/finding-kinds/fat-stranding.json" with { type: "json" };
import record2 from "../../data/finding-kinds/fracture.json" with { type: "json" };
import record3 from "../../data/finding-kinds/mass.json" with { type: "json" };
import record4 from "../../data/finding-kinds/neuroma.json" with { type: "json" };
import record5 from "../../data/finding-kinds/node.json" with { type: "json" };
import record6 from "../../data/finding-kinds/none.json" with { type: "json" };
import type { FindingKindRecord } from "../guidance.ts";

export const findingKindRecords: readonly FindingKindRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
  record6,
] as unknown as readonly FindingKindRecord[];
