// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import type { AnyRecord } from "../live-records.ts";
import { adverseEventRecords } from "./adverse-events.ts";
import { anticoagulationRecords } from "./anticoagulation.ts";
import { bleedingClassRecords } from "./bleeding-classes.ts";
import { blockGateRecords } from "./block-gates.ts";
import { bodyRegionRecords } from "./body-regions.ts";
import { codeRecords } from "./codes.ts";
import { contraindicationRecords } from "./contraindications.ts";
import { electrodePresetRecords } from "./electrode-presets.ts";
import { electrodeRecords } from "./electrodes.ts";
import { exampleCaseRecords } from "./example-cases.ts";
import { explanationRecords } from "./explanations.ts";
import { findingKindRecords } from "./finding-kinds.ts";
import { formRecords } from "./forms.ts";
import { gradingRecords } from "./gradings.ts";
import { guidelineRecords } from "./guidelines.ts";
import { heatDamageRecords } from "./heat-damage.ts";
import { heatLesionRecords } from "./heat-lesions.ts";
import { indicationRecords } from "./indications.ts";
import { instrumentRecords } from "./instruments.ts";
import { modalityRecords } from "./modalities.ts";
import { modalityReasonRecords } from "./modality-reasons.ts";
import { opioidRecords } from "./opioids.ts";
import { painQualityRecords } from "./pain-qualities.ts";
import { pathwayRecords } from "./pathways.ts";
import { readinessRecords } from "./readiness.ts";
import { readingRecords } from "./reading-list.ts";
import { cryogenRecords, deviceRecords, evidenceRecords, injuryRecords, mediumRecords, protocolRecords, referenceRecords, ruleRecords, targetRecords, thresholdRecords, tissueRecords, wordingRecords } from "./records.ts";
import { rescueOrderRecords } from "./rescue-orders.ts";
import { riskTextRecords } from "./risk-texts.ts";
import { stationRecords } from "./stations.ts";

export const liveFolders: Readonly<Record<string, readonly AnyRecord[]>> = {
  "adverse-events": adverseEventRecords,
  "anticoagulation": anticoagulationRecords,
  "bleeding-classes": bleedingClassRecords,
  "block-gates": blockGateRecords,
  "body-regions": bodyRegionRecords,
  "codes": codeRecords,
  "contraindications": contraindicationRecords,
  "cryogens": cryogenRecords,
  "devices": deviceRecords,
  "electrode-presets": electrodePresetRecords,
  "electrodes": electrodeRecords,
  "evidence": evidenceRecords,
  "example-cases": exampleCaseRecords,
  "explanations": explanationRecords,
  "finding-kinds": findingKindRecords,
  "forms": formRecords,
  "gradings": gradingRecords,
  "guidelines": guidelineRecords,
  "heat-damage": heatDamageRecords,
  "heat-lesions": heatLesionRecords,
  "indications": indicationRecords,
  "injury": injuryRecords,
  "instruments": instrumentRecords,
  "media": mediumRecords,
  "modalities": modalityRecords,
  "modality-reasons": modalityReasonRecords,
  "opioids": opioidRecords,
  "pain-qualities": painQualityRecords,
  "pathways": pathwayRecords,
  "protocols": protocolRecords,
  "readiness": readinessRecords,
  "reading-list": readingRecords,
  "references": referenceRecords,
  "rescue-orders": rescueOrderRecords,
  "risk-texts": riskTextRecords,
  "rules": ruleRecords,
  "stations": stationRecords,
  "targets": targetRecords,
  "thresholds": thresholdRecords,
  "tissues": tissueRecords,
  "wording": wordingRecords,
};
