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
} from "./document/new-plan.ts";
export { phantomPlan, phantomStructureAtRisk, phantomTarget } from "./document/phantom-plan.ts";
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
