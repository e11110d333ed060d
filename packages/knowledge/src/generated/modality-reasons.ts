// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/modality-reasons/block-only-first-step.json" with { type: "json" };
import record1 from "../../data/modality-reasons/block-only-hypogastric.json" with { type: "json" };
import record2 from "../../data/modality-reasons/block-only-long-covid.json" with { type: "json" };
import record3 from "../../data/modality-reasons/block-only-short.json" with { type: "json" };
import record4 from "../../data/modality-reasons/block-only-stellate-crps.json" with { type: "json" };
import record5 from "../../data/modality-reasons/cooled-radiofrequency-implanted-device.json" with { type: "json" };
import record6 from "../../data/modality-reasons/cooled-radiofrequency-knee.json" with { type: "json" };
import record7 from "../../data/modality-reasons/cooled-radiofrequency-loss-question.json" with { type: "json" };
import record8 from "../../data/modality-reasons/cooled-radiofrequency-loss-reason.json" with { type: "json" };
import record9 from "../../data/modality-reasons/cooled-radiofrequency-not-seen.json" with { type: "json" };
import record10 from "../../data/modality-reasons/cooled-radiofrequency-obturator-neuritis.json" with { type: "json" };
import record11 from "../../data/modality-reasons/cooled-radiofrequency-regrowth-wanted.json" with { type: "json" };
import record12 from "../../data/modality-reasons/cooled-radiofrequency-sacroiliac.json" with { type: "json" };
import record13 from "../../data/modality-reasons/cryo-adrenal-crisis.json" with { type: "json" };
import record14 from "../../data/modality-reasons/cryo-celiac-no-trial.json" with { type: "json" };
import record15 from "../../data/modality-reasons/cryo-contact-not-harmless.json" with { type: "json" };
import record16 from "../../data/modality-reasons/cryo-crps-no-primary-source.json" with { type: "json" };
import record17 from "../../data/modality-reasons/cryo-disabled.json" with { type: "json" };
import record18 from "../../data/modality-reasons/cryo-implanted-device.json" with { type: "json" };
import record19 from "../../data/modality-reasons/cryo-knee-cooled-rf-longer.json" with { type: "json" };
import record20 from "../../data/modality-reasons/cryo-knee-older-trial.json" with { type: "json" };
import record21 from "../../data/modality-reasons/cryo-long-covid-block-first.json" with { type: "json" };
import record22 from "../../data/modality-reasons/cryo-long-covid-one-operator.json" with { type: "json" };
import record23 from "../../data/modality-reasons/cryo-loss-not-acceptable.json" with { type: "json" };
import record24 from "../../data/modality-reasons/cryo-medial-branch-trial.json" with { type: "json" };
import record25 from "../../data/modality-reasons/cryo-motor-weakness.json" with { type: "json" };
import record26 from "../../data/modality-reasons/cryo-phantom-limb-trial.json" with { type: "json" };
import record27 from "../../data/modality-reasons/cryo-regrowth-wanted.json" with { type: "json" };
import record28 from "../../data/modality-reasons/cryo-sacroiliac-usual-rf.json" with { type: "json" };
import record29 from "../../data/modality-reasons/cryo-slower.json" with { type: "json" };
import record30 from "../../data/modality-reasons/cryo-splanchnic-cohort.json" with { type: "json" };
import record31 from "../../data/modality-reasons/cryo-tachycardia-series.json" with { type: "json" };
import record32 from "../../data/modality-reasons/cryo-tendon-or-skin-in-zone.json" with { type: "json" };
import record33 from "../../data/modality-reasons/cryo-trigeminal-not-tried.json" with { type: "json" };
import record34 from "../../data/modality-reasons/cryo-under-treatment.json" with { type: "json" };
import record35 from "../../data/modality-reasons/cryo-watched-in-crowd.json" with { type: "json" };
import record36 from "../../data/modality-reasons/ethanol-celiac-events.json" with { type: "json" };
import record37 from "../../data/modality-reasons/ethanol-celiac-usual.json" with { type: "json" };
import record38 from "../../data/modality-reasons/ethanol-hypogastric.json" with { type: "json" };
import record39 from "../../data/modality-reasons/ethanol-lasting.json" with { type: "json" };
import record40 from "../../data/modality-reasons/ethanol-loss-not-acceptable.json" with { type: "json" };
import record41 from "../../data/modality-reasons/ethanol-loss-question.json" with { type: "json" };
import record42 from "../../data/modality-reasons/ethanol-loss-reason.json" with { type: "json" };
import record43 from "../../data/modality-reasons/ethanol-lumbar-sympathetic.json" with { type: "json" };
import record44 from "../../data/modality-reasons/ethanol-regrowth-wanted.json" with { type: "json" };
import record45 from "../../data/modality-reasons/irreversible-electroporation-nerve.json" with { type: "json" };
import record46 from "../../data/modality-reasons/irreversible-electroporation-tumor.json" with { type: "json" };
import record47 from "../../data/modality-reasons/microwave-adrenal-crisis.json" with { type: "json" };
import record48 from "../../data/modality-reasons/microwave-nerve.json" with { type: "json" };
import record49 from "../../data/modality-reasons/microwave-tumor.json" with { type: "json" };
import record50 from "../../data/modality-reasons/no-procedure-block-negative.json" with { type: "json" };
import record51 from "../../data/modality-reasons/no-procedure-desmoid-surveillance.json" with { type: "json" };
import record52 from "../../data/modality-reasons/no-procedure-multimodal.json" with { type: "json" };
import record53 from "../../data/modality-reasons/no-procedure-offer.json" with { type: "json" };
import record54 from "../../data/modality-reasons/phenol-hypogastric.json" with { type: "json" };
import record55 from "../../data/modality-reasons/phenol-lasting.json" with { type: "json" };
import record56 from "../../data/modality-reasons/phenol-loss-not-acceptable.json" with { type: "json" };
import record57 from "../../data/modality-reasons/phenol-loss-question.json" with { type: "json" };
import record58 from "../../data/modality-reasons/phenol-loss-reason.json" with { type: "json" };
import record59 from "../../data/modality-reasons/phenol-regrowth-wanted.json" with { type: "json" };
import record60 from "../../data/modality-reasons/pulsed-radiofrequency-no-destruction.json" with { type: "json" };
import record61 from "../../data/modality-reasons/pulsed-radiofrequency-short-data.json" with { type: "json" };
import record62 from "../../data/modality-reasons/pulsed-radiofrequency-suprascapular.json" with { type: "json" };
import record63 from "../../data/modality-reasons/pulsed-radiofrequency-trigeminal.json" with { type: "json" };
import record64 from "../../data/modality-reasons/radiofrequency-char.json" with { type: "json" };
import record65 from "../../data/modality-reasons/radiofrequency-crowded.json" with { type: "json" };
import record66 from "../../data/modality-reasons/radiofrequency-experience.json" with { type: "json" };
import record67 from "../../data/modality-reasons/radiofrequency-implanted-device.json" with { type: "json" };
import record68 from "../../data/modality-reasons/radiofrequency-loss-acceptable.json" with { type: "json" };
import record69 from "../../data/modality-reasons/radiofrequency-loss-not-acceptable.json" with { type: "json" };
import record70 from "../../data/modality-reasons/radiofrequency-loss-question.json" with { type: "json" };
import record71 from "../../data/modality-reasons/radiofrequency-loss-reason.json" with { type: "json" };
import record72 from "../../data/modality-reasons/radiofrequency-not-seen.json" with { type: "json" };
import record73 from "../../data/modality-reasons/radiofrequency-regrowth-wanted.json" with { type: "json" };
import record74 from "../../data/modality-reasons/radiofrequency-stellate-crps.json" with { type: "json" };
import record75 from "../../data/modality-reasons/radiofrequency-usual.json" with { type: "json" };
import record76 from "../../data/modality-reasons/surgery-desmoid.json" with { type: "json" };
import record77 from "../../data/modality-reasons/surgery-lasting.json" with { type: "json" };
import record78 from "../../data/modality-reasons/surgery-loss-not-acceptable.json" with { type: "json" };
import record79 from "../../data/modality-reasons/surgery-stellate.json" with { type: "json" };
import record80 from "../../data/modality-reasons/surgery-trigeminal.json" with { type: "json" };
import type { ModalityReason } from "../modality.ts";

export const modalityReasonRecords: readonly ModalityReason[] = [
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
  record43,
  record44,
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
  record65,
  record66,
  record67,
  record68,
  record69,
  record70,
  record71,
  record72,
  record73,
  record74,
  record75,
  record76,
  record77,
  record78,
  record79,
  record80,
] as unknown as readonly ModalityReason[];
