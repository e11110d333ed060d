import type { Vec3, Volume, VolumeGeometry } from "@isotherm/imaging";

/** One of the three anatomical planes, or the plane that looks along a cryoprobe. */
export type PlaneKind = "axial" | "coronal" | "sagittal" | "needle";

/** Temperature to show: one frame of a regular grid in LPS mm. */
export interface TemperatureFrame {
  readonly geometry: VolumeGeometry;
  /** [°C], x fastest. A new array is a new frame. */
  readonly valuesC: Float32Array;
}

/** Temperatures that are not known exactly: on one grid what 5, 50 and 95 % of all cases reached or fell below, in °C. */
export interface TemperatureBands {
  readonly geometry: VolumeGeometry;
  readonly lowC: Float32Array;
  readonly medianC: Float32Array;
  readonly highC: Float32Array;
}

export interface IsothermStyle {
  readonly temperatureC: number;
  /** CSS color. */
  readonly color: string;
  readonly dashed: boolean;
  readonly visible: boolean;
}

/** A polyline with a radius, drawn on planes where it passes and as a tube in 3-D. */
export interface SceneLine {
  readonly id: string;
  readonly name: string;
  readonly pointsLpsMm: readonly Vec3[];
  readonly radiusMm: number;
  readonly color: string;
  readonly role: "target" | "structure";
  readonly selected: boolean;
}

/** A region as a binary mask on a regular grid. */
export interface SceneMask {
  readonly id: string;
  readonly name: string;
  readonly geometry: VolumeGeometry;
  readonly mask: Uint8Array;
  readonly color: string;
  readonly selected: boolean;
}

export interface SceneCryoprobe {
  readonly id: string;
  readonly name: string;
  readonly entryLpsMm: Vec3;
  readonly tipLpsMm: Vec3;
  readonly shaftDiameterMm: number;
  readonly activeZoneLengthMm: number;
  readonly tipOffsetMm: number;
  readonly selected: boolean;
}

export interface SceneMeasure {
  readonly id: string;
  readonly fromLpsMm: Vec3;
  readonly toLpsMm: Vec3;
}

/** A surface for the 3-D view. */
export interface SceneSurface {
  readonly id: string;
  readonly positionsLpsMm: Float32Array;
  readonly indices: Uint32Array;
  readonly color: string;
  readonly opacity: number;
  /** Red, green, blue and opacity of each point, 0–255, instead of the one color; `opacity` thins them all. */
  readonly pointColors?: Uint8Array;
  /** Id of the line or mask that this surface is drawn instead of. */
  readonly standsFor?: string;
}

/** What all views show; plain data, replaced as a whole. */
export interface Scene {
  readonly volume: Volume | null;
  readonly window: { readonly center: number; readonly width: number };
  readonly cursorLpsMm: Vec3;
  readonly temperature: TemperatureFrame | null;
  /** Drawn in place of the isotherms of `temperature`, on slices and in 3-D; null draws those. */
  readonly bands: TemperatureBands | null;
  /** Whether the field tells of cold or of heat: which side of an isotherm is inside, and in which colors. */
  readonly field: "cold" | "heat";
  /** 0 hides the wash, 1 covers the image. */
  readonly washOpacity: number;
  readonly isotherms: readonly IsothermStyle[];
  readonly lines: readonly SceneLine[];
  readonly masks: readonly SceneMask[];
  readonly cryoprobes: readonly SceneCryoprobe[];
  readonly measures: readonly SceneMeasure[];
  readonly surfaces: readonly SceneSurface[];
}

/** What the hand does on a plane. */
export type Tool = "navigate" | "window" | "measure" | "draw-line" | "cryoprobe";

/** What views tell the workbench; the workbench answers with a new scene. */
export type ViewEvent =
  | { readonly kind: "cursor"; readonly pointLpsMm: Vec3 }
  | { readonly kind: "window"; readonly center: number; readonly width: number }
  /** Draw-line tool: a point was added, or the line was ended by double click or Enter. */
  | { readonly kind: "line-point"; readonly pointLpsMm: Vec3 }
  | { readonly kind: "line-end" }
  /** A point of a drawn line was dragged. */
  | {
      readonly kind: "line-point-move";
      readonly lineId: string;
      readonly pointIndex: number;
      readonly pointLpsMm: Vec3;
      readonly done: boolean;
    }
  /** Cryoprobe tool: two clicks (entry, then tip) place a new one. */
  | { readonly kind: "cryoprobe-place"; readonly entryLpsMm: Vec3; readonly tipLpsMm: Vec3 }
  /** Dragging entry, tip or the whole; `done` on release. */
  | {
      readonly kind: "cryoprobe-move";
      readonly id: string;
      readonly entryLpsMm: Vec3;
      readonly tipLpsMm: Vec3;
      readonly done: boolean;
    }
  | { readonly kind: "measure-add"; readonly fromLpsMm: Vec3; readonly toLpsMm: Vec3 }
  | { readonly kind: "select"; readonly id: string | null }
  | { readonly kind: "hover"; readonly pointLpsMm: Vec3 | null };
