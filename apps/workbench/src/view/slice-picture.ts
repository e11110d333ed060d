import type { Vec3 } from "@isotherm/imaging";
import { activeZone } from "./geometry/needle-drag.ts";
import { type NeedleOrientation, planeAxes, type ScreenMap } from "./geometry/slice-plane.ts";
import { mix } from "./geometry/vector.ts";
import { fitFrame, screenMap } from "./geometry/view-frame.ts";
import { sharedRenderer } from "./gl/shared-renderer.ts";
import { paintShapes } from "./overlay/paint-shapes.ts";
import { sceneShapes } from "./overlay/scene-shapes.ts";
import { textShape } from "./overlay/stretch.ts";
import type { PlaneKind, Scene, SceneCryoprobe } from "./scene.ts";
import { sliceTexts } from "./slice/slice-texts.ts";

/** One picture for a report or a list. */
export interface SlicePictureRequest {
  readonly scene: Scene;
  readonly plane: PlaneKind;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The picture's own pixels for each of `widthPx`; 2 prints sharply. */
  readonly pixelRatio: number;
  /** [mm] Shown across the shorter side about the cross-hair; null shows the whole image. */
  readonly acrossMm: number | null;
  readonly orientation?: NeedleOrientation;
}

/** Draws one slice with its drawings and letters; null where the browser offers no WebGL 2. */
export function pictureOfSlice(request: SlicePictureRequest): HTMLCanvasElement | null {
  const { scene, plane, pixelRatio } = request;
  const map = pictureMap(request);
  const bitmap = sharedRenderer().bitmapOf({ scene, map, pixelRatio });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(request.widthPx * pixelRatio);
  canvas.height = Math.round(request.heightPx * pixelRatio);
  const context = canvas.getContext("2d");
  if (!bitmap || !context) {
    return null;
  }
  // The drawing lies in the lower left corner of the renderer's canvas.
  context.drawImage(bitmap, 0, canvas.height - bitmap.height);
  bitmap.close();
  context.scale(pixelRatio, pixelRatio);
  const texts = sliceTexts(scene, map, { plane, needle: null, pointLpsMm: scene.cursorLpsMm });
  const letter = { fill: "#d5dde3", "text-anchor": "middle" };
  paintShapes(context, [
    ...sceneShapes(scene, map, { pending: null, hot: null }),
    textShape({ x: 16, y: map.heightPx / 2 + 5 }, texts.left, letter),
    textShape({ x: map.widthPx - 16, y: map.heightPx / 2 + 5 }, texts.right, letter),
    textShape({ x: map.widthPx / 2, y: 20 }, texts.top, letter),
    textShape({ x: 10, y: 20 }, `${texts.title}  ${texts.position}`, { fill: "#e9eef2" }),
  ]);
  return canvas;
}

function selectedCryoprobe(scene: Scene): SceneCryoprobe | null {
  return scene.cryoprobes.find((cryoprobe) => cryoprobe.selected) ?? scene.cryoprobes[0] ?? null;
}

function pictureMap(request: SlicePictureRequest): ScreenMap {
  const { scene, plane, widthPx, heightPx, acrossMm } = request;
  const size = { widthPx, heightPx };
  const needle = plane === "needle" ? selectedCryoprobe(scene) : null;
  const axes = planeAxes(plane, needle, request.orientation);
  const throughLpsMm = needle ? needle.tipLpsMm : scene.cursorLpsMm;
  const geometry = scene.volume?.geometry ?? scene.temperature?.geometry;
  if (acrossMm === null && geometry) {
    return screenMap(fitFrame(geometry, axes, size), { axes, throughLpsMm }, size);
  }
  const mmPerPx = (acrossMm ?? 200) / Math.min(widthPx, heightPx);
  return screenMap(
    { focusLpsMm: needleFocus(needle) ?? scene.cursorLpsMm, mmPerPx },
    { axes, throughLpsMm },
    size,
  );
}

function needleFocus(needle: SceneCryoprobe | null): Vec3 | null {
  if (!needle) {
    return null;
  }
  const zone = activeZone(needle);
  return mix(zone.fromLpsMm, zone.toLpsMm, 0.5);
}
