import type { TemperatureBands } from "../scene.ts";
import { bind, cover, indexMatrix, type SlicePicture, setIsotherms, use } from "./draw-grid.ts";
import { bindForUpload, createProgram, createTexture3d, type GpuProgram } from "./program.ts";
import { BAND_FRAGMENT } from "./slice-shaders.ts";

/** Draws isotherms that are not known exactly as bands. */
export class BandPainter {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: GpuProgram;
  #texture: WebGLTexture | null = null;
  #sent: TemperatureBands | null = null;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#program = createProgram(gl, BAND_FRAGMENT);
  }

  /** Draws the bands of the visible isotherms where the slice crosses their grid. */
  draw(picture: SlicePicture, bands: TemperatureBands): void {
    const gl = this.#gl;
    const { at } = this.#program;
    const { geometry } = bands;
    const [nx, ny, nz] = geometry.dimensions;
    if (Math.max(nx, ny, nz) > gl.getParameter(gl.MAX_3D_TEXTURE_SIZE)) {
      return;
    }
    const texture = this.#textureOf(bands);
    use(gl, this.#program);
    gl.uniform1i(at("uBands"), 0);
    bind(gl, 0, texture);
    gl.uniform3i(at("uFieldSize"), nx, ny, nz);
    gl.uniformMatrix3fv(at("uFieldIndex"), false, indexMatrix(geometry, picture));
    gl.uniform1f(at("uLineWidth"), 1.3 * picture.pixelRatio);
    gl.uniform1f(at("uDash"), 9 * picture.pixelRatio);
    setIsotherms(gl, this.#program, picture.scene.isotherms);
    cover(gl, this.#program, { geometry, picture });
  }

  #textureOf(bands: TemperatureBands): WebGLTexture {
    if (this.#texture && this.#sent === bands) {
      return this.#texture;
    }
    const gl = this.#gl;
    gl.deleteTexture(this.#texture);
    const texture = createTexture3d(gl, gl.NEAREST);
    const [nx, ny, nz] = bands.geometry.dimensions;
    gl.texStorage3D(gl.TEXTURE_3D, 1, gl.RGBA32F, nx, ny, nz);
    bindForUpload(gl, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, 0, nx, ny, nz, gl.RGBA, gl.FLOAT, interleaved(bands));
    this.#texture = texture;
    this.#sent = bands;
    return texture;
  }
}

function interleaved({ lowC, medianC, highC }: TemperatureBands): Float32Array {
  const values = new Float32Array(lowC.length * 4);
  for (let voxel = 0; voxel < lowC.length; voxel++) {
    values[voxel * 4] = lowC[voxel] ?? 0;
    values[voxel * 4 + 1] = medianC[voxel] ?? 0;
    values[voxel * 4 + 2] = highC[voxel] ?? 0;
  }
  return values;
}
