import type { Vec3 } from "@isotherm/imaging";
import { type SampledGrid, sampleAt } from "../geometry/grid.ts";
import { projectedBox } from "../geometry/projected-box.ts";
import { type ScreenMap, toLps, toScreen } from "../geometry/slice-plane.ts";
import { add, along, scale } from "../geometry/vector.ts";
import type { IsothermStyle, Scene } from "../scene.ts";
import type { Shape } from "./shape.ts";
import { textShape } from "./stretch.ts";

const RASTER = 24;
const STEP_MM = 0.5;
const FARTHEST_MM = 60;
/** Each line is labelled in another direction, so that the numbers stand apart. */
const DIRECTIONS_DEG: readonly number[] = [-35, 25, 75, 130, 180, 230];
/** Below this size on the screen the lines lie too close for numbers. */
const SMALLEST_RADIUS_PX = 20;

/** The outermost place along a ray where the field leaves an isotherm, rising from cold; null where it does not. */
export function outermostCrossing(
  grid: SampledGrid,
  ray: { readonly fromLpsMm: Vec3; readonly direction: Vec3 },
  temperatureC: number,
): Vec3 | null {
  let crossing: Vec3 | null = null;
  let before = sampleAt(grid, ray.fromLpsMm);
  for (let reach = STEP_MM; reach <= FARTHEST_MM; reach += STEP_MM) {
    const point = along(ray.fromLpsMm, ray.direction, reach);
    const value = sampleAt(grid, point);
    if (before !== null && value !== null && before <= temperatureC && value > temperatureC) {
      const back = (value - temperatureC) / (value - before);
      crossing = along(point, ray.direction, -back * STEP_MM);
    }
    before = value;
  }
  return crossing;
}

function label(isotherm: IsothermStyle): string {
  const { temperatureC } = isotherm;
  return `${temperatureC < 0 ? "\u2212" : ""}${Math.abs(temperatureC)} °C`;
}

/** The coldest place of the slice that is in view, on a coarse raster. */
function coldestPlace(grid: SampledGrid, map: ScreenMap): Vec3 | null {
  const box = projectedBox(map, grid.geometry);
  if (!box) {
    return null;
  }
  let coldest: { readonly place: Vec3; readonly valueC: number } | null = null;
  for (let at = 0; at < RASTER * RASTER; at++) {
    const x = box.left + (((at % RASTER) + 0.5) / RASTER) * (box.right - box.left);
    const y = box.top + ((Math.floor(at / RASTER) + 0.5) / RASTER) * (box.bottom - box.top);
    const place = toLps(map, { x, y });
    const valueC = sampleAt(grid, place);
    if (valueC !== null && (coldest === null || valueC < coldest.valueC)) {
      coldest = { place, valueC };
    }
  }
  return coldest?.place ?? null;
}

const turned = new WeakMap<Float32Array, Float32Array>();

/** Heat with its sign changed is cold where it was hot; once for each field. */
function asCold(valuesC: Float32Array): Float32Array {
  const known = turned.get(valuesC) ?? valuesC.map((value) => -value);
  turned.set(valuesC, known);
  return known;
}

/** The field whose isotherms carry numbers, colder inside: of bands the outer edge, so that the number stands beside the band. */
function labeledGrid({ bands, temperature, field }: Scene): SampledGrid | null {
  if (bands) {
    return { geometry: bands.geometry, values: bands.lowC };
  }
  if (!temperature) {
    return null;
  }
  const { geometry, valuesC } = temperature;
  return { geometry, values: field === "heat" ? asCold(valuesC) : valuesC };
}

/** The temperature of each isotherm, written where it crosses a ray from the coldest place in view. */
export function isothermLabels(scene: Scene, map: ScreenMap): readonly Shape[] {
  const grid = labeledGrid(scene);
  const sign = scene.field === "heat" ? -1 : 1;
  const shown = scene.isotherms.filter((isotherm) => isotherm.visible);
  if (!grid || shown.length === 0) {
    return [];
  }
  const fromLpsMm = coldestPlace(grid, map);
  if (!fromLpsMm) {
    return [];
  }
  const center = toScreen(map, fromLpsMm);
  return shown.flatMap((isotherm, index) => {
    const angle = ((DIRECTIONS_DEG[index % DIRECTIONS_DEG.length] ?? 0) * Math.PI) / 180;
    const direction = add(scale(map.axes.right, Math.cos(angle)), scale(map.axes.down, Math.sin(angle)));
    const crossing = outermostCrossing(grid, { fromLpsMm, direction }, sign * isotherm.temperatureC);
    if (!crossing) {
      return [];
    }
    const at = toScreen(map, crossing);
    if (Math.hypot(at.x - center.x, at.y - center.y) < SMALLEST_RADIUS_PX) {
      return [];
    }
    return [textShape({ x: at.x + 5, y: at.y + 5 }, label(isotherm), { fill: isotherm.color })];
  });
}
