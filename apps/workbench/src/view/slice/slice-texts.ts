import type { Vec3 } from "@isotherm/imaging";
import { sampleAt, voxelPlane } from "../geometry/grid.ts";
import { orientationLetters } from "../geometry/orientation.ts";
import { depthMm, type NeedleOrientation, type ScreenMap } from "../geometry/slice-plane.ts";
import { dot, scale } from "../geometry/vector.ts";
import type { PlaneKind, Scene, SceneCryoprobe } from "../scene.ts";

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
  const depth = dot(map.centerLpsMm, into);
  // Named by the side on which the slice lies, so that no number is negative: "A 20.0 mm".
  const letters = orientationLetters(scale(into, depth < 0 ? -1 : 1));
  const mm = `${letters} ${Math.abs(depth).toFixed(1)} mm`;
  const slice = scene.volume && voxelPlane(scene.volume.geometry, into, map.centerLpsMm);
  return slice ? `${mm}  ·  ${slice.index + 1}/${slice.count}` : mm;
}

/** CT number and temperature at a point. */
export function readingText(scene: Scene, pointLpsMm: Vec3): string {
  const parts: string[] = [];
  const { volume, temperature, bands } = scene;
  if (volume) {
    const value = sampleAt({ geometry: volume.geometry, values: volume.voxels }, pointLpsMm);
    const name = volume.modality === "CT" ? " HU" : "";
    parts.push(value === null ? "outside" : `${signed(value, 0)}${name}`);
  }
  if (bands) {
    const [low, high] = [bands.lowC, bands.highC].map((values) =>
      sampleAt({ geometry: bands.geometry, values }, pointLpsMm),
    );
    if (low !== null && low !== undefined && high !== null && high !== undefined) {
      parts.push(`${signed(low, 0)} to ${signed(high, 0)} °C`);
    }
  } else if (temperature) {
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
  view: {
    readonly plane: PlaneKind;
    readonly pointLpsMm: Vec3;
    /** Words of the needle plane, which has no place on an axis of the body. */
    readonly needle: { readonly title: string; readonly position: string } | null;
  },
): SliceTexts {
  const { right, down } = map.axes;
  return {
    title: view.needle?.title ?? TITLES[view.plane],
    position: view.needle?.position ?? positionText(scene, map),
    window: `W ${signed(scene.window.width, 0)}  ·  L ${signed(scene.window.center, 0)}`,
    reading: readingText(scene, view.pointLpsMm),
    left: orientationLetters(scale(right, -1)),
    right: orientationLetters(right),
    top: orientationLetters(scale(down, -1)),
    bottom: orientationLetters(down),
  };
}

/** What the needle plane says of itself: turned how far about the needle, or how far from its tip. */
export function needleTexts(
  cryoprobe: SceneCryoprobe,
  orientation: NeedleOrientation,
  map: ScreenMap,
): { readonly title: string; readonly position: string } {
  const name = /^\d+$/.test(cryoprobe.name) ? `Cryoprobe ${cryoprobe.name}` : cryoprobe.name;
  if (orientation.mode === "beside") {
    const turnDeg = ((orientation.turnDeg % 360) + 360) % 360;
    return { title: `${name} · beside`, position: `turned ${turnDeg.toFixed(0)}°` };
  }
  const beforeMm = depthMm(map, cryoprobe.tipLpsMm);
  const side = beforeMm >= 0 ? "before" : "beyond";
  return {
    title: `${name} · down the needle`,
    position: `${Math.abs(beforeMm).toFixed(1)} mm ${side} the tip`,
  };
}
