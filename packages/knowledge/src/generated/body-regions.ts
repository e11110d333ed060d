// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/body-regions/ankle.json" with { type: "json" };
import record1 from "../../data/body-regions/arm.json" with { type: "json" };
import record2 from "../../data/body-regions/back-thigh.json" with { type: "json" };
import record3 from "../../data/body-regions/breast.json" with { type: "json" };
import record4 from "../../data/body-regions/buttock.json" with { type: "json" };
import record5 from "../../data/body-regions/calf.json" with { type: "json" };
import record6 from "../../data/body-regions/cheek.json" with { type: "json" };
import record7 from "../../data/body-regions/chest-wall.json" with { type: "json" };
import record8 from "../../data/body-regions/eye-forehead.json" with { type: "json" };
import record9 from "../../data/body-regions/face.json" with { type: "json" };
import record10 from "../../data/body-regions/flank.json" with { type: "json" };
import record11 from "../../data/body-regions/front-thigh.json" with { type: "json" };
import record12 from "../../data/body-regions/genitals.json" with { type: "json" };
import record13 from "../../data/body-regions/groin.json" with { type: "json" };
import record14 from "../../data/body-regions/hand.json" with { type: "json" };
import record15 from "../../data/body-regions/heel.json" with { type: "json" };
import record16 from "../../data/body-regions/hip.json" with { type: "json" };
import record17 from "../../data/body-regions/inner-thigh.json" with { type: "json" };
import record18 from "../../data/body-regions/jaw.json" with { type: "json" };
import record19 from "../../data/body-regions/knee.json" with { type: "json" };
import record20 from "../../data/body-regions/lateral-foot.json" with { type: "json" };
import record21 from "../../data/body-regions/lower-abdomen.json" with { type: "json" };
import record22 from "../../data/body-regions/lower-back.json" with { type: "json" };
import record23 from "../../data/body-regions/medial-leg.json" with { type: "json" };
import record24 from "../../data/body-regions/neck.json" with { type: "json" };
import record25 from "../../data/body-regions/none.json" with { type: "json" };
import record26 from "../../data/body-regions/outer-thigh.json" with { type: "json" };
import record27 from "../../data/body-regions/pelvis.json" with { type: "json" };
import record28 from "../../data/body-regions/perineum.json" with { type: "json" };
import record29 from "../../data/body-regions/phantom-arm.json" with { type: "json" };
import record30 from "../../data/body-regions/phantom-leg.json" with { type: "json" };
import record31 from "../../data/body-regions/sacroiliac.json" with { type: "json" };
import record32 from "../../data/body-regions/scalp-back.json" with { type: "json" };
import record33 from "../../data/body-regions/shoulder.json" with { type: "json" };
import record34 from "../../data/body-regions/sole.json" with { type: "json" };
import record35 from "../../data/body-regions/stump.json" with { type: "json" };
import record36 from "../../data/body-regions/toes.json" with { type: "json" };
import record37 from "../../data/body-regions/upper-abdomen.json" with { type: "json" };
import record38 from "../../data/body-regions/upper-back.json" with { type: "json" };
import type { BodyRegionRecord } from "../guidance.ts";

export const bodyRegionRecords: readonly BodyRegionRecord[] = [
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
  record30,
  record31,
  record32,
  record33,
  record34,
  record35,
  record36,
  record37,
  record38,
] as unknown as readonly BodyRegionRecord[];
