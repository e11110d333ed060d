// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/guidelines/asipp.json" with { type: "json" };
import record1 from "../../data/guidelines/asra-interventional.json" with { type: "json" };
import record2 from "../../data/guidelines/cdc-opioids.json" with { type: "json" };
import record3 from "../../data/guidelines/delphi.json" with { type: "json" };
import record4 from "../../data/guidelines/dtwg.json" with { type: "json" };
import record5 from "../../data/guidelines/fap-screening.json" with { type: "json" };
import record6 from "../../data/guidelines/nccn-soft-tissue.json" with { type: "json" };
import record7 from "../../data/guidelines/sir-hemostasis.json" with { type: "json" };
import type { GuidelineRecord } from "../guidance.ts";

export const guidelineRecords: readonly GuidelineRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
  record6,
  record7,
] as unknown as readonly GuidelineRecord[];
