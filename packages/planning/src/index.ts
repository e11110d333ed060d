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
