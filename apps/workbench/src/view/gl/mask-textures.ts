import type { VolumeGeometry } from "@isotherm/imaging";
import type { SceneMask } from "../scene.ts";
import { cropMask } from "./mask-crop.ts";
import { createTexture3d } from "./program.ts";
import { softenedMask } from "./soft-mask.ts";

interface ShownMask {
  readonly texture: WebGLTexture;
  readonly geometry: VolumeGeometry;
}

/** Structure masks on the graphics card, each cropped to what it holds and sent once. */
export class MaskTextures {
  readonly #gl: WebGL2RenderingContext;
  readonly #known = new Map<Uint8Array, ShownMask | null>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** The mask's texture; null for an empty mask, or one too large for the card. */
  show(mask: SceneMask): ShownMask | null {
    const known = this.#known.get(mask.mask);
    if (known !== undefined) {
      return known;
    }
    const made = this.#make(mask);
    this.#known.set(mask.mask, made);
    return made;
  }

  #make(mask: SceneMask): ShownMask | null {
    const gl = this.#gl;
    const cropped = cropMask(mask.geometry, mask.mask);
    if (!cropped || Math.max(...cropped.geometry.dimensions) > gl.getParameter(gl.MAX_3D_TEXTURE_SIZE)) {
      return null;
    }
    const [nx, ny, nz] = cropped.geometry.dimensions;
    const texture = createTexture3d(gl, gl.LINEAR);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texStorage3D(gl.TEXTURE_3D, 1, gl.R8, nx, ny, nz);
    gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, 0, nx, ny, nz, gl.RED, gl.UNSIGNED_BYTE, softenedMask(cropped));
    return { texture, geometry: cropped.geometry };
  }

  /** Frees all masks but these. */
  keepOnly(masks: ReadonlySet<Uint8Array>): void {
    for (const [mask, shown] of this.#known) {
      if (!masks.has(mask)) {
        if (shown) {
          this.#gl.deleteTexture(shown.texture);
        }
        this.#known.delete(mask);
      }
    }
  }
}
