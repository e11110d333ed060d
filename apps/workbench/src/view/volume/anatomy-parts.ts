import type { Vec3, Volume } from "@isotherm/imaging";
import { longestMm, type SampledGrid } from "../geometry/grid.ts";
import { activeZone } from "../geometry/needle-drag.ts";
import { distance } from "../geometry/vector.ts";
import { cropMask } from "../gl/mask-crop.ts";
import type { Scene, SceneLine, SceneMask } from "../scene.ts";
import { bodyRegion } from "../surface/body-region.ts";
import { coarseGrid } from "../surface/coarse-grid.ts";
import { fadeColors } from "../surface/fade-colors.ts";
import { smoothSurface } from "../surface/smooth-surface.ts";
import { type SurfaceMesh, surfaceNets } from "../surface/surface-nets.ts";
import { ballMesh, tubeMesh } from "../surface/tube.ts";
import type { MeshShape, PartOptions, ScenePart } from "./scene-part.ts";

/** The anatomy of a scene, and what decides how far it stands back. */
export interface Anatomy {
  readonly scene: Scene;
  /** Where it freezes; empty while nothing does. */
  readonly places: readonly Vec3[];
  /** Ids of lines and masks that another surface stands for. */
  readonly replaced: ReadonlySet<string>;
}

/** [mm] A thinner line could not be seen. */
const THINNEST_TUBE_MM = 0.4;
/** Neighbors stand back, so that target, cryoprobe and ice are seen through them; further while ice is shown. */
const NEIGHBOR_OPACITY = 0.22;
const NEIGHBOR_OPACITY_WITH_ICE = 0.07;
const LINE_OPACITY_WITH_ICE = 0.25;
const BONE_OPACITY_WITH_ICE = 0.3;
/** A painted surface stands in its place. */
const REPLACED_OPACITY = 0.04;
/** What wraps the whole image, as skin does, would hide everything else. */
const WRAPPING_OPACITY = 0.06;
const WRAPPING_FRACTION = 0.9;
const SELECTED_MORE = 0.4;
const SMOOTHING_PASSES = 6;
const BONE_SMOOTHING_PASSES = 2;
const BONE_LONGEST_SIDE = 160;
const BONE_COLOR = "#d9d2c3";
const FINEST_MASK_VOXELS = 1_500_000;
const COARSE_MASK_LONGEST_SIDE = 120;
/** [mm] A dragged cryoprobe takes the fading along in such steps, not with every pixel. */
const PLACE_STEP_MM = 4;

/** Where it freezes: the middles of the active zones, while a temperature is shown. */
export function freezePlaces(scene: Scene): readonly Vec3[] {
  if (!scene.temperature) {
    return [];
  }
  return scene.cryoprobes.map((cryoprobe) => {
    const { fromLpsMm, toLpsMm } = activeZone(cryoprobe);
    const stepped = [0, 1, 2].map((axis) => {
      const middle = ((fromLpsMm[axis] ?? 0) + (toLpsMm[axis] ?? 0)) / 2;
      return Math.round(middle / PLACE_STEP_MM) * PLACE_STEP_MM;
    });
    return [stepped[0] ?? 0, stepped[1] ?? 0, stepped[2] ?? 0];
  });
}

interface Faded {
  readonly key: string;
  readonly madeFrom: readonly unknown[];
  readonly color: string;
  readonly opacity: number;
  readonly surface: () => SurfaceMesh;
}

/** A part that thins out away from the ice, or stands as it is while there is none. */
function fadedPart({ places }: Anatomy, part: Faded): ScenePart {
  const { key, color, opacity, surface } = part;
  const make = (): MeshShape => {
    const mesh = surface();
    return places.length === 0
      ? { kind: "mesh", mesh }
      : { kind: "mesh", mesh, pointColors: fadeColors(mesh, color, places) };
  };
  // The color stands in the points while they fade, so that another color makes the part again.
  const fadedBy = places.length === 0 ? [] : [color, ...places.flat()];
  return { key, madeFrom: [...part.madeFrom, ...fadedBy], look: { color, opacity }, make };
}

/** Bone by its density. */
export function boneParts(anatomy: Anatomy, { boneHu }: PartOptions): readonly ScenePart[] {
  const { volume } = anatomy.scene;
  if (!volume || boneHu === null) {
    return [];
  }
  const part: Faded = {
    key: "bone",
    madeFrom: [volume.voxels, boneHu],
    color: BONE_COLOR,
    opacity: anatomy.places.length > 0 ? BONE_OPACITY_WITH_ICE : 1,
    surface: () => boneMesh(volume, boneHu),
  };
  return [fadedPart(anatomy, part)];
}

const boneMeshes = new WeakMap<object, { readonly boneHu: number; readonly mesh: SurfaceMesh }>();

/** The bone of the body, without the table that it lies on; made once. */
function boneMesh({ geometry, voxels }: Volume, boneHu: number): SurfaceMesh {
  const known = boneMeshes.get(voxels);
  if (known?.boneHu === boneHu) {
    return known.mesh;
  }
  const coarse = coarseGrid({ geometry, values: voxels }, BONE_LONGEST_SIDE);
  const body = bodyRegion(coarse);
  const values = Float32Array.from(coarse.values, (value, at) => (body[at] === 1 ? value : -1000));
  const rough = surfaceNets({ geometry: coarse.geometry, values }, boneHu, "above");
  const mesh = smoothSurface(rough, BONE_SMOOTHING_PASSES);
  boneMeshes.set(voxels, { boneHu, mesh });
  return mesh;
}

/** A region. */
export function maskPart(anatomy: Anatomy, mask: SceneMask): ScenePart {
  return fadedPart(anatomy, {
    key: `mask/${mask.id}`,
    madeFrom: [mask.mask, mask.geometry],
    color: mask.color,
    opacity: maskOpacity(anatomy, mask),
    surface: () => maskMesh(mask),
  });
}

function maskOpacity({ scene, places, replaced }: Anatomy, mask: SceneMask): number {
  if (replaced.has(mask.id)) {
    return REPLACED_OPACITY;
  }
  const cropped = cropMask(mask.geometry, mask.mask);
  const { volume } = scene;
  const wraps =
    cropped && volume && longestMm(cropped.geometry) > WRAPPING_FRACTION * longestMm(volume.geometry);
  const neighbor = places.length > 0 ? NEIGHBOR_OPACITY_WITH_ICE : NEIGHBOR_OPACITY;
  return (wraps ? WRAPPING_OPACITY : neighbor) + (mask.selected ? SELECTED_MORE : 0);
}

const NOTHING: SurfaceMesh = { positionsLpsMm: new Float32Array(), indices: new Uint32Array() };

const maskMeshes = new WeakMap<Uint8Array, SurfaceMesh>();

/** The surface of a mask without its steps; made once. */
function maskMesh({ geometry, mask }: SceneMask): SurfaceMesh {
  const known = maskMeshes.get(mask);
  if (known) {
    return known;
  }
  const cropped = cropMask(geometry, mask);
  if (!cropped) {
    return NOTHING;
  }
  const grid: SampledGrid = { geometry: cropped.geometry, values: cropped.bytes };
  const shown = cropped.bytes.length > FINEST_MASK_VOXELS ? coarseGrid(grid, COARSE_MASK_LONGEST_SIDE) : grid;
  const mesh = smoothSurface(surfaceNets(shown, 127.5, "above"), SMOOTHING_PASSES);
  maskMeshes.set(mask, mesh);
  return mesh;
}

/** A nerve or vessel. */
export function linePart(anatomy: Anatomy, line: SceneLine): ScenePart {
  const { id, color } = line;
  const part: Faded = {
    key: `line/${id}`,
    madeFrom: [line.pointsLpsMm, line.radiusMm],
    color,
    opacity: lineOpacity(anatomy, line),
    surface: () => lineMesh(line),
  };
  const isOfInterest = line.role === "target" || line.selected;
  return fadedPart(isOfInterest ? { ...anatomy, places: [] } : anatomy, part);
}

function lineOpacity({ places }: Anatomy, line: SceneLine): number {
  if (line.role === "target" || line.selected) {
    return 1;
  }
  return places.length > 0 ? LINE_OPACITY_WITH_ICE : NEIGHBOR_OPACITY;
}

function lineMesh(line: SceneLine): SurfaceMesh {
  const [first] = line.pointsLpsMm;
  const isBall = first && line.pointsLpsMm.every((point) => distance(point, first) < 1e-3);
  return isBall
    ? ballMesh(first, line.radiusMm)
    : tubeMesh(line.pointsLpsMm, Math.max(line.radiusMm, THINNEST_TUBE_MM));
}
