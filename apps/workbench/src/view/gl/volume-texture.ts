import type { Vec3, Volume, VolumeGeometry } from "@isotherm/imaging";
import { bindForUpload, createTexture3d } from "./program.ts";
import { factorsFor, packSlices, planPacking, type VolumePacking } from "./volume-packing.ts";

const SLAB_BYTES = 4 << 20;

/** One volume on the graphics card, sent slab by slab so that the first picture does not wait for the last slice. */
export class VolumeTexture {
  readonly texture: WebGLTexture;
  readonly packing: VolumePacking;
  readonly notice: string | null;
  #from: number;
  #to: number;
  readonly #gl: WebGL2RenderingContext;
  readonly #volume: Volume;

  constructor(gl: WebGL2RenderingContext, volume: Volume, firstSlice: number) {
    this.#gl = gl;
    this.#volume = volume;
    const { texture, factors } = allocate(gl, volume);
    this.texture = texture;
    this.packing = planPacking(volume, factors);
    this.notice = coarseNotice(factors);
    const count = this.geometry.dimensions[2];
    const first = Math.min(Math.max(Math.round(firstSlice / factors[2]), 0), count - 1);
    this.#from = first;
    this.#to = first;
  }

  /** The grid as it lies on the card. */
  get geometry(): VolumeGeometry {
    return this.packing.geometry;
  }

  /** Slices that have arrived: from the first to before the second. */
  get loaded(): readonly [number, number] {
    return [this.#from, this.#to];
  }

  /** Whether every slice has arrived. */
  get complete(): boolean {
    return this.#from === 0 && this.#to === this.geometry.dimensions[2];
  }

  /** Sends slabs until the budget is spent, outward from the first slice. */
  sendFor(budgetMs: number): void {
    const start = performance.now();
    const [nx, ny, nz] = this.geometry.dimensions;
    const slab = Math.max(1, Math.floor(SLAB_BYTES / (nx * ny * 2)));
    while (!this.complete && performance.now() - start < budgetMs) {
      const upwards = this.#to < nz && (this.#from === 0 || this.#to - this.#from < slab || this.#upNext());
      if (upwards) {
        const to = Math.min(this.#to + slab, nz);
        this.#send(this.#to, to);
        this.#to = to;
      } else {
        const from = Math.max(this.#from - slab, 0);
        this.#send(from, this.#from);
        this.#from = from;
      }
    }
  }

  #turn = false;
  #upNext(): boolean {
    this.#turn = !this.#turn;
    return this.#turn;
  }

  #send(from: number, to: number): void {
    const gl = this.#gl;
    const [nx, ny] = this.geometry.dimensions;
    const slab = packSlices(this.#volume, this.packing, { from, to });
    bindForUpload(gl, this.texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, from, nx, ny, to - from, gl.RED_INTEGER, gl.SHORT, slab);
  }

  /** Frees the card's memory. */
  dispose(): void {
    this.#gl.deleteTexture(this.texture);
  }
}

function allocate(gl: WebGL2RenderingContext, volume: Volume): { texture: WebGLTexture; factors: Vec3 } {
  const largestSide: number = gl.getParameter(gl.MAX_3D_TEXTURE_SIZE);
  let factors = factorsFor(volume.geometry.dimensions, largestSide);
  for (;;) {
    while (gl.getError() !== gl.NO_ERROR && !gl.isContextLost()) {
      // Older errors must not be taken for this allocation's.
    }
    const texture = createTexture3d(gl, gl.NEAREST);
    const sides = volume.geometry.dimensions.map((count, axis) => Math.ceil(count / (factors[axis] ?? 1)));
    gl.texStorage3D(gl.TEXTURE_3D, 1, gl.R16I, sides[0] ?? 1, sides[1] ?? 1, sides[2] ?? 1);
    const coarsest = Math.max(...factors) >= 8;
    if (gl.getError() !== gl.OUT_OF_MEMORY || coarsest) {
      return { texture, factors };
    }
    gl.deleteTexture(texture);
    factors = [factors[0] * 2, factors[1] * 2, factors[2] * 2];
  }
}

function coarseNotice(factors: Vec3): string | null {
  if (factors.every((factor) => factor === 1)) {
    return null;
  }
  return `Shown at reduced detail (1:${Math.max(...factors)}): this graphics card cannot hold the full series. Measurements and computation use the full series.`;
}
