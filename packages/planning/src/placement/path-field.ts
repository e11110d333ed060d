import { geometryBoundsLpsMm, type Volume, type VolumeGeometry } from "@isotherm/imaging";
import { distanceTransform } from "../geometry/distance-transform.ts";
import { distanceToPolylineMm } from "../geometry/polyline.ts";
import { axisAlignedGeometry, forEachVoxel } from "../geometry/regular-field.ts";
import { structureRegion } from "../geometry/structure-region.ts";
import { distanceMm } from "../geometry/vector.ts";
import { type TissueClass, tissueClasses } from "../problem/planning-defaults.ts";
import { tissueLabels } from "../problem/tissue-labels.ts";
import type {
  LineGeometry,
  PointLpsMm,
  StructureAtRisk,
  StructureKind,
  TreatmentPlan,
} from "../treatment-plan.ts";
import { pathMargins } from "./path-margins.ts";
import type { PathMargin } from "./placement-suggestions.ts";

/** Something that a path must miss. */
export interface Barrier {
  readonly structureId: string | null;
  readonly name: string;
  readonly kind: StructureKind;
  readonly marginMm: number;
}

/** What every place of the body leaves to a path: distance to the nearest barrier less its margin. */
export interface PathField {
  /** Cubic voxels along LPS. */
  readonly geometry: VolumeGeometry;
  /** Least, over the barriers, of the distance to the surface less the margin; at most `farMm`. */
  readonly spareMm: Float32Array;
  /** Barrier that gives it, by its place in `barriers` plus one; 0 where none is within `farMm`. */
  readonly nearest: Uint8Array;
  /** 1 in air outside the body. */
  readonly outside: Uint8Array;
  readonly barriers: readonly Barrier[];
}

/** What lies farther from a path than this does not matter to it. */
export const farMm = 15;

/** Voxels of the field are so wide, or wider where they would be more than `mostVoxels`. */
const finestMm = 1.25;
const mostVoxels = 3e6;

/** Barriers that the CT shows, marked or not. */
const seenBarriers: readonly {
  readonly kind: StructureKind;
  readonly name: string;
  readonly classes: readonly TissueClass[];
}[] = [
  { kind: "bone", name: "bone, as the CT shows it", classes: ["bone-cancellous", "bone-cortical"] },
  { kind: "lung", name: "lung, as the CT shows it", classes: ["lung"] },
  { kind: "airway", name: "air inside the body, as the CT shows it", classes: ["airway"] },
];

/** A marked structure is named before the same bone or lung as the CT shows it, unless that is nearer by so much. */
const namedFirstMm = 1;

function fieldGeometry(volume: Volume, nerve: LineGeometry, reachMm: number): VolumeGeometry {
  const image = geometryBoundsLpsMm(volume.geometry);
  const end = (axis: 0 | 1 | 2, sign: -1 | 1): number => {
    const along = nerve.pointsLpsMm.map((point) => point[axis]);
    return sign < 0
      ? Math.max(image.minimumLpsMm[axis], Math.min(...along) - reachMm)
      : Math.min(image.maximumLpsMm[axis], Math.max(...along) + reachMm);
  };
  const low: PointLpsMm = [end(0, -1), end(1, -1), end(2, -1)];
  const size = ([0, 1, 2] as const).map((axis) => Math.max(0, end(axis, 1) - low[axis]));
  const volumeMm3 = size.reduce((product, mm) => product * mm, 1);
  const spacingMm = Math.max(finestMm, Math.cbrt(volumeMm3 / mostVoxels));
  const [x = 1, y = 1, z = 1] = size.map((mm) => Math.max(2, Math.floor(mm / spacingMm) + 1));
  return axisAlignedGeometry({ originLpsMm: low, dimensions: [x, y, z], spacingMm });
}

/** A part of the field's grid. */
interface Crop {
  readonly first: readonly [number, number, number];
  readonly dimensions: readonly [number, number, number];
}

function cropAround(geometry: VolumeGeometry, low: PointLpsMm, high: PointLpsMm): Crop | null {
  const { originLpsMm, spacingMm, dimensions } = geometry;
  const from = (axis: 0 | 1 | 2): number =>
    Math.max(0, Math.floor((low[axis] - farMm - originLpsMm[axis]) / spacingMm[axis]));
  const size = (axis: 0 | 1 | 2): number =>
    Math.min(dimensions[axis] - 1, Math.ceil((high[axis] + farMm - originLpsMm[axis]) / spacingMm[axis])) -
    from(axis) +
    1;
  const counts = [size(0), size(1), size(2)] as const;
  return counts.some((count) => count <= 0)
    ? null
    : { first: [from(0), from(1), from(2)], dimensions: counts };
}

/** Distances of the voxels of a crop to the surface of a structure. */
type Distances = (inCrop: number, point: PointLpsMm) => number;

/** A mask as the field's grid sees it: voxels whose center lies inside or that its surface passes through. */
function maskDistances(structure: StructureAtRisk, field: VolumeGeometry, crop: Crop): Distances {
  const region = structureRegion(structure.geometry);
  const { originLpsMm, spacingMm } = field;
  const [nx, ny, nz] = crop.dimensions;
  const mask = new Uint8Array(nx * ny * nz);
  const center = (axis: 0 | 1 | 2, n: number): number =>
    originLpsMm[axis] + (crop.first[axis] + n) * spacingMm[axis];
  const place = (axis: 0 | 1 | 2, mm: number): number =>
    Math.round((mm - originLpsMm[axis]) / spacingMm[axis]) - crop.first[axis];
  for (const point of region.surfacePoints(spacingMm[0] / 2)) {
    const [i, j, k] = [place(0, point[0]), place(1, point[1]), place(2, point[2])];
    if (i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz) mask[i + nx * (j + ny * k)] = 1;
  }
  const { lowestLpsMm: low, highestLpsMm: high } = region;
  forEachVoxel(crop.dimensions, (index, at) => {
    const point: PointLpsMm = [center(0, at[0]), center(1, at[1]), center(2, at[2])];
    const isNear = ([0, 1, 2] as const).every(
      (axis) => point[axis] >= low[axis] && point[axis] <= high[axis],
    );
    if (isNear && region.contains(point)) mask[index] = 1;
  });
  const distances = distanceTransform(mask, crop.dimensions);
  return (inCrop) => (distances[inCrop] ?? Number.POSITIVE_INFINITY) * spacingMm[0];
}

function distancesOf(structure: StructureAtRisk, field: VolumeGeometry, crop: Crop): Distances {
  const { geometry } = structure;
  if (geometry.kind === "mask") return maskDistances(structure, field, crop);
  const { radiusMm } = geometry;
  return geometry.kind === "line"
    ? (_, point) => Math.max(0, distanceToPolylineMm(geometry.pointsLpsMm, point) - radiusMm)
    : (_, point) => Math.max(0, distanceMm(geometry.centerLpsMm, point) - radiusMm);
}

interface Drawing {
  readonly geometry: VolumeGeometry;
  readonly spareMm: Float32Array;
  readonly nearest: Uint8Array;
  readonly barriers: Barrier[];
}

/** Lowers the field to what a barrier leaves. */
function lower(
  drawing: Drawing,
  barrier: Barrier,
  within: { readonly crop: Crop; readonly distances: Distances; readonly advantageMm: number },
): void {
  const { geometry, spareMm, nearest, barriers } = drawing;
  const { originLpsMm: o, spacingMm: h, dimensions } = geometry;
  const { crop, distances, advantageMm } = within;
  // Labels of one byte are plenty; what comes after 255 barriers still counts, under the name of the last.
  const place = Math.min(255, barriers.push(barrier));
  forEachVoxel(crop.dimensions, (inCrop, at) => {
    const i = crop.first[0] + at[0];
    const j = crop.first[1] + at[1];
    const k = crop.first[2] + at[2];
    const index = i + dimensions[0] * (j + dimensions[1] * k);
    const spare = distances(inCrop, [o[0] + i * h[0], o[1] + j * h[1], o[2] + k * h[2]]) - barrier.marginMm;
    if (spare + (nearest[index] === 0 ? 0 : advantageMm) >= (spareMm[index] as number)) return;
    spareMm[index] = spare;
    nearest[index] = place;
  });
}

function* drawMarked(
  drawing: Drawing,
  structures: readonly StructureAtRisk[],
  margins: readonly PathMargin[],
): Generator<string, void> {
  for (const structure of structures) {
    const margin = margins.find(({ kind }) => kind === structure.kind);
    if (!margin) continue;
    yield structure.name;
    const { lowestLpsMm, highestLpsMm } = structureRegion(structure.geometry);
    const crop = cropAround(drawing.geometry, lowestLpsMm, highestLpsMm);
    if (!crop) continue;
    const { id: structureId, name, kind } = structure;
    const barrier = { structureId, name, kind, marginMm: margin.marginMm };
    lower(drawing, barrier, {
      crop,
      distances: distancesOf(structure, drawing.geometry, crop),
      advantageMm: 0,
    });
  }
}

function* drawSeen(
  drawing: Drawing,
  labels: Uint8Array,
  margins: readonly PathMargin[],
): Generator<string, void> {
  const { geometry } = drawing;
  for (const { kind, name, classes } of seenBarriers) {
    const isBarrier = new Uint8Array(tissueClasses.length);
    for (const one of classes) isBarrier[tissueClasses.indexOf(one)] = 1;
    const mask = labels.map((label) => isBarrier[label] ?? 0);
    if (!mask.includes(1)) continue;
    yield name;
    const distances = distanceTransform(mask, geometry.dimensions);
    const marginMm = margins.find((margin) => margin.kind === kind)?.marginMm ?? 0;
    lower(
      drawing,
      { structureId: null, name, kind, marginMm },
      {
        crop: { first: [0, 0, 0], dimensions: geometry.dimensions },
        distances: (index) => (distances[index] as number) * geometry.spacingMm[0],
        advantageMm: namedFirstMm,
      },
    );
  }
}

/**
 * Distances to everything that a path must miss, on one grid round the nerve: marked structures exactly (masks to half a
 * voxel), and bone, lung and enclosed air as the CT shows them. Yields the name of each before it is measured.
 */
export function* pathField(
  plan: TreatmentPlan,
  volume: Volume,
  around: { readonly nerve: LineGeometry; readonly reachMm: number },
): Generator<string, PathField> {
  const geometry = fieldGeometry(volume, around.nerve, around.reachMm);
  const { labels } = tissueLabels(plan, volume, geometry);
  const outsideLabel = tissueClasses.indexOf("outside");
  const drawing: Drawing = {
    geometry,
    spareMm: new Float32Array(labels.length).fill(farMm),
    nearest: new Uint8Array(labels.length),
    barriers: [],
  };
  const margins = pathMargins();
  yield* drawMarked(drawing, plan.structures, margins);
  yield* drawSeen(drawing, labels, margins);
  return { ...drawing, outside: labels.map((label) => (label === outsideLabel ? 1 : 0)) };
}
