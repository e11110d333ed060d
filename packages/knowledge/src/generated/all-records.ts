// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import type { AnyRecord } from "../live-records.ts";
import adverseEventRecords from "./adverse-events.json" with { type: "json" };
import anticoagulationRecords from "./anticoagulation.json" with { type: "json" };
import bleedingClassRecords from "./bleeding-classes.json" with { type: "json" };
import blockGateRecords from "./block-gates.json" with { type: "json" };
import bodyRegionRecords from "./body-regions.json" with { type: "json" };
import codeRecords from "./codes.json" with { type: "json" };
import contraindicationRecords from "./contraindications.json" with { type: "json" };
import cryogenRecords from "./cryogens.json" with { type: "json" };
import deviceRecords from "./devices.json" with { type: "json" };
import electrodePresetRecords from "./electrode-presets.json" with { type: "json" };
import electrodeRecords from "./electrodes.json" with { type: "json" };
import evidenceRecords from "./evidence.json" with { type: "json" };
import exampleCaseRecords from "./example-cases.json" with { type: "json" };
import explanationRecords from "./explanations.json" with { type: "json" };
import findingKindRecords from "./finding-kinds.json" with { type: "json" };
import formRecords from "./forms.json" with { type: "json" };
import gradingRecords from "./gradings.json" with { type: "json" };
import guidelineRecords from "./guidelines.json" with { type: "json" };
import heatDamageRecords from "./heat-damage.json" with { type: "json" };
import heatLesionRecords from "./heat-lesions.json" with { type: "json" };
import indicationRecords from "./indications.json" with { type: "json" };
import injuryRecords from "./injury.json" with { type: "json" };
import instrumentRecords from "./instruments.json" with { type: "json" };
import mediumRecords from "./media.json" with { type: "json" };
import modalityRecords from "./modalities.json" with { type: "json" };
import modalityReasonRecords from "./modality-reasons.json" with { type: "json" };
import opioidRecords from "./opioids.json" with { type: "json" };
import painQualityRecords from "./pain-qualities.json" with { type: "json" };
import pathwayRecords from "./pathways.json" with { type: "json" };
import protocolRecords from "./protocols.json" with { type: "json" };
import readinessRecords from "./readiness.json" with { type: "json" };
import readingRecords from "./reading-list.json" with { type: "json" };
import referenceRecords from "./references.json" with { type: "json" };
import rescueOrderRecords from "./rescue-orders.json" with { type: "json" };
import riskTextRecords from "./risk-texts.json" with { type: "json" };
import ruleRecords from "./rules.json" with { type: "json" };
import stationRecords from "./stations.json" with { type: "json" };
import targetRecords from "./targets.json" with { type: "json" };
import thresholdRecords from "./thresholds.json" with { type: "json" };
import tissueRecords from "./tissues.json" with { type: "json" };
import wordingRecords from "./wording.json" with { type: "json" };

export const ourRecords: Readonly<Record<string, readonly AnyRecord[]>> = {
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
