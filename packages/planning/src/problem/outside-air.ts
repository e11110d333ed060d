import type { StructureMask, Volume } from "@isotherm/imaging";

/** Slices of a volume, first and last included. */
export interface SliceRange {
  readonly first: number;
  readonly last: number;
}

/** Fills, within one slice, everything below `belowHu` that hangs together with the rim. */
function fillFromRim(
  isAir: (at: number) => boolean,
  size: readonly [number, number],
  filled: Uint8Array,
): void {
  const [ni, nj] = size;
  const stack: number[] = [];
  const reach = (at: number): void => {
    if (filled[at] === 1 || !isAir(at)) return;
    filled[at] = 1;
    stack.push(at);
  };
  for (let i = 0; i < ni; i++) {
    reach(i);
    reach(ni * nj - 1 - i);
  }
  for (let j = 0; j < nj; j++) {
    reach(j * ni);
    reach(j * ni + ni - 1);
  }
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at % ni > 0) reach(at - 1);
    if (at % ni < ni - 1) reach(at + 1);
    if (at >= ni) reach(at - ni);
    if (at < ni * (nj - 1)) reach(at + ni);
  }
}

/**
 * Air outside the body: voxels below `belowHu` that hang together, within their slice, with the rim of the image.
 * Slice by slice, because airway and lung are cut open by the first and last slice and would leak otherwise.
 */
export function outsideAirMask(volume: Volume, slices: SliceRange, belowHu: number): StructureMask {
  const [ni, nj] = volume.geometry.dimensions;
  const { originLpsMm, spacingMm, axes } = volume.geometry;
  const sliceSize = ni * nj;
  const count = slices.last - slices.first + 1;
  const mask = new Uint8Array(sliceSize * count);
  for (let slice = 0; slice < count; slice++) {
    const from = (slices.first + slice) * sliceSize;
    const isAir = (at: number): boolean => (volume.voxels[from + at] ?? 0) < belowHu;
    fillFromRim(isAir, [ni, nj], mask.subarray(slice * sliceSize, (slice + 1) * sliceSize));
  }
  const shift = slices.first * spacingMm[2];
  return {
    name: "outside air",
    colorRgb: [0, 0, 0],
    mask,
    geometry: {
      ...volume.geometry,
      dimensions: [ni, nj, count],
      originLpsMm: [
        originLpsMm[0] + shift * axes[2][0],
        originLpsMm[1] + shift * axes[2][1],
        originLpsMm[2] + shift * axes[2][2],
      ],
    },
  };
}
