export { checkProblem } from "./check-problem.ts";
export {
  bytesPerCell,
  engineVersion,
  enthalpyBias,
  fullResolution,
  landingBend,
  memoryLimit,
  previewResolution,
  type Resolution,
  referenceTableBins,
  stabilityShare,
  wasmTableBins,
} from "./defaults.ts";
export { EngineError, type EngineErrorCode } from "./errors.ts";
export type { SimulationOptions } from "./options.ts";
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
export { checkRadiofrequency } from "./radiofrequency/check-radiofrequency.ts";
export type {
  ArrheniusProcess,
  ElectricalConductivity,
  Electrode,
  ElectrodeCooling,
  LesionCriterion,
  RadiofrequencyControl,
  RadiofrequencyProblem,
} from "./radiofrequency/radiofrequency-problem.ts";
export type {
  GeneratorHistory,
  Lesion,
  LesionExtents,
  RadiofrequencyEnergy,
  RadiofrequencyResult,
} from "./radiofrequency/radiofrequency-result.ts";
export {
  radiofrequencySimulation,
  simulateRadiofrequency,
} from "./radiofrequency/simulate-radiofrequency.ts";
export type {
  BackendName,
  CryoprobeHistory,
  EnergyBalance,
  ProcessorBackend,
  SampleHistory,
  SimulationProgress,
  SimulationResult,
  SimulationSettings,
  TemperatureReport,
  TensorGrid,
} from "./result.ts";
export { simulate, simulation } from "./simulate.ts";
export { distanceToIsotherm } from "./surface/distance-to-isotherm.ts";
export { type IsothermExtents, isothermExtents } from "./surface/isotherm-extents.ts";
export { type IsothermSurface, isothermSurface } from "./surface/isotherm-surface.ts";
export { isothermVolume } from "./surface/isotherm-volume.ts";
export { type RegularGrid, resampleField, sampleField } from "./surface/sample-field.ts";
export type { Vec3 } from "./vector.ts";
export { serveThread, type ThreadMessage, type ThreadPool } from "./wasm/thread-pool.ts";
export type { GpuDevice } from "./webgpu/gpu-device.ts";
export { type GpuSimulationOptions, simulateOnGpu, simulationOnGpu } from "./webgpu/simulate-on-gpu.ts";
