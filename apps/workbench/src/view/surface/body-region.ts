import type { VolumeGeometry } from "@isotherm/imaging";
import type { SampledGrid } from "../geometry/grid.ts";

/** [HU] Between air or foam and the lightest soft tissue. */
const TISSUE_HU = -300;
/** [mm] Half of what a table top, a cushion's cover or a tube may be thick. */
const THIN_MM = 4;
/** A part smaller than this share of the largest one is no limb. */
const LIMB_FRACTION = 0.05;

/**
 * Marks the body in a CT: thin things (table top, tubes) are worn away, the largest part that is left and limbs beside
 * it are kept and grown back. For surfaces to look at, not to measure.
 */
export function bodyRegion({ geometry, values }: SampledGrid): Uint8Array {
  const tissue = Uint8Array.from(values as ArrayLike<number>, (value) => (value > TISSUE_HU ? 1 : 0));
  const core = worn(geometry, tissue);
  keepLargeParts(geometry, core);
  const grown = spread(geometry, core);
  return grown.map((mark, at) => mark & (tissue[at] ?? 0));
}

/** Voxels of half a thin thing along x and y; tables lie along z, where slices may be few and thick. */
function reachOf({ spacingMm }: VolumeGeometry, axis: 0 | 1): number {
  return Math.max(1, Math.round(THIN_MM / spacingMm[axis]));
}

/** Takes off the outermost layer along x and y; beyond the edge of the image the body goes on. */
function worn(geometry: VolumeGeometry, marks: Uint8Array): Uint8Array {
  const outside = marks.map((mark) => 1 - mark);
  return spread(geometry, outside).map((mark) => 1 - mark);
}

/** Adds a layer along x, then along y. */
function spread(geometry: VolumeGeometry, marks: Uint8Array): Uint8Array {
  const [nx, ny] = geometry.dimensions;
  const alongX = spreadLines(marks, { step: 1, count: nx, reach: reachOf(geometry, 0) });
  return spreadLines(alongX, { step: nx, count: ny, reach: reachOf(geometry, 1) });
}

interface Lines {
  /** From one voxel of a line to the next. */
  readonly step: number;
  readonly count: number;
  readonly reach: number;
}

function spreadLines(marks: Uint8Array, { step, count, reach }: Lines): Uint8Array {
  const spreadOut = new Uint8Array(marks.length);
  for (let at = marks.indexOf(1); at >= 0; at = marks.indexOf(1, at + 1)) {
    const place = Math.floor(at / step) % count;
    const from = at - Math.min(reach, place) * step;
    const to = at + Math.min(reach, count - 1 - place) * step;
    for (let near = from; near <= to; near += step) spreadOut[near] = 1;
  }
  return spreadOut;
}

/** Clears every part that is no body: much smaller than the largest. */
function keepLargeParts(geometry: VolumeGeometry, marks: Uint8Array): void {
  const parts: Uint32Array[] = [];
  const left = marks.slice();
  for (let at = left.indexOf(1); at >= 0; at = left.indexOf(1, at + 1)) {
    parts.push(takePart(geometry, left, at));
  }
  const largest = Math.max(0, ...parts.map((part) => part.length));
  for (const part of parts) {
    if (part.length >= largest * LIMB_FRACTION) continue;
    for (const at of part) marks[at] = 0;
  }
}

/** Takes one connected part off the marks. */
function takePart({ dimensions }: VolumeGeometry, marks: Uint8Array, start: number): Uint32Array {
  const [nx, ny] = dimensions;
  const steps = [1, -1, nx, -nx, nx * ny, -nx * ny];
  const part = [start];
  marks[start] = 0;
  for (let done = 0; done < part.length; done++) {
    const at = part[done] ?? 0;
    const x = at % nx;
    const y = Math.floor(at / nx) % ny;
    const isOpen = [x < nx - 1, x > 0, y < ny - 1, y > 0, true, true];
    for (let side = 0; side < 6; side++) {
      const next = at + (steps[side] ?? 0);
      if (isOpen[side] !== true || marks[next] !== 1) continue;
      marks[next] = 0;
      part.push(next);
    }
  }
  return Uint32Array.from(part);
}
