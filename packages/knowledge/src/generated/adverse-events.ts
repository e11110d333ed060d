// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/adverse-events/alopecia.json" with { type: "json" };
import record1 from "../../data/adverse-events/desmoid-major.json" with { type: "json" };
import record2 from "../../data/adverse-events/desmoid-minor.json" with { type: "json" };
import record3 from "../../data/adverse-events/diarrhea.json" with { type: "json" };
import record4 from "../../data/adverse-events/fall.json" with { type: "json" };
import record5 from "../../data/adverse-events/frostbite.json" with { type: "json" };
import record6 from "../../data/adverse-events/hematoma.json" with { type: "json" };
import record7 from "../../data/adverse-events/hoarseness.json" with { type: "json" };
import record8 from "../../data/adverse-events/horner.json" with { type: "json" };
import record9 from "../../data/adverse-events/hyperpigmentation.json" with { type: "json" };
import record10 from "../../data/adverse-events/hypertensive-crisis.json" with { type: "json" };
import record11 from "../../data/adverse-events/hypotension.json" with { type: "json" };
import record12 from "../../data/adverse-events/infection.json" with { type: "json" };
import record13 from "../../data/adverse-events/minor-phantom-limb.json" with { type: "json" };
import record14 from "../../data/adverse-events/neuritis.json" with { type: "json" };
import record15 from "../../data/adverse-events/no-effect.json" with { type: "json" };
import record16 from "../../data/adverse-events/numbness.json" with { type: "json" };
import record17 from "../../data/adverse-events/phrenic-palsy.json" with { type: "json" };
import record18 from "../../data/adverse-events/pneumothorax.json" with { type: "json" };
import record19 from "../../data/adverse-events/probe-failure.json" with { type: "json" };
import record20 from "../../data/adverse-events/pseudohernia.json" with { type: "json" };
import record21 from "../../data/adverse-events/skin-necrosis.json" with { type: "json" };
import record22 from "../../data/adverse-events/sphincter.json" with { type: "json" };
import record23 from "../../data/adverse-events/vascular-injury.json" with { type: "json" };
import record24 from "../../data/adverse-events/weakness.json" with { type: "json" };
import record25 from "../../data/adverse-events/worse-pain.json" with { type: "json" };
import record26 from "../../data/adverse-events/wrong-site.json" with { type: "json" };
import type { AdverseEventRecord } from "../safety.ts";

export const adverseEventRecords: readonly AdverseEventRecord[] = [
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
  record18,
  record19,
  record20,
  record21,
  record22,
  record23,
  record24,
  record25,
  record26,
] as unknown as readonly AdverseEventRecord[];
