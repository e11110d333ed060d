import type { Volume } from "@isotherm/imaging";
import { toIndex } from "../geometry/grid.ts";
import type { ScreenMap } from "../geometry/slice-plane.ts";
import type { Scene } from "../scene.ts";
import { BandPainter } from "./band-painter.ts";
import { rgbOf } from "./css-color.ts";
import { bind, cover, indexMatrix, type SlicePicture, setIsotherms, use } from "./draw-grid.ts";
import { FieldTexture } from "./field-texture.ts";
import { MaskTextures } from "./mask-textures.ts";
import { createProgram, type GpuProgram } from "./program.ts";
import { FIELD_FRAGMENT, MASK_FRAGMENT, SLICE_FRAGMENT } from "./slice-shaders.ts";
import { VolumeTexture } from "./volume-texture.ts";
import { WASH_RANGES_C, washTable } from "./wash-colors.ts";

const FIELD_SLOTS = 2;

/** Draws slices with one WebGL2 context; every volume is on the card once, whatever the number of views. */
export class SliceRenderer {
  readonly #gl: WebGL2RenderingContext;
  readonly #slice: GpuProgram;
  readonly #field: GpuProgram;
  readonly #outline: GpuProgram;
  readonly #washes: Readonly<Record<"cold" | "heat", WebGLTexture>>;
  readonly #volumes = new Map<Volume["voxels"], VolumeTexture>();
  readonly #masks: MaskTextures;
  readonly #bands: BandPainter;
  #fields: { valuesC: Float32Array | null; field: FieldTexture }[] = [];

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#slice = createProgram(gl, SLICE_FRAGMENT);
    this.#field = createProgram(gl, FIELD_FRAGMENT);
    this.#outline = createProgram(gl, MASK_FRAGMENT);
    this.#masks = new MaskTextures(gl);
    this.#bands = new BandPainter(gl);
    this.#washes = { cold: washTexture(gl, "cold"), heat: washTexture(gl, "heat") };
    gl.bindVertexArray(gl.createVertexArray());
  }

  /** Sends more of the volumes to the card; true when something was sent, so that pictures are out of date. */
  sendFor(budgetMs: number): boolean {
    const waiting = [...this.#volumes.values()].find((volume) => !volume.complete);
    waiting?.sendFor(budgetMs);
    return waiting !== undefined;
  }

  /** What the user must know about how a volume is shown; null when it is shown as it is. */
  notice(volume: Volume | null): string | null {
    return volume ? (this.#volumes.get(volume.voxels)?.notice ?? null) : null;
  }

  /** Frees volumes and masks that no scene shows any more. */
  keepOnly(scenes: readonly Scene[]): void {
    const voxels = new Set(scenes.map((scene) => scene.volume?.voxels));
    for (const [key, texture] of this.#volumes) {
      if (!voxels.has(key)) {
        texture.dispose();
        this.#volumes.delete(key);
      }
    }
    this.#masks.keepOnly(new Set(scenes.flatMap((scene) => scene.masks.map((mask) => mask.mask))));
  }

  /** Draws one picture into the lower left corner of the context's canvas. */
  draw(picture: SlicePicture): void {
    const gl = this.#gl;
    const { map, pixelRatio } = picture;
    const width = Math.round(map.widthPx * pixelRatio);
    const height = Math.round(map.heightPx * pixelRatio);
    gl.viewport(0, 0, width, height);
    gl.disable(gl.BLEND);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(0, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    this.#drawVolume(picture);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    if (picture.scene.bands === null) this.#drawField(picture);
    else this.#bands.draw(picture, picture.scene.bands);
    this.#drawMasks(picture);
  }

  #volumeTexture(volume: Volume, map: ScreenMap): VolumeTexture {
    const known = this.#volumes.get(volume.voxels);
    if (known) {
      return known;
    }
    const firstSlice = toIndex(volume.geometry, map.centerLpsMm)[2];
    const made = new VolumeTexture(this.#gl, volume, firstSlice);
    made.sendFor(0.01);
    this.#volumes.set(volume.voxels, made);
    return made;
  }

  #drawVolume(picture: SlicePicture): void {
    const gl = this.#gl;
    const { at } = this.#slice;
    const { volume, window } = picture.scene;
    if (!volume) {
      return;
    }
    const shown = this.#volumeTexture(volume, picture.map);
    use(gl, this.#slice);
    gl.uniform1i(at("uVolume"), 0);
    bind(gl, 0, shown.texture);
    const matrix = indexMatrix(shown.geometry, picture);
    const [nx, ny, nz] = shown.geometry.dimensions;
    gl.uniform3i(at("uVolumeSize"), nx, ny, nz);
    gl.uniformMatrix3fv(at("uVolumeIndex"), false, matrix);
    gl.uniform2f(at("uLoaded"), shown.loaded[0], shown.loaded[1]);
    gl.uniform2f(at("uRescale"), shown.packing.slope, shown.packing.intercept);
    gl.uniform2f(at("uWindow"), window.center - window.width / 2, Math.max(window.width, 1e-6));
    const voxelsPerPixel = Math.max(...matrix.slice(0, 6).map(Math.abs));
    gl.uniform1i(at("uTaps"), Math.min(Math.max(Math.round(voxelsPerPixel), 1), 3));
    cover(gl, this.#slice, { geometry: shown.geometry, picture });
  }

  #drawField(picture: SlicePicture): void {
    const gl = this.#gl;
    const { at } = this.#field;
    const { temperature, isotherms, washOpacity, field } = picture.scene;
    const shown = temperature && this.#fieldFor(temperature.valuesC).show(temperature);
    if (!shown) {
      return;
    }
    use(gl, this.#field);
    gl.uniform1i(at("uField"), 0);
    gl.uniform1i(at("uWash"), 1);
    bind(gl, 0, shown.texture);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#washes[field]);
    const [nx, ny, nz] = shown.geometry.dimensions;
    gl.uniform3i(at("uFieldSize"), nx, ny, nz);
    gl.uniformMatrix3fv(at("uFieldIndex"), false, indexMatrix(shown.geometry, picture));
    const { coldestC, warmestC } = WASH_RANGES_C[field];
    gl.uniform2f(at("uWashRange"), coldestC, warmestC);
    gl.uniform1f(at("uWashOpacity"), washOpacity);
    gl.uniform1f(at("uLineWidth"), 1.8 * picture.pixelRatio);
    gl.uniform1f(at("uDash"), 11 * picture.pixelRatio);
    setIsotherms(gl, this.#field, isotherms);
    cover(gl, this.#field, { geometry: shown.geometry, picture });
  }

  #fieldFor(valuesC: Float32Array): FieldTexture {
    const known = this.#fields.find((slot) => slot.valuesC === valuesC);
    const slot =
      known ??
      (this.#fields.length < FIELD_SLOTS ? { valuesC, field: new FieldTexture(this.#gl) } : this.#fields[0]);
    if (!slot) {
      return new FieldTexture(this.#gl);
    }
    slot.valuesC = valuesC;
    this.#fields = [...this.#fields.filter((other) => other !== slot), slot];
    return slot.field;
  }

  #drawMasks(picture: SlicePicture): void {
    const gl = this.#gl;
    const { at } = this.#outline;
    const { masks } = picture.scene;
    use(gl, this.#outline);
    gl.uniform1i(at("uMask"), 0);
    for (const mask of masks) {
      const shown = this.#masks.show(mask);
      if (!shown) {
        continue;
      }
      bind(gl, 0, shown.texture);
      gl.uniform3f(at("uMaskSize"), ...shown.geometry.dimensions);
      gl.uniformMatrix3fv(at("uMaskIndex"), false, indexMatrix(shown.geometry, picture));
      gl.uniform3f(at("uColor"), ...rgbOf(mask.color));
      gl.uniform1f(at("uLineWidth"), (mask.selected ? 2.4 : 1.5) * picture.pixelRatio);
      gl.uniform1f(at("uFill"), mask.selected ? 0.16 : 0.06);
      cover(gl, this.#outline, { geometry: shown.geometry, picture });
    }
  }
}

function washTexture(gl: WebGL2RenderingContext, field: "cold" | "heat"): WebGLTexture {
  const entryCount = 256;
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(
    gl.TEXTURE_2D,
    0,
    gl.RGBA,
    entryCount,
    1,
    0,
    gl.RGBA,
    gl.UNSIGNED_BYTE,
    washTable(entryCount, field),
  );
  for (const parameter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, parameter, gl.LINEAR);
  }
  for (const parameter of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, parameter, gl.CLAMP_TO_EDGE);
  }
  return texture;
}
