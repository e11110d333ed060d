export type { AdvisorCase, AppliedReason, ModalityAdvice } from "./advise-modalities.ts";
export { adviseModalities } from "./advise-modalities.ts";
export type {
  AnticoagulationAdvice,
  AnticoagulationOverride,
  AnticoagulationRequest,
  SocietyStatement,
} from "./anticoagulation.ts";
export {
  anticoagulationAdvice,
  anticoagulationDrugs,
  anticoagulationRows,
  bleedingClasses,
} from "./anticoagulation.ts";
export { searchTargets, target, targets } from "./atlas.ts";
export type {
  BlockGateRequest,
  BlockGateResult,
  BlockOutcome,
  BlockResult,
  BlockWaiver,
} from "./block-gate.ts";
export { blockGateFor, blockGates, evaluateBlockGate } from "./block-gate.ts";
export { caseForm, caseForms, checkForm, exampleCases, type FormState } from "./case-form.ts";
export type { ExampleCaseRecord, FormAnswers, FormField, FormRecord } from "./case-form-record.ts";
export {
  convectiveMedia,
  convectiveMedium,
  cryogens,
  defaultDeviceId,
  device,
  devices,
  injurySeries,
  protocolPreset,
  protocolPresets,
  tissue,
  tissues,
} from "./catalog.ts";
export type { CodeAdvice, CodeRequest, CodeSuggestion } from "./codes.ts";
export { codes, suggestCodes } from "./codes.ts";
export type { ConditionState } from "./condition.ts";
export { checkConditions } from "./condition.ts";
export type { Cryogen, CryogenRecord, CryoprobeDevice } from "./device.ts";
export type { ElectrodeDevice, ElectrodePreset, HeatDamageProcess, HeatLesionRecord } from "./electrode.ts";
export type { KnowledgeErrorCode } from "./errors.ts";
export { KnowledgeError } from "./errors.ts";
export type { TimeEstimate, TimeRequest } from "./estimate-time.ts";
export { estimateTime } from "./estimate-time.ts";
export type { CriteriaResult } from "./evaluate-criteria.ts";
export { evaluateCriteria } from "./evaluate-criteria.ts";
export { evaluateRule, ruleInputNames } from "./evaluate-rule.ts";
export type { EvidenceCard, WordingRow } from "./evidence.ts";
export type { Fact, FactStatus } from "./fact.ts";
export type {
  ImagingFinding,
  TargetClue,
  TargetMatch,
  TargetSearch,
  TargetSearchResult,
} from "./find-targets.ts";
export { findTargets } from "./find-targets.ts";
export type { Finding, Severity } from "./finding.ts";
export type {
  BodyRegionRecord,
  CodeRecord,
  ExplanationRecord,
  FindingKindRecord,
  GuidelineRecord,
  IndicationRecord,
  PainQualityRecord,
  PathwayRecord,
  PathwayStep,
  ReadingRecord,
  RiskTextRecord,
  StationRecord,
} from "./guidance.ts";
export {
  bodyRegions,
  explanation,
  explanations,
  findingKindFor,
  findingKinds,
  guidelines,
  indications,
  painQualities,
  readingList,
  riskText,
  riskTexts,
  stations,
} from "./guidance-catalog.ts";
export { iceFractionRows } from "./ice-fraction.ts";
export type { InjurySeries, SunderlandGrade } from "./injury.ts";
export type {
  InstrumentCriteria,
  InstrumentItem,
  InstrumentRecord,
  InstrumentScoring,
  MeaningfulChange,
  OpioidRecord,
} from "./instrument.ts";
export type { LibraryFolder } from "./library.ts";
export { library, recordName, searchLibrary } from "./library.ts";
export { linkFolder } from "./link-folder.ts";
export type { AnyRecord, PlacedRecord } from "./live-records.ts";
export { modalities, modality, modalityReasons } from "./modalities.ts";
export type { ModalityReason, ModalityRecord, ModalityStatement } from "./modality.ts";
export type { MorphineEquivalents, OpioidDose, OpioidEquivalent } from "./morphine-equivalents.ts";
export { morphineEquivalents, opioid, opioids } from "./morphine-equivalents.ts";
export type { PainChange, PainChangeRequest } from "./pain-change.ts";
export { painChange } from "./pain-change.ts";
export type { PathwayStepState } from "./pathways.ts";
export { followPathway, pathway, pathways, pathwaysFor } from "./pathways.ts";
export {
  defaultElectrodeId,
  electrode,
  electrodePreset,
  electrodePresets,
  electrodes,
  heatDamageProcess,
  heatDamageProcesses,
  heatLesions,
} from "./radiofrequency.ts";
export type { Readability } from "./readability.ts";
export { patientTextSchoolGrade, readability } from "./readability.ts";
export type { Reference } from "./reference.ts";
export type { RegrowthWindow, RepeatAdvice, RepeatRequest } from "./regrowth-window.ts";
export { adviseRepeat, regrowthWindow } from "./regrowth-window.ts";
export type { Rule, RuleCondition, RuleInputs, Threshold } from "./rule.ts";
export {
  evidenceCard,
  evidenceCards,
  reference,
  references,
  rule,
  rules,
  threshold,
  thresholds,
  wordingRows,
} from "./rulebook.ts";
export type {
  AdverseEventRate,
  AdverseEventRecord,
  AnticoagulationRecord,
  BleedingClassRecord,
  BlockGateRecord,
  ContraindicationRecord,
  GradingRecord,
  LocalOverride,
  ReadinessRecord,
  RescueOrderRecord,
} from "./safety.ts";
export type { ReadinessResult } from "./safety-catalog.ts";
export {
  adverseEvents,
  checkReadiness,
  checkRescueOrders,
  contraindicationsFor,
  gradings,
  readinessItems,
  rescueOrders,
} from "./safety-catalog.ts";
export type { InstrumentAnswers, InstrumentResult, InstrumentScore } from "./score-instrument.ts";
export { instrument, instruments, scoreInstrument } from "./score-instrument.ts";
export type { SearchTexts } from "./search-records.ts";
export { searchRecords } from "./search-records.ts";
export type { OverlayChange, OverlayDifference, SiteOverlay } from "./site-overlay.ts";
export { installSiteOverlay, isOfSite, siteOverlay } from "./site-overlay.ts";
export type { Explained, Sourced, SourcedText } from "./sourced.ts";
export type {
  BlockRequirement,
  CryoStatus,
  EvidenceGrade,
  FiberType,
  FindingLink,
  PainKind,
  ProtocolPreset,
  TargetAdverseEvent,
  TargetEvidence,
  TargetRecord,
} from "./target.ts";
export type { ConvectiveMediumRecord, TissueRecord } from "./tissue.ts";
