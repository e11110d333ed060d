export { type ClearanceAtTime, clearanceOverTime, prepareStructure } from "./assessment/clearance.ts";
export { compareOutcomes, type OutcomeDifference } from "./assessment/compare-outcomes.ts";
export {
  describeGrade,
  formatGrade,
  formatGradeBand,
  type GradeBand,
  type GradeRange,
  gradeBand,
  gradeRange,
} from "./assessment/injury-grade.ts";
export {
  coldBlockIsotherms,
  commonIsotherms,
  isothermsOf,
  type NamedIsotherm,
  overTreatmentIsotherms,
} from "./assessment/isotherm-temperatures.ts";
export { type MarginMap, marginMap, structureMesh } from "./assessment/margin-map.ts";
export { assessNerve, type NerveAssessmentInput } from "./assessment/nerve-lesion.ts";
export { type OutcomeNumbers, outcomeLines } from "./assessment/outcome-lines.ts";
export {
  comparePlans,
  formatDuration,
  formatProtocol,
  type PlanDifference,
} from "./document/compare-plans.ts";
export {
  addCryoprobe,
  addStructure,
  moveCryoprobe,
  removeCryoprobe,
  removeStructure,
  setDeviceOverride,
  setProtocol,
  setSimulationChoice,
  setTarget,
  touchPlan,
  updateCryoprobe,
  updatePlan,
  updateStructure,
} from "./document/edit-plan.ts";
export {
  defaultNeurolysisProtocol,
  defaultSimulationChoice,
  duplicatePlan,
  type NewPlanInput,
  newPlan,
  protocolFromPreset,
} from "./document/new-plan.ts";
export { phantomPlan } from "./document/phantom-plan.ts";
export { planFingerprint } from "./document/plan-fingerprint.ts";
export {
  canRedo,
  canUndo,
  endDrag,
  type PlanHistory,
  recordEdit,
  redo,
  startHistory,
  undo,
} from "./document/plan-history.ts";
export { type ProtocolTotals, protocolTotals } from "./document/protocol-totals.ts";
export { readPlan } from "./document/read-plan.ts";
export { PlanningError, type PlanningErrorCode } from "./errors.ts";
export { planFindings, sortedBySeverity } from "./findings/plan-findings.ts";
export { missingFromChecklist } from "./findings/structure-checklist.ts";
export { decodeMaskRuns, encodeMaskRuns } from "./geometry/mask-runs.ts";
export { distanceToPolylineMm, polylineLengthMm, polylineStations } from "./geometry/polyline.ts";
export { sampleRegularField } from "./geometry/regular-field.ts";
export { structureMask } from "./geometry/structure-mask.ts";
export type {
  Clearance,
  IsothermMeasure,
  NerveLesion,
  NerveSample,
  PlanOutcome,
  SurfaceMesh,
  TemperatureCurve,
  TemperatureHistory,
  VolumeBelowTemperature,
} from "./outcome.ts";
export { isothermMesh } from "./outcome-mesh.ts";
export type { PlacementCase, PlacementTrial } from "./placement/placement-case.ts";
export type { PlacementSettings } from "./placement/placement-settings.ts";
export type {
  CrossedLimit,
  PathClearance,
  PathMargin,
  PlacementProgress,
  PlacementSuggestions,
  RejectedPath,
  RejectedPaths,
  RejectionReason,
  SuggestedPlacement,
} from "./placement/placement-suggestions.ts";
export { type PreparePlacementOptions, preparePlacement } from "./placement/prepare-placement.ts";
export { rankPlacements } from "./placement/rank-placements.ts";
export { simulateTrial, type TrialOutcome } from "./placement/simulate-trial.ts";
export { suggestPlacement } from "./placement/suggest-placement.ts";
export { depthBeyondTipMm, type PreviewFrame, previewFrame, previewLabel } from "./preview/preview-frame.ts";
export {
  computePreviewTemplate,
  type PreviewTemplate,
  previewKey,
  previewProblem,
  previewTemplate,
} from "./preview/preview-template.ts";
export { type PlacedCryoprobe, placedCryoprobes } from "./problem/freeze-box.ts";
export { missingDeviceNumbers, type PlanDevice, planDevice } from "./problem/plan-device.ts";
export {
  knowledgeIdOfClass,
  materialOfStructure,
  type PlanningDefault,
  type PlanningDefaultName,
  planningDefaults,
  type TissueClass,
  tissueClasses,
} from "./problem/planning-defaults.ts";
export { type TissueLabels, tissueLabels } from "./problem/tissue-labels.ts";
export {
  type ComparisonRow,
  type ComparisonSide,
  compareLesions,
  heatLesionOf,
  oneSession,
  type SessionTime,
} from "./radiofrequency/compare-lesions.ts";
export { type RadiofrequencyMiss, radiofrequencyMisses } from "./radiofrequency/known-misses.ts";
export {
  missingElectrodeNumbers,
  type PlacedElectrode,
  type PlanElectrode,
  placedElectrodes,
} from "./radiofrequency/placed-electrodes.ts";
export {
  defaultRadiofrequencyChoice,
  presetOf,
  type RadiofrequencyChoice,
  type RadiofrequencyLimits,
  type RadiofrequencyMode,
  radiofrequencyLimits,
} from "./radiofrequency/radiofrequency-choice.ts";
export type {
  HeatedNerve,
  HeatedNerveSample,
  HeatedStructure,
  HeatLesion,
  HeatLesionId,
  RadiofrequencyOutcome,
} from "./radiofrequency/radiofrequency-outcome.ts";
export {
  type RadiofrequencyProgress,
  type SimulateRadiofrequencyOptions,
  simulateRadiofrequencyPlan,
} from "./radiofrequency/simulate-radiofrequency-plan.ts";
export { planReport } from "./report/plan-report.ts";
export { reportNotices } from "./report/report-frame.ts";
export type { PlanReportInput, ReportCertainty } from "./report/report-input.ts";
export {
  displayGeometry,
  type PlanFrame,
  type PlanProgress,
  type SimulatePlanOptions,
  simulatePlan,
} from "./simulate-plan.ts";
export { type SimulatePlanOnGpuOptions, simulatePlanOnGpu } from "./simulate-plan-on-gpu.ts";
export { type ThermalProblem, thermalProblem } from "./thermal-problem.ts";
export {
  type AnswerRange,
  combineMembers,
  type StructureProbability,
  type Uncertainty,
} from "./uncertainty/combine-members.ts";
export {
  type EnsembleMember,
  type MemberRange,
  memberRange,
  uncertaintyMembers,
} from "./uncertainty/ensemble-members.ts";
export {
  defaultEnsembleSettings,
  type EnsembleSettings,
  type UnknownKind,
} from "./uncertainty/ensemble-settings.ts";
export { type EnsembleUnknown, ensembleUnknowns } from "./uncertainty/ensemble-unknowns.ts";
export type { AnswerId, MemberAnswer } from "./uncertainty/member-answers.ts";
export type {
  GradeProbability,
  NerveProbability,
  SeriesProbability,
} from "./uncertainty/nerve-probability.ts";
export { type EnsembleCase, farthestClearanceMm, prepareEnsemble } from "./uncertainty/prepare-ensemble.ts";
export { type QuantileFraction, type QuantileRange, quantileFractions } from "./uncertainty/quantiles.ts";
export { type Sensitivity, type SensitivityBar, sensitivities } from "./uncertainty/sensitivities.ts";
export {
  type EnsembleOptions,
  type EnsembleProgress,
  type EnsembleResult,
  ensembleSettings,
  simulateEnsemble,
} from "./uncertainty/simulate-ensemble.ts";
export { type MemberOutcome, type MemberStructure, simulateMember } from "./uncertainty/simulate-member.ts";
export type {
  BandVolume,
  ProbabilityField,
  QuantileField,
  VoxelProbability,
} from "./uncertainty/voxel-probability.ts";
