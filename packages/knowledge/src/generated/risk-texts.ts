// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/risk-texts/adrenal-or-aorticorenal-cancer-pain.json" with { type: "json" };
import record1 from "../../data/risk-texts/celiac-plexus-cancer-pain.json" with { type: "json" };
import record2 from "../../data/risk-texts/femoral-nerve-cancer-pain.json" with { type: "json" };
import record3 from "../../data/risk-texts/genicular-nerves-knee-osteoarthritis.json" with { type: "json" };
import record4 from "../../data/risk-texts/intercostal-nerves-post-thoracotomy.json" with { type: "json" };
import record5 from "../../data/risk-texts/lumbar-sympathetic-chain-crps-leg.json" with { type: "json" };
import record6 from "../../data/risk-texts/medial-branch-facet-pain.json" with { type: "json" };
import record7 from "../../data/risk-texts/obturator-nerve-cancer-pain.json" with { type: "json" };
import record8 from "../../data/risk-texts/occipital-nerves-occipital-neuralgia.json" with { type: "json" };
import record9 from "../../data/risk-texts/plexus-sciatic-neuroma-phantom-limb.json" with { type: "json" };
import record10 from "../../data/risk-texts/posterior-tibial-nerve-phantom-limb.json" with { type: "json" };
import record11 from "../../data/risk-texts/pudendal-nerve-pudendal-neuralgia.json" with { type: "json" };
import record12 from "../../data/risk-texts/splanchnic-nerves-cancer-pain.json" with { type: "json" };
import record13 from "../../data/risk-texts/stellate-ganglion-crps-arm.json" with { type: "json" };
import record14 from "../../data/risk-texts/stellate-ganglion-long-covid.json" with { type: "json" };
import record15 from "../../data/risk-texts/stellate-ganglion-pancoast.json" with { type: "json" };
import record16 from "../../data/risk-texts/stellate-ganglion-ventricular-tachycardia.json" with { type: "json" };
import record17 from "../../data/risk-texts/trigeminal-nerve-trigeminal-neuralgia.json" with { type: "json" };
import type { RiskTextRecord } from "../guidance.ts";

export const riskTextRecords: readonly RiskTextRecord[] = [
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
  record12,
  record13,
  record14,
  record15,
  record16,
  record17,
] as unknown as readonly RiskTextRecord[];
