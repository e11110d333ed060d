// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/modalities/block-only.json" with { type: "json" };
import record1 from "../../data/modalities/cooled-radiofrequency.json" with { type: "json" };
import record2 from "../../data/modalities/cryo.json" with { type: "json" };
import record3 from "../../data/modalities/ethanol.json" with { type: "json" };
import record4 from "../../data/modalities/irreversible-electroporation.json" with { type: "json" };
import record5 from "../../data/modalities/microwave.json" with { type: "json" };
import record6 from "../../data/modalities/no-procedure.json" with { type: "json" };
import record7 from "../../data/modalities/phenol.json" with { type: "json" };
import record8 from "../../data/modalities/pulsed-radiofrequency.json" with { type: "json" };
import record9 from "../../data/modalities/radiofrequency.json" with { type: "json" };
import record10 from "../../data/modalities/surgery.json" with { type: "json" };
import type { ModalityRecord } from "../modality.ts";

export const modalityRecords: readonly ModalityRecord[] = [
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
] as unknown as readonly ModalityRecord[];
