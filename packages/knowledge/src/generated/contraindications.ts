// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/contraindications/active-infection.json" with { type: "json" };
import record1 from "../../data/contraindications/allergy.json" with { type: "json" };
import record2 from "../../data/contraindications/antithrombotic-always.json" with { type: "json" };
import record3 from "../../data/contraindications/both-sides-one-day.json" with { type: "json" };
import record4 from "../../data/contraindications/bowel-obstruction.json" with { type: "json" };
import record5 from "../../data/contraindications/buerger.json" with { type: "json" };
import record6 from "../../data/contraindications/central-nervous-tissue.json" with { type: "json" };
import record7 from "../../data/contraindications/coagulopathy.json" with { type: "json" };
import record8 from "../../data/contraindications/cold-agglutinin.json" with { type: "json" };
import record9 from "../../data/contraindications/cold-injury.json" with { type: "json" };
import record10 from "../../data/contraindications/cold-urticaria.json" with { type: "json" };
import record11 from "../../data/contraindications/conduction-block.json" with { type: "json" };
import record12 from "../../data/contraindications/contralateral-palsy.json" with { type: "json" };
import record13 from "../../data/contraindications/cryofibrinogenemia.json" with { type: "json" };
import record14 from "../../data/contraindications/cryoglobulinemia.json" with { type: "json" };
import record15 from "../../data/contraindications/glaucoma.json" with { type: "json" };
import record16 from "../../data/contraindications/implanted-device.json" with { type: "json" };
import record17 from "../../data/contraindications/insensate-foot.json" with { type: "json" };
import record18 from "../../data/contraindications/medication-checks.json" with { type: "json" };
import record19 from "../../data/contraindications/metal-hardware.json" with { type: "json" };
import record20 from "../../data/contraindications/no-consent.json" with { type: "json" };
import record21 from "../../data/contraindications/open-wound.json" with { type: "json" };
import record22 from "../../data/contraindications/paroxysmal-cold-hemoglobinuria.json" with { type: "json" };
import record23 from "../../data/contraindications/pheochromocytoma.json" with { type: "json" };
import record24 from "../../data/contraindications/pregnancy.json" with { type: "json" };
import record25 from "../../data/contraindications/psychosis.json" with { type: "json" };
import record26 from "../../data/contraindications/raynaud.json" with { type: "json" };
import record27 from "../../data/contraindications/recent-myocardial-infarction.json" with { type: "json" };
import record28 from "../../data/contraindications/sickle-cell.json" with { type: "json" };
import record29 from "../../data/contraindications/unsafe-path.json" with { type: "json" };
import type { ContraindicationRecord } from "../safety.ts";

export const contraindicationRecords: readonly ContraindicationRecord[] = [
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
  record27,
  record28,
  record29,
] as unknown as readonly ContraindicationRecord[];
