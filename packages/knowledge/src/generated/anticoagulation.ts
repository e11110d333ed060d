// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/anticoagulation/asra-2018-apixaban.json" with { type: "json" };
import record1 from "../../data/anticoagulation/asra-2018-aspirin.json" with { type: "json" };
import record2 from "../../data/anticoagulation/asra-2018-clopidogrel.json" with { type: "json" };
import record3 from "../../data/anticoagulation/asra-2018-dabigatran.json" with { type: "json" };
import record4 from "../../data/anticoagulation/asra-2018-diclofenac.json" with { type: "json" };
import record5 from "../../data/anticoagulation/asra-2018-edoxaban.json" with { type: "json" };
import record6 from "../../data/anticoagulation/asra-2018-enoxaparin-prophylactic.json" with { type: "json" };
import record7 from "../../data/anticoagulation/asra-2018-enoxaparin-therapeutic.json" with { type: "json" };
import record8 from "../../data/anticoagulation/asra-2018-etodolac.json" with { type: "json" };
import record9 from "../../data/anticoagulation/asra-2018-fondaparinux.json" with { type: "json" };
import record10 from "../../data/anticoagulation/asra-2018-heparin-iv.json" with { type: "json" };
import record11 from "../../data/anticoagulation/asra-2018-heparin-sc.json" with { type: "json" };
import record12 from "../../data/anticoagulation/asra-2018-ibuprofen.json" with { type: "json" };
import record13 from "../../data/anticoagulation/asra-2018-indomethacin.json" with { type: "json" };
import record14 from "../../data/anticoagulation/asra-2018-ketorolac.json" with { type: "json" };
import record15 from "../../data/anticoagulation/asra-2018-meloxicam.json" with { type: "json" };
import record16 from "../../data/anticoagulation/asra-2018-nabumetone.json" with { type: "json" };
import record17 from "../../data/anticoagulation/asra-2018-naproxen.json" with { type: "json" };
import record18 from "../../data/anticoagulation/asra-2018-oxaprozin.json" with { type: "json" };
import record19 from "../../data/anticoagulation/asra-2018-piroxicam.json" with { type: "json" };
import record20 from "../../data/anticoagulation/asra-2018-prasugrel.json" with { type: "json" };
import record21 from "../../data/anticoagulation/asra-2018-rivaroxaban.json" with { type: "json" };
import record22 from "../../data/anticoagulation/asra-2018-ticagrelor.json" with { type: "json" };
import record23 from "../../data/anticoagulation/asra-2018-warfarin.json" with { type: "json" };
import record24 from "../../data/anticoagulation/sir-2019-abciximab.json" with { type: "json" };
import record25 from "../../data/anticoagulation/sir-2019-apixaban.json" with { type: "json" };
import record26 from "../../data/anticoagulation/sir-2019-argatroban-bivalirudin.json" with { type: "json" };
import record27 from "../../data/anticoagulation/sir-2019-aspirin.json" with { type: "json" };
import record28 from "../../data/anticoagulation/sir-2019-cilostazol.json" with { type: "json" };
import record29 from "../../data/anticoagulation/sir-2019-clopidogrel.json" with { type: "json" };
import record30 from "../../data/anticoagulation/sir-2019-dabigatran.json" with { type: "json" };
import record31 from "../../data/anticoagulation/sir-2019-dalteparin.json" with { type: "json" };
import record32 from "../../data/anticoagulation/sir-2019-edoxaban.json" with { type: "json" };
import record33 from "../../data/anticoagulation/sir-2019-enoxaparin-prophylactic.json" with { type: "json" };
import record34 from "../../data/anticoagulation/sir-2019-enoxaparin-therapeutic.json" with { type: "json" };
import record35 from "../../data/anticoagulation/sir-2019-eptifibatide-tirofiban.json" with { type: "json" };
import record36 from "../../data/anticoagulation/sir-2019-fondaparinux.json" with { type: "json" };
import record37 from "../../data/anticoagulation/sir-2019-heparin-iv.json" with { type: "json" };
import record38 from "../../data/anticoagulation/sir-2019-heparin-sc.json" with { type: "json" };
import record39 from "../../data/anticoagulation/sir-2019-prasugrel.json" with { type: "json" };
import record40 from "../../data/anticoagulation/sir-2019-rivaroxaban.json" with { type: "json" };
import record41 from "../../data/anticoagulation/sir-2019-ticagrelor.json" with { type: "json" };
import record42 from "../../data/anticoagulation/sir-2019-warfarin.json" with { type: "json" };
import type { AnticoagulationRecord } from "../safety.ts";

export const anticoagulationRecords: readonly AnticoagulationRecord[] = [
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
  record39,
  record40,
  record41,
  record42,
] as unknown as readonly AnticoagulationRecord[];
