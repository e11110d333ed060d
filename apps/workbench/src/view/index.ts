// biome-ignore-all lint/performance/noBarrelFile: the one door of the view; nothing else touches WebGL

export type { NeedleOrientation } from "./geometry/slice-plane.ts";
export { WASH_RANGE_C, type WashColor, washColor } from "./gl/wash-colors.ts";
export type {
  IsothermStyle,
  PlaneKind,
  Scene,
  SceneCryoprobe,
  SceneLine,
  SceneMask,
  SceneMeasure,
  SceneSurface,
  TemperatureFrame,
  Tool,
  ViewEvent,
} from "./scene.ts";
export { pictureOfSlice, type SlicePictureRequest } from "./slice-picture.ts";
export { SliceView, type SliceViewProps } from "./slice-view.tsx";
export { VolumeView, type VolumeViewProps } from "./volume-view.tsx";
