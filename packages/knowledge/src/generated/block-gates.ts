// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/block-gates/celiac-splanchnic.json" with { type: "json" };
import record1 from "../../data/block-gates/genicular.json" with { type: "json" };
import record2 from "../../data/block-gates/medial-branch-payer.json" with { type: "json" };
import record3 from "../../data/block-gates/motor-encasement.json" with { type: "json" };
import record4 from "../../data/block-gates/no-stated-threshold.json" with { type: "json" };
import record5 from "../../data/block-gates/peripheral.json" with { type: "json" };
import record6 from "../../data/block-gates/phantom-limb.json" with { type: "json" };
import record7 from "../../data/block-gates/sacral-lateral.json" with { type: "json" };
import record8 from "../../data/block-gates/stellate-long-covid.json" with { type: "json" };
import record9 from "../../data/block-gates/stellate-tachycardia.json" with { type: "json" };
import record10 from "../../data/block-gates/sympathetic-crps.json" with { type: "json" };
import record11 from "../../data/block-gates/sympathetic-other.json" with { type: "json" };
import type { BlockGateRecord } from "../safety.ts";

export const blockGateRecords: readonly BlockGateRecord[] = [
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
] as unknown as readonly BlockGateRecord[];
