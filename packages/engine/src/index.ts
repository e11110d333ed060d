export { EngineError, type EngineErrorCode } from "./errors.ts";
export type {
  BioheatProblem,
  Blood,
  Boundary,
  BoundaryCondition,
  ConvectiveMedium,
  Cryoprobe,
  CryoprobeSurface,
  LabelGrid,
  Medium,
  Property,
  ProtocolStep,
  Region,
  Tissue,
  Vessel,
} from "./problem.ts";
export type {
  BackendName,
  CryoprobeHistory,
  EnergyBalance,
  SampleHistory,
  SimulationProgress,
  SimulationResult,
  SimulationSettings,
  TemperatureReport,
  TensorGrid,
} from "./result.ts";
export type { Vec3 } from "./vector.ts";
