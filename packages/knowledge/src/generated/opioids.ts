// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/opioids/buprenorphine.json" with { type: "json" };
import record1 from "../../data/opioids/codeine.json" with { type: "json" };
import record2 from "../../data/opioids/fentanyl-transdermal.json" with { type: "json" };
import record3 from "../../data/opioids/hydrocodone.json" with { type: "json" };
import record4 from "../../data/opioids/hydromorphone.json" with { type: "json" };
import record5 from "../../data/opioids/methadone.json" with { type: "json" };
import record6 from "../../data/opioids/morphine.json" with { type: "json" };
import record7 from "../../data/opioids/oxycodone.json" with { type: "json" };
import record8 from "../../data/opioids/oxymorphone.json" with { type: "json" };
import record9 from "../../data/opioids/tapentadol.json" with { type: "json" };
import record10 from "../../data/opioids/tramadol.json" with { type: "json" };
import type { OpioidRecord } from "../instrument.ts";

export const opioidRecords: readonly OpioidRecord[] = [
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
] as unknown as readonly OpioidRecord[];
