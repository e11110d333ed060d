export { searchTargets, target, targets } from "./atlas.ts";
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
export type { Cryogen, CryogenRecord, CryoprobeDevice } from "./device.ts";
export type { KnowledgeErrorCode } from "./errors.ts";
export { KnowledgeError } from "./errors.ts";
export { evaluateRule, ruleInputNames } from "./evaluate-rule.ts";
export type { EvidenceCard, WordingRow } from "./evidence.ts";
export type { Fact, FactStatus } from "./fact.ts";
export type { Finding, Severity } from "./finding.ts";
export { iceFractionRows } from "./ice-fraction.ts";
export type { InjurySeries, SunderlandGrade } from "./injury.ts";
export type { Reference } from "./reference.ts";
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
  BlockRequirement,
  CryoStatus,
  EvidenceGrade,
  FiberType,
  ProtocolPreset,
  TargetAdverseEvent,
  TargetEvidence,
  TargetRecord,
} from "./target.ts";
export type { ConvectiveMediumRecord, TissueRecord } from "./tissue.ts";
