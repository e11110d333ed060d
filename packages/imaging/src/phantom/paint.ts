import type { Vec3, VolumeGeometry } from "../geometry.ts";
import type { Cut, Shape } from "./shape.ts";
import { type NoiseCube, noiseCube, seededRandom } from "./texture.ts";
import { type TissueName, tissueAppearances } from "./tissue-appearance.ts";

/** One stroke of paint: later layers cover earlier ones. */
export interface Layer {
  readonly shape: Shape;
  readonly tissue: TissueName;
  /** Id of the structure that these voxels belong to; without it they belong to none. */
  readonly structureId?: string;
  /** Width [mm] of the soft edge; the default is that of a standard kernel. */
  readonly edgeMm?: number;
  /** Whether the shape is bent a little by a smooth warp, so that it is no textbook ellipse. Lines stay straight. */
  readonly isOrganic?: boolean;
}

/** What {@link paint} needs beside the layers. */
export interface PaintOptions {
  readonly geometry: VolumeGeometry;
  readonly seed: number;
  /** Standard deviation [HU] of the noise in soft tissue. */
  readonly noiseHounsfield: number;
  /** Structure ids in label order. */
  readonly structureIds: readonly string[];
}

/** CT numbers and, per voxel, index + 1 of its structure. */
export interface Painting {
  readonly voxels: Int16Array;
  readonly labelMap: Uint8Array;
}

/** Width [mm] over which an edge goes from one tissue to the next. */
const defaultEdgeMm = 1.2;
/** Amplitude [mm] of the warp of organic shapes. */
const warpMm = 1.1;

interface Slice {
  readonly width: number;
  readonly height: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly hounsfield: Float32Array;
  readonly texture: Float32Array;
  readonly owner: Uint8Array;
}

/** Paints the layers on an upright grid (axes along LPS) and adds texture and noise. */
export function paint(layers: readonly Layer[], options: PaintOptions): Painting {
  const { dimensions, originLpsMm, spacingMm } = options.geometry;
  const [width, height, depth] = dimensions;
  const area = width * height;
  const slice: Slice = {
    width,
    height,
    x: Float64Array.from({ length: width }, (_, i) => originLpsMm[0] + i * spacingMm[0]),
    y: Float64Array.from({ length: height }, (_, j) => originLpsMm[1] + j * spacingMm[1]),
    hounsfield: new Float32Array(area),
    texture: new Float32Array(area),
    owner: new Uint8Array(area),
  };
  const grain = makeGrain(options);
  const voxels = new Int16Array(area * depth);
  const labelMap = new Uint8Array(area * depth);
  for (let k = 0; k < depth; k++) {
    slice.hounsfield.fill(tissueAppearances.air.hounsfield);
    slice.texture.fill(0);
    slice.owner.fill(0);
    const z = originLpsMm[2] + k * spacingMm[2];
    for (const layer of layers) {
      const cut = layer.shape.cut(z);
      if (cut === null) continue;
      paintCut(slice, cut, { layer, z, owner: ownerOf(layer, options.structureIds) });
    }
    addGrain(slice, grain, { z, k, out: voxels.subarray(k * area, (k + 1) * area) });
    labelMap.set(slice.owner, k * area);
  }
  return { voxels, labelMap };
}

function ownerOf(layer: Layer, structureIds: readonly string[]): number {
  return layer.structureId === undefined ? 0 : structureIds.indexOf(layer.structureId) + 1;
}

/** Warp along one axis at one height; periods are incommensurable so that no pattern shows. */
function warpAt(coordinate: number, z: number, phase: number): number {
  return (
    warpMm * (Math.sin(0.19 * coordinate + 0.11 * z + phase) + 0.5 * Math.sin(0.43 * coordinate - 0.17 * z))
  );
}

/** How far an organic shape is shifted at each row (in x) and column (in y) of a slice; zero for the rest. */
function warpTables(slice: Slice, z: number, isOrganic: boolean): { dx: Float64Array; dy: Float64Array } {
  if (!isOrganic) return { dx: new Float64Array(slice.height), dy: new Float64Array(slice.width) };
  return {
    dx: slice.y.map((y) => warpAt(y, z, 0.7)),
    dy: slice.x.map((x) => warpAt(x, z, 2.9)),
  };
}

function paintCut(
  slice: Slice,
  cut: Cut,
  stroke: { readonly layer: Layer; readonly z: number; readonly owner: number },
): void {
  const { layer, z } = stroke;
  const isOrganic = layer.isOrganic === true;
  const room = isOrganic ? 1.5 * warpMm : 0;
  const [i0, i1] = indexRange(slice.x, cut.box[0] - room, cut.box[1] + room);
  const [j0, j1] = indexRange(slice.y, cut.box[2] - room, cut.box[3] + room);
  const perEdge = 1 / (layer.edgeMm ?? defaultEdgeMm);
  const { dx, dy } = warpTables(slice, z, isOrganic);
  for (let j = j0; j <= j1; j++) {
    const y = slice.y[j] ?? 0;
    const shift = dx[j] ?? 0;
    for (let i = i0; i <= i1; i++) {
      const cover = 0.5 - cut.distance((slice.x[i] ?? 0) + shift, y + (dy[i] ?? 0)) * perEdge;
      if (cover > 0) blend(slice, i + j * slice.width, { cover, stroke });
    }
  }
}

function blend(
  slice: Slice,
  index: number,
  how: { readonly cover: number; readonly stroke: { readonly layer: Layer; readonly owner: number } },
): void {
  const { hounsfield, textureHounsfield } = tissueAppearances[how.stroke.layer.tissue];
  const share = Math.min(how.cover, 1);
  const beforeHounsfield = slice.hounsfield[index] ?? 0;
  const beforeTexture = slice.texture[index] ?? 0;
  slice.hounsfield[index] = beforeHounsfield + (hounsfield - beforeHounsfield) * share;
  slice.texture[index] = beforeTexture + (textureHounsfield - beforeTexture) * share;
  if (how.cover >= 0.5) slice.owner[index] = how.stroke.owner;
}

function indexRange(coordinates: Float64Array, minimum: number, maximum: number): [number, number] {
  const first = coordinates[0] ?? 0;
  const step = (coordinates[1] ?? first + 1) - first;
  const low = Math.max(0, Math.ceil((minimum - first) / step));
  const high = Math.min(coordinates.length - 1, Math.floor((maximum - first) / step));
  return [low, high];
}

interface Grain {
  readonly fine: NoiseCube;
  readonly coarse: NoiseCube;
  readonly noiseHounsfield: number;
  /** Coarse cells per voxel, so that texture has a size in millimeters. */
  readonly coarsePerMm: Vec3;
  readonly geometry: VolumeGeometry;
}

function makeGrain(options: PaintOptions): Grain {
  const random = seededRandom(options.seed);
  return {
    fine: noiseCube(random, { size: 64, passes: 1, passesAcross: 0 }),
    coarse: noiseCube(random, { size: 64, passes: 1, passesAcross: 1 }),
    noiseHounsfield: options.noiseHounsfield,
    coarsePerMm: [0.85, 0.85, 0.6],
    geometry: options.geometry,
  };
}

/** Adds texture (fixed in space) and noise (fixed in the grid), and rounds. */
function addGrain(
  slice: Slice,
  grain: Grain,
  place: { readonly z: number; readonly k: number; readonly out: Int16Array },
): void {
  const { z, k, out } = place;
  const noise = grain.fine.values;
  const coarse = grain.coarse.values;
  const coarseX = Int32Array.from(slice.x, (x) => Math.floor((x + 512) * grain.coarsePerMm[0]) & 63);
  const coarsePlane = (Math.floor((z + 512) * grain.coarsePerMm[2]) & 63) << 12;
  // A different stretch of the cube for each slice and each 64-tile hides that the cube repeats.
  for (let j = 0; j < slice.height; j++) {
    const coarseRow =
      coarsePlane + ((Math.floor(((slice.y[j] ?? 0) + 512) * grain.coarsePerMm[1]) & 63) << 6);
    for (let i = 0; i < slice.width; i++) {
      const index = i + j * slice.width;
      const hounsfield = slice.hounsfield[index] ?? 0;
      const tile = (i >> 6) * 17 + (j >> 6) * 29;
      const fine = noise[((k * 23 + tile) & 63) * 4096 + ((j + k * 11) & 63) * 64 + ((i + k * 37) & 63)] ?? 0;
      const texture = coarse[coarseRow + (coarseX[i] ?? 0)] ?? 0;
      // Air is quieter than tissue, because no tissue attenuated on short paths beside the patient.
      const amplitude = hounsfield < -500 ? 0.6 * grain.noiseHounsfield : grain.noiseHounsfield;
      const value = hounsfield + texture * (slice.texture[index] ?? 0) + fine * amplitude;
      out[index] = Math.max(-1024, Math.min(3071, Math.round(value)));
    }
  }
}
