import type { Vec3 } from "@isotherm/imaging";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { IsothermStyle, PlaneKind, SceneMeasure, Tool } from "../view/scene.ts";

/** One of the four panes. */
export type PaneId = PlaneKind | "volume";

/** What the next drawn line becomes. */
export type DrawPurpose = "target" | "structure";

/** How the person looks at the case; never saved with the plan. */
export interface ViewState {
  readonly tool: Tool;
  readonly drawPurpose: DrawPurpose;
  readonly window: { readonly center: number; readonly width: number };
  readonly cursorLpsMm: Vec3;
  readonly enlarged: PaneId | null;
  /** The needle view takes the place of the sagittal plane. */
  readonly needleView: boolean;
  readonly washOpacity: number;
  readonly isotherms: readonly IsothermStyle[];
  readonly measures: readonly SceneMeasure[];
  readonly selectedId: string | null;
  readonly drawnPointsLpsMm: readonly Vec3[];
}

/**
 * Isotherm lines: hue, lightness and dash all differ, so that no color vision is needed to tell them apart
 * (sky blue, orange and reddish purple of the Okabe–Ito set, lightened for a dark ground).
 */
export const ISOTHERM_STYLES: readonly IsothermStyle[] = [
  { temperatureC: 0, color: "#6cc4f5", dashed: true, visible: true },
  { temperatureC: -20, color: "#f2b33d", dashed: false, visible: true },
  { temperatureC: -40, color: "#ea8fc6", dashed: false, visible: true },
];

/** Gray-scale windows by number, as viewing convention has them; conventions, not measurements. */
export const WINDOW_PRESETS = [
  { id: "soft-tissue", name: "Soft tissue", center: 40, width: 400, key: "1" },
  { id: "bone", name: "Bone", center: 400, width: 1800, key: "2" },
  { id: "lung", name: "Lung", center: -600, width: 1500, key: "3" },
  { id: "fat-nerve", name: "Fat and nerve", center: -20, width: 250, key: "4" },
] as const;

/** How much of the image the temperature wash covers when it is on. */
export const WASH_OPACITY = 0.35;

const START: ViewState = {
  tool: "navigate",
  drawPurpose: "target",
  window: { center: 40, width: 400 },
  cursorLpsMm: [0, 0, 0],
  enlarged: null,
  needleView: false,
  washOpacity: WASH_OPACITY,
  isotherms: ISOTHERM_STYLES,
  measures: [],
  selectedId: null,
  drawnPointsLpsMm: [],
};

/** How the case is looked at. */
export const useViewStore: UseBoundStore<StoreApi<ViewState>> = create<ViewState>(() => START);

/** Back to the first look, with the cross-hair at a place. */
export function resetView(cursorLpsMm: Vec3): void {
  useViewStore.setState({ ...START, cursorLpsMm });
}

/** Takes a tool in hand; a half-drawn line is dropped. */
export function takeTool(tool: Tool, drawPurpose?: DrawPurpose): void {
  useViewStore.setState((state) => ({
    tool,
    drawPurpose: drawPurpose ?? state.drawPurpose,
    drawnPointsLpsMm: [],
  }));
}

/** Puts the cross-hair somewhere. */
export function jumpTo(pointLpsMm: Vec3): void {
  useViewStore.setState({ cursorLpsMm: pointLpsMm });
}
