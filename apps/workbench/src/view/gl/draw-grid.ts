import type { Vec3, VolumeGeometry } from "@isotherm/imaging";
import { directionToIndex, toIndex } from "../geometry/grid.ts";
import { projectedBox } from "../geometry/projected-box.ts";
import { type ScreenMap, toLps } from "../geometry/slice-plane.ts";
import { scale } from "../geometry/vector.ts";
import type { IsothermStyle, Scene } from "../scene.ts";
import { rgbOf } from "./css-color.ts";
import type { GpuProgram } from "./program.ts";
import { MAX_ISOTHERMS } from "./slice-shaders.ts";

/** One picture to draw: what, where on the screen, and how many device pixels make a CSS pixel. */
export interface SlicePicture {
  readonly scene: Scene;
  readonly map: ScreenMap;
  readonly pixelRatio: number;
}

/** Draws over the stretch of the screen that a grid crosses; nothing where the slice passes it by. */
export function cover(
  gl: WebGL2RenderingContext,
  program: GpuProgram,
  { geometry, picture }: { readonly geometry: VolumeGeometry; readonly picture: SlicePicture },
): void {
  const { map, pixelRatio } = picture;
  const box = projectedBox(map, geometry);
  if (!box) {
    return;
  }
  const height = Math.round(map.heightPx * pixelRatio);
  gl.uniform1f(program.at("uHeight"), height);
  gl.enable(gl.SCISSOR_TEST);
  const left = Math.floor(box.left * pixelRatio);
  const top = Math.floor(box.top * pixelRatio);
  const right = Math.ceil(box.right * pixelRatio);
  const bottom = Math.ceil(box.bottom * pixelRatio);
  gl.scissor(left, height - bottom, right - left, bottom - top);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

/** Takes a program. */
export function use(gl: WebGL2RenderingContext, program: GpuProgram): void {
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's name for it; no React hook
  gl.useProgram(program.program);
}

/** Lets a unit read a 3-D texture. */
export function bind(gl: WebGL2RenderingContext, unit: number, texture: WebGLTexture): void {
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_3D, texture);
}

/** Columns: voxels per device pixel to the right, per device pixel down, and the voxel at the top left corner. */
export function indexMatrix(geometry: VolumeGeometry, picture: SlicePicture): Float32Array {
  const { map, pixelRatio } = picture;
  const step = map.mmPerPx / pixelRatio;
  const column = (direction: Vec3): Vec3 => directionToIndex(geometry, scale(direction, step));
  const corner = toIndex(geometry, toLps(map, { x: 0, y: 0 }));
  return new Float32Array([...column(map.axes.right), ...column(map.axes.down), ...corner]);
}

/** Sends the visible isotherms to a program. */
export function setIsotherms(
  gl: WebGL2RenderingContext,
  program: GpuProgram,
  isotherms: readonly IsothermStyle[],
): void {
  const shown = isotherms.filter((isotherm) => isotherm.visible).slice(0, MAX_ISOTHERMS);
  gl.uniform1i(program.at("uIsothermCount"), shown.length);
  if (shown.length === 0) {
    return;
  }
  gl.uniform2fv(
    program.at("uIsotherm"),
    shown.flatMap((isotherm) => [isotherm.temperatureC, isotherm.dashed ? 1 : 0]),
  );
  gl.uniform3fv(
    program.at("uIsothermColor"),
    shown.flatMap((isotherm) => [...rgbOf(isotherm.color)]),
  );
}
