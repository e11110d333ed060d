// biome-ignore-all lint/performance/noBarrelFile: the one door of the view; nothing else touches WebGL
export type { Scene, Tool, ViewEvent } from "./scene.ts";
export { pictureOfSlice } from "./slice-picture.ts";
export { SliceView } from "./slice-view.tsx";
export { VolumeView } from "./volume-view.tsx";
