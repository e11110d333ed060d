import type { VolumeGeometry } from "@isotherm/imaging";
import type { TemperatureFrame } from "../scene.ts";
import { bindForUpload, createTexture3d } from "./program.ts";

/** The temperature frame on the graphics card; a new frame of the same size replaces the old in place. */
export class FieldTexture {
  #texture: WebGLTexture | null = null;
  #sides = "";
  #valuesC: Float32Array | null = null;
  readonly #gl: WebGL2RenderingContext;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Sends the frame unless it is already there; null when the grid does not fit the card. */
  show(frame: TemperatureFrame): { texture: WebGLTexture; geometry: VolumeGeometry } | null {
    const gl = this.#gl;
    const [nx, ny, nz] = frame.geometry.dimensions;
    if (Math.max(nx, ny, nz) > gl.getParameter(gl.MAX_3D_TEXTURE_SIZE)) {
      return null;
    }
    const sides = `${nx} ${ny} ${nz}`;
    if (!this.#texture || this.#sides !== sides) {
      this.dispose();
      this.#texture = createTexture3d(gl, gl.NEAREST);
      gl.texStorage3D(gl.TEXTURE_3D, 1, gl.R32F, nx, ny, nz);
      this.#sides = sides;
    }
    if (this.#valuesC !== frame.valuesC) {
      bindForUpload(gl, this.#texture);
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
      gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, 0, nx, ny, nz, gl.RED, gl.FLOAT, frame.valuesC);
      this.#valuesC = frame.valuesC;
    }
    return { texture: this.#texture, geometry: frame.geometry };
  }

  /** Frees the card's memory. */
  dispose(): void {
    if (this.#texture) {
      this.#gl.deleteTexture(this.#texture);
    }
    this.#texture = null;
    this.#valuesC = null;
  }
}
