import type { Vec3 } from "@isotherm/imaging";
import { sampleAt, voxelPlane } from "../geometry/grid.ts";
import { orientationLetters } from "../geometry/orientation.ts";
import type { ScreenMap } from "../geometry/slice-plane.ts";
import { dot, scale } from "../geometry/vector.ts";
import type { PlaneKind, Scene } from "../scene.ts";

/** The words round a slice. */
export interface SliceTexts {
  readonly title: string;
  readonly position: string;
  readonly window: string;
  readonly reading: string;
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

const MINUS = "\u2212";
const TITLES: Readonly<Record<PlaneKind, string>> = {
  axial: "Axial",
  coronal: "Coronal",
  sagittal: "Sagittal",
  needle: "Along the needle",
};

/** A number with a fixed count of decimals and a true minus sign. */
export function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

function positionText(scene: Scene, map: ScreenMap): string {
  const { into } = map.axes;
  // Positions are read towards head, left and back, whichever way the viewer looks.
  const largest = into.reduce((best, part) => (Math.abs(part) > Math.abs(best) ? part : best), 0);
  const direction = scale(into, largest < 0 ? -1 : 1);
  const letters = orientationLetters(direction);
  const mm = `${letters} ${signed(dot(map.centerLpsMm, direction), 1)} mm`;
  const slice = scene.volume && voxelPlane(scene.volume.geometry, into, map.centerLpsMm);
  return slice ? `${mm}  ·  ${slice.index + 1}/${slice.count}` : mm;
}

/** CT number and temperature at a point. */
export function readingText(scene: Scene, pointLpsMm: Vec3): string {
  const parts: string[] = [];
  const { volume, temperature } = scene;
  if (volume) {
    const value = sampleAt({ geometry: volume.geometry, values: volume.voxels }, pointLpsMm);
    const name = volume.modality === "CT" ? " HU" : "";
    parts.push(value === null ? "outside" : `${signed(value, 0)}${name}`);
  }
  if (temperature) {
    const value = sampleAt({ geometry: temperature.geometry, values: temperature.valuesC }, pointLpsMm);
    if (value !== null) {
      parts.push(`${signed(value, 1)} °C`);
    }
  }
  return parts.join("  ·  ");
}

/** All words for a view; the reading is taken at `pointLpsMm`. */
export function sliceTexts(
  scene: Scene,
  map: ScreenMap,
  view: { readonly plane: PlaneKind; readonly title: string | null; readonly pointLpsMm: Vec3 },
): SliceTexts {
  const { right, down } = map.axes;
  return {
    title: view.title ?? TITLES[view.plane],
    position: positionText(scene, map),
    window: `W ${signed(scene.window.width, 0)}  ·  L ${signed(scene.window.center, 0)}`,
    reading: readingText(scene, view.pointLpsMm),
    left: orientationLetters(scale(right, -1)),
    right: orientationLetters(right),
    top: orientationLetters(scale(down, -1)),
    bottom: orientationLetters(down),
  };
}
