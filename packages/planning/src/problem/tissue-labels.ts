import {
  lpsMmToVoxel,
  resampleMask,
  resampleVolume,
  type Volume,
  type VolumeGeometry,
} from "@isotherm/imaging";
import type { Finding } from "@isotherm/knowledge";
import { forEachVoxel } from "../geometry/regular-field.ts";
import { structureRegion } from "../geometry/structure-region.ts";
import type { PointLpsMm, StructureGeometry, StructureKind, TreatmentPlan } from "../treatment-plan.ts";
import { outsideAirMask, type SliceRange } from "./outside-air.ts";
import {
  materialOfStructure,
  planningDefaults,
  type TissueClass,
  tissueClasses,
} from "./planning-defaults.ts";

/** What each voxel of a grid along LPS is made of. */
export interface TissueLabels {
  readonly geometry: VolumeGeometry;
  /** Places in `tissueClasses`; x fastest. */
  readonly labels: Uint8Array;
  readonly findings: readonly Finding[];
}

const labelOf = (name: TissueClass): number => tissueClasses.indexOf(name);

/** Structures are laid over the image in this order; later ones cover earlier ones. */
const paintOrder: readonly StructureKind[] = [
  "hydrodissection",
  "skin",
  "bone",
  "lung",
  "dura",
  "nerve",
  "airway",
  "vessel",
];

function labelOfHu(hu: number): number {
  const limits = planningDefaults;
  if (hu < limits.airBelowHu.value) return labelOf("airway");
  if (hu < limits.lungBelowHu.value) return labelOf("lung");
  if (hu < limits.fatBelowHu.value) return labelOf("fat");
  if (hu < limits.boneAboveHu.value) return labelOf("soft");
  return labelOf(hu < limits.corticalBoneAboveHu.value ? "bone-cancellous" : "bone-cortical");
}

/** Slices of the volume that a box along LPS touches. */
function slicesOf(volume: Volume, geometry: VolumeGeometry): SliceRange {
  const last = volume.geometry.dimensions[2] - 1;
  let [low, high] = [last, 0];
  const [nx, ny, nz] = geometry.dimensions;
  for (const i of [0, nx - 1]) {
    for (const j of [0, ny - 1]) {
      for (const k of [0, nz - 1]) {
        const corner: PointLpsMm = [
          geometry.originLpsMm[0] + i * geometry.spacingMm[0],
          geometry.originLpsMm[1] + j * geometry.spacingMm[1],
          geometry.originLpsMm[2] + k * geometry.spacingMm[2],
        ];
        const slice = lpsMmToVoxel(volume.geometry, corner)[2];
        low = Math.min(low, Math.floor(slice));
        high = Math.max(high, Math.ceil(slice));
      }
    }
  }
  return { first: Math.min(last, Math.max(0, low)), last: Math.max(0, Math.min(last, high)) };
}

/**
 * Between air and soft tissue every CT passes through the numbers of lung. A voxel that reads as lung but has, along
 * some axis, no more than `2 · reach` such voxels in a row is such an edge, and soft tissue.
 */
function removeThinLung(
  labels: Uint8Array,
  dimensions: readonly [number, number, number],
  reach: number,
): void {
  const [nx, ny, nz] = dimensions;
  const lung = labelOf("lung");
  const before = labels.slice();
  const isLung = (i: number, j: number, k: number): boolean =>
    i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz || before[i + nx * (j + ny * k)] === lung;
  const isThick = (at: readonly [number, number, number], axis: 0 | 1 | 2): boolean => {
    let run = 1;
    for (const sign of [-1, 1]) {
      for (let step = 1; step <= 2 * reach; step++) {
        const next: [number, number, number] = [at[0], at[1], at[2]];
        next[axis] += sign * step;
        if (!isLung(next[0], next[1], next[2])) break;
        run++;
      }
    }
    return run > 2 * reach;
  };
  for (let index = labels.indexOf(lung); index >= 0; index = before.indexOf(lung, index + 1)) {
    const at = [index % nx, Math.floor(index / nx) % ny, Math.floor(index / (nx * ny))] as const;
    if (!(isThick(at, 0) && isThick(at, 1) && isThick(at, 2))) labels[index] = labelOf("soft");
  }
}

/** Writes one label wherever a structure lies. */
function paintStructure(
  into: TissueLabels,
  structure: StructureGeometry,
  paint: (label: number) => number,
): void {
  const region = structureRegion(structure);
  const { dimensions, originLpsMm, spacingMm } = into.geometry;
  const first = (a: 0 | 1 | 2): number =>
    Math.max(0, Math.ceil((region.lowestLpsMm[a] - originLpsMm[a]) / spacingMm[a]));
  const count = (a: 0 | 1 | 2): number =>
    Math.min(dimensions[a] - 1, Math.floor((region.highestLpsMm[a] - originLpsMm[a]) / spacingMm[a])) -
    first(a) +
    1;
  const from = [first(0), first(1), first(2)] as const;
  forEachVoxel([count(0), count(1), count(2)], (_, at) => {
    const voxel = [from[0] + at[0], from[1] + at[1], from[2] + at[2]] as const;
    const point: PointLpsMm = [
      originLpsMm[0] + voxel[0] * spacingMm[0],
      originLpsMm[1] + voxel[1] * spacingMm[1],
      originLpsMm[2] + voxel[2] * spacingMm[2],
    ];
    if (!region.contains(point)) return;
    const index = voxel[0] + dimensions[0] * (voxel[1] + dimensions[1] * voxel[2]);
    into.labels[index] = paint(into.labels[index] ?? 0);
  });
}

function labelsFromCt(volume: Volume, geometry: VolumeGeometry): Uint8Array {
  const { voxels } = resampleVolume(volume, geometry);
  const outside = outsideAirMask(
    volume,
    slicesOf(volume, geometry),
    planningDefaults.outsideAirBelowHu.value,
  );
  const isOutside = resampleMask(outside, geometry).mask;
  const labels = new Uint8Array(voxels.length);
  for (let index = 0; index < labels.length; index++) {
    labels[index] = isOutside[index] === 1 ? labelOf("outside") : labelOfHu(voxels[index] ?? 0);
  }
  removeThinLung(labels, geometry.dimensions, Math.round(1.5 / geometry.spacingMm[0]));
  return labels;
}

/** Marked bone is dense or spongy as the CT says; a CT that shows neither leaves it spongy. */
function paintOf(kind: StructureKind): ((label: number) => number) | null {
  const material = materialOfStructure[kind];
  if (material === null) return null;
  if (kind !== "bone") return () => labelOf(material);
  return (label) => (label === labelOf("bone-cortical") ? label : labelOf(material));
}

/**
 * Tissue on a grid along LPS: from the CT numbers, overruled by the marked structures. Vessels marked as lines are not
 * painted: the engine takes them as tubes, however thin. Without CT numbers everything unmarked is soft tissue.
 */
export function tissueLabels(plan: TreatmentPlan, volume: Volume, geometry: VolumeGeometry): TissueLabels {
  const [nx, ny, nz] = geometry.dimensions;
  const isCt = volume.modality === "CT";
  const labels = isCt ? labelsFromCt(volume, geometry) : new Uint8Array(nx * ny * nz);
  const findings: Finding[] = isCt
    ? []
    : [
        {
          ruleId: "rule/input/no-ct-numbers",
          severity: "warning",
          message: `The image is ${volume.modality === "MR" ? "MR" : "of an unknown kind"} and has no CT numbers: everything that is not marked counts as soft tissue, and the skin is not known; mark fat, bone, lung and air that lie near the ice.`,
          sources: ["project-physics-notes"],
          status: "proposal",
          place: { kind: "image" },
        },
      ];
  const result: TissueLabels = { geometry, labels, findings };
  for (const kind of paintOrder) {
    const paint = paintOf(kind);
    if (!paint) continue;
    for (const structure of plan.structures) {
      const isTube = structure.kind === "vessel" && structure.geometry.kind === "line";
      if (structure.kind === kind && !isTube) paintStructure(result, structure.geometry, paint);
    }
  }
  if (plan.target) paintStructure(result, plan.target.geometry, () => labelOf("nerve"));
  return result;
}
