// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/rescue-orders/lidocaine-patch.json" with { type: "json" };
import record1 from "../../data/rescue-orders/methylprednisolone-taper.json" with { type: "json" };
import record2 from "../../data/rescue-orders/nsaid.json" with { type: "json" };
import record3 from "../../data/rescue-orders/tramadol.json" with { type: "json" };
import type { RescueOrderRecord } from "../safety.ts";

export const rescueOrderRecords: readonly RescueOrderRecord[] = [
  record0,
  record1,
  record2,
  record3,
] as unknown as readonly RescueOrderRecord[];
