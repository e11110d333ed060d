// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/cryogens/argon.json" with { type: "json" };
import record1 from "../../data/cryogens/carbon-dioxide.json" with { type: "json" };
import record2 from "../../data/cryogens/liquid-nitrogen.json" with { type: "json" };
import record3 from "../../data/cryogens/nitrous-oxide.json" with { type: "json" };
import record4 from "../../data/devices/generic-argon-17g-long.json" with { type: "json" };
import record5 from "../../data/devices/generic-argon-17g.json" with { type: "json" };
import record6 from "../../data/devices/generic-argon-2.4mm.json" with { type: "json" };
import record7 from "../../data/devices/generic-n2o-1.3mm.json" with { type: "json" };
import record8 from "../../data/devices/generic-n2o-2.0mm.json" with { type: "json" };
import record9 from "../../data/devices/atricure-cryo1.json" with { type: "json" };
import record10 from "../../data/devices/atricure-cryosphere.json" with { type: "json" };
import record11 from "../../data/devices/boston-1.5-cx.json" with { type: "json" };
import record12 from "../../data/devices/boston-iceforce.json" with { type: "json" };
import record13 from "../../data/devices/boston-icepearl.json" with { type: "json" };
import record14 from "../../data/devices/boston-icerod-plus.json" with { type: "json" };
import record15 from "../../data/devices/boston-icerod.json" with { type: "json" };
import record16 from "../../data/devices/boston-iceseed.json" with { type: "json" };
import record17 from "../../data/devices/boston-icesphere.json" with { type: "json" };
import record18 from "../../data/devices/epimed-painblocker.json" with { type: "json" };
import record19 from "../../data/devices/icecure-prosense-10g.json" with { type: "json" };
import record20 from "../../data/devices/icecure-prosense-13g.json" with { type: "json" };
import record21 from "../../data/devices/iovera.json" with { type: "json" };
import record22 from "../../data/devices/metrum-cryo-s-painless.json" with { type: "json" };
import record23 from "../../data/devices/varian-perc-17.json" with { type: "json" };
import record24 from "../../data/devices/varian-perc-24.json" with { type: "json" };
import record25 from "../../data/injury/conventional.json" with { type: "json" };
import record26 from "../../data/injury/evans-1981.json" with { type: "json" };
import record27 from "../../data/injury/hsu-2015.json" with { type: "json" };
import record28 from "../../data/injury/zhou-1983.json" with { type: "json" };
import record29 from "../../data/injury/zhou-2003.json" with { type: "json" };
import record30 from "../../data/media/airway-air.json" with { type: "json" };
import record31 from "../../data/media/lung-surface.json" with { type: "json" };
import record32 from "../../data/media/skin-air.json" with { type: "json" };
import record33 from "../../data/media/skin-drape.json" with { type: "json" };
import record34 from "../../data/media/vessel-blood.json" with { type: "json" };
import record35 from "../../data/media/warm-gauze.json" with { type: "json" };
import record36 from "../../data/media/warm-glove.json" with { type: "json" };
import record37 from "../../data/media/warm-saline.json" with { type: "json" };
import record38 from "../../data/protocols/argon-two-cycles.json" with { type: "json" };
import record39 from "../../data/protocols/handheld-knee-trial.json" with { type: "json" };
import record40 from "../../data/protocols/n2o-3-min-twice.json" with { type: "json" };
import record41 from "../../data/protocols/n2o-textbook.json" with { type: "json" };
import record42 from "../../data/protocols/single-10-min.json" with { type: "json" };
import record43 from "../../data/protocols/single-8-min.json" with { type: "json" };
import record44 from "../../data/protocols/tumor-10-8-10.json" with { type: "json" };
import record45 from "../../data/tissues/blood.json" with { type: "json" };
import record46 from "../../data/tissues/bone-cancellous.json" with { type: "json" };
import record47 from "../../data/tissues/bone-cortical.json" with { type: "json" };
import record48 from "../../data/tissues/cartilage.json" with { type: "json" };
import record49 from "../../data/tissues/connective.json" with { type: "json" };
import record50 from "../../data/tissues/csf.json" with { type: "json" };
import record51 from "../../data/tissues/dura.json" with { type: "json" };
import record52 from "../../data/tissues/fat.json" with { type: "json" };
import record53 from "../../data/tissues/kidney.json" with { type: "json" };
import record54 from "../../data/tissues/liver.json" with { type: "json" };
import record55 from "../../data/tissues/lung-deflated.json" with { type: "json" };
import record56 from "../../data/tissues/lung-inflated.json" with { type: "json" };
import record57 from "../../data/tissues/marrow-yellow.json" with { type: "json" };
import record58 from "../../data/tissues/muscle.json" with { type: "json" };
import record59 from "../../data/tissues/nerve.json" with { type: "json" };
import record60 from "../../data/tissues/saline.json" with { type: "json" };
import record61 from "../../data/tissues/skin.json" with { type: "json" };
import record62 from "../../data/tissues/spinal-cord.json" with { type: "json" };
import record63 from "../../data/tissues/tendon.json" with { type: "json" };
import record64 from "../../data/tissues/vessel-wall.json" with { type: "json" };
import type { ConvectiveMediumRecord, TissueRecord } from "../tissue.ts";
import type { CryogenRecord, CryoprobeDevice } from "../device.ts";
import type { InjurySeries } from "../injury.ts";
import type { ProtocolPreset } from "../target.ts";

export const cryogenRecords: readonly CryogenRecord[] = [
  record0,
  record1,
  record2,
  record3,
] as unknown as readonly CryogenRecord[];

export const deviceRecords: readonly CryoprobeDevice[] = [
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
] as unknown as readonly CryoprobeDevice[];

export const injuryRecords: readonly InjurySeries[] = [
  record25,
  record26,
  record27,
  record28,
  record29,
] as unknown as readonly InjurySeries[];

export const mediumRecords: readonly ConvectiveMediumRecord[] = [
  record30,
  record31,
  record32,
  record33,
  record34,
  record35,
  record36,
  record37,
] as unknown as readonly ConvectiveMediumRecord[];

export const protocolRecords: readonly ProtocolPreset[] = [
  record38,
  record39,
  record40,
  record41,
  record42,
  record43,
  record44,
] as unknown as readonly ProtocolPreset[];

export const tissueRecords: readonly TissueRecord[] = [
  record45,
  record46,
  record47,
  record48,
  record49,
  record50,
  record51,
  record52,
  record53,
  record54,
  record55,
  record56,
  record57,
  record58,
  record59,
  record60,
  record61,
  record62,
  record63,
  record64,
] as unknown as readonly TissueRecord[];
