// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/bleeding-classes/deep.json" with { type: "json" };
import record1 from "../../data/bleeding-classes/facet.json" with { type: "json" };
import record2 from "../../data/bleeding-classes/other-peripheral.json" with { type: "json" };
import record3 from "../../data/bleeding-classes/sacroiliac.json" with { type: "json" };
import record4 from "../../data/bleeding-classes/superficial.json" with { type: "json" };
import record5 from "../../data/bleeding-classes/trigeminal.json" with { type: "json" };
import record6 from "../../data/bleeding-classes/with-tumor-or-adrenal.json" with { type: "json" };
import type { BleedingClassRecord } from "../safety.ts";

export const bleedingClassRecords: readonly BleedingClassRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
  record6,
] as unknown as readonly BleedingClassRecord[];
