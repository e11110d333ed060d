import type { Vec3, Volume, VolumeGeometry } from "@isotherm/imaging";
import { fromIndex, gridCenter, type SampledGrid, sizeMm } from "../geometry/grid.ts";
import { activeZone } from "../geometry/needle-drag.ts";
import { distance } from "../geometry/vector.ts";
import { cropMask } from "../gl/mask-crop.ts";
import { ACCENT } from "../overlay/scene-shapes.ts";
import type { Scene, SceneCryoprobe, SceneLine, SceneMask } from "../scene.ts";
import { coarseGrid } from "../surface/coarse-grid.ts";
import { smoothSurface } from "../surface/smooth-surface.ts";
import { type SurfaceMesh, surfaceNets } from "../surface/surface-nets.ts";
import { ballMesh, tubeMesh } from "../surface/tube.ts";

/** How a part looks. */
export interface PartLook {
  readonly color: string;
  readonly opacity: number;
}

/** What a part is made of: triangles, or polylines. */
export type PartShape =
  | { readonly kind: "mesh"; readonly mesh: SurfaceMesh }
  | { readonly kind: "lines"; readonly polylines: readonly (readonly Vec3[])[] };

/** One thing in the 3-D view. It is made again only when one of `madeFrom` is another than before. */
export interface ScenePart {
  readonly key: string;
  readonly madeFrom: readonly unknown[];
  readonly look: PartLook;
  readonly make: () => PartShape;
}

/** What the 3-D view shows beside the scene. */
export interface PartOptions {
  /** [HU] Draws the surface of what is denser; null draws none. */
  readonly boneHu: number | null;
}

/** [mm] A thinner line could not be seen. */
const THINNEST_TUBE_MM = 0.4;
/** Neighbors stand back, so that target, cryoprobe and ice are seen through them. */
const NEIGHBOR_OPACITY = 0.22;
const SMOOTHING_PASSES = 6;
const BONE_LONGEST_SIDE = 160;
const FINEST_MASK_VOXELS = 1_500_000;
const COARSE_MASK_LONGEST_SIDE = 120;
const WRAPPING_FRACTION = 0.9;
/** A surface of this key family stands for the isotherms, which are then not made from the temperature. */
const ISOTHERM_KEY = "isotherm/";

const mesh = (made: SurfaceMesh): PartShape => ({ kind: "mesh", mesh: made });

/** Everything that the scene has to show in 3-D. */
export function sceneParts(scene: Scene, options: PartOptions): readonly ScenePart[] {
  return [
    ...boneParts(scene, options),
    ...scene.masks.map((mask) => maskPart(mask, scene.volume)),
    ...scene.lines.map((line) => ({
      key: `line/${line.id}`,
      madeFrom: [line.pointsLpsMm, line.radiusMm],
      look: { color: line.color, opacity: line.role === "target" || line.selected ? 1 : NEIGHBOR_OPACITY },
      make: () => mesh(lineMesh(line)),
    })),
    ...scene.cryoprobes.flatMap(cryoprobeParts),
    ...scene.surfaces.map((surface) => ({
      key: `surface/${surface.id}`,
      madeFrom: [surface.positionsLpsMm, surface.indices],
      look: surface,
      make: () => mesh(surface),
    })),
    ...isothermParts(scene),
    ...crossHairParts(scene),
  ];
}

function lineMesh(line: SceneLine): SurfaceMesh {
  const [first] = line.pointsLpsMm;
  const isBall = first && line.pointsLpsMm.every((point) => distance(point, first) < 1e-3);
  return isBall
    ? ballMesh(first, line.radiusMm)
    : tubeMesh(line.pointsLpsMm, Math.max(line.radiusMm, THINNEST_TUBE_MM));
}

function boneParts(scene: Scene, { boneHu }: PartOptions): readonly ScenePart[] {
  const { volume } = scene;
  if (!volume || boneHu === null) {
    return [];
  }
  const make = (): PartShape =>
    mesh(
      surfaceNets(
        coarseGrid({ geometry: volume.geometry, values: volume.voxels }, BONE_LONGEST_SIDE),
        boneHu,
        "above",
      ),
    );
  return [{ key: "bone", madeFrom: [volume.voxels, boneHu], look: { color: "#d9d2c3", opacity: 1 }, make }];
}

function maskPart(mask: SceneMask, volume: Volume | null): ScenePart {
  const cropped = cropMask(mask.geometry, mask.mask);
  const make = (): PartShape => {
    if (!cropped) {
      return { kind: "lines", polylines: [] };
    }
    const grid: SampledGrid = { geometry: cropped.geometry, values: cropped.bytes };
    const shown =
      cropped.bytes.length > FINEST_MASK_VOXELS ? coarseGrid(grid, COARSE_MASK_LONGEST_SIDE) : grid;
    return mesh(smoothSurface(surfaceNets(shown, 127.5, "above"), SMOOTHING_PASSES));
  };
  // What wraps the whole image, as skin does, would hide everything else.
  const wraps =
    cropped && volume && longestMm(cropped.geometry) > WRAPPING_FRACTION * longestMm(volume.geometry);
  const rest = wraps ? 0.06 : NEIGHBOR_OPACITY;
  const look = { color: mask.color, opacity: mask.selected ? rest + 0.4 : rest };
  return { key: `mask/${mask.id}`, madeFrom: [mask.mask, mask.geometry], look, make };
}

function longestMm(geometry: VolumeGeometry): number {
  return Math.max(...sizeMm(geometry));
}

function cryoprobeParts(cryoprobe: SceneCryoprobe): readonly ScenePart[] {
  const { entryLpsMm, tipLpsMm, shaftDiameterMm, id } = cryoprobe;
  const look = { color: cryoprobe.selected ? ACCENT : "#c9d1d8", opacity: 1 };
  const zone = activeZone(cryoprobe);
  const radiusMm = shaftDiameterMm / 2;
  const madeFrom = [
    ...entryLpsMm,
    ...tipLpsMm,
    shaftDiameterMm,
    cryoprobe.activeZoneLengthMm,
    cryoprobe.tipOffsetMm,
  ];
  const tube = (points: readonly Vec3[], radius: number) => (): PartShape => mesh(tubeMesh(points, radius));
  return [
    { key: `cryoprobe/${id}/shaft`, madeFrom, look, make: tube([entryLpsMm, tipLpsMm], radiusMm) },
    {
      key: `cryoprobe/${id}/zone`,
      madeFrom,
      look,
      make: tube([zone.toLpsMm, zone.fromLpsMm], radiusMm * 1.6),
    },
  ];
}

function isothermParts(scene: Scene): readonly ScenePart[] {
  const { temperature } = scene;
  if (!temperature || scene.surfaces.some((surface) => surface.id.startsWith(ISOTHERM_KEY))) {
    return [];
  }
  const grid: SampledGrid = { geometry: temperature.geometry, values: temperature.valuesC };
  // The warmest lies outside: it must be the clearest for the colder ones to show.
  const shown = scene.isotherms
    .filter((isotherm) => isotherm.visible)
    .sort((a, b) => b.temperatureC - a.temperatureC);
  return shown.map(({ temperatureC, color }, rank) => ({
    key: `${ISOTHERM_KEY}${temperatureC}`,
    madeFrom: [temperature.valuesC, temperature.geometry],
    look: { color, opacity: Math.min(0.16 + 0.2 * rank, 0.7) },
    make: () => mesh(surfaceNets(grid, temperatureC, "below")),
  }));
}

/** The rectangle that a plane of constant voxel index cuts from a grid. */
function rectangle(geometry: VolumeGeometry, axis: 0 | 1 | 2, index: number): readonly Vec3[] {
  const ends = geometry.dimensions.map((count) => [0, count - 1] as const);
  const [u, v] = axis === 0 ? ([1, 2] as const) : ([0, axis === 1 ? 2 : 1] as const);
  const around = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const;
  return around.map(([first, second]) => {
    const at: [number, number, number] = [0, 0, 0];
    at[axis] = index;
    at[u] = ends[u]?.[first] ?? 0;
    at[v] = ends[v]?.[second] ?? 0;
    return fromIndex(geometry, at);
  });
}

function crossHairParts(scene: Scene): readonly ScenePart[] {
  const geometry = scene.volume?.geometry ?? scene.temperature?.geometry;
  if (!geometry) {
    return [];
  }
  const { cursorLpsMm } = scene;
  const make = (): PartShape => ({ kind: "lines", polylines: planeOutlines(geometry, cursorLpsMm) });
  return [
    { key: "planes", madeFrom: [geometry, ...cursorLpsMm], look: { color: "#8fa0ad", opacity: 0.55 }, make },
  ];
}

function planeOutlines(geometry: VolumeGeometry, cursorLpsMm: Vec3): readonly (readonly Vec3[])[] {
  const offset = cursorLpsMm.map((value, axis) => value - (geometry.originLpsMm[axis] ?? 0));
  return ([0, 1, 2] as const).map((axis) => {
    const direction = geometry.axes[axis];
    const along = direction.reduce((sum, part, at) => sum + part * (offset[at] ?? 0), 0);
    const index = along / geometry.spacingMm[axis];
    return rectangle(geometry, axis, Math.min(Math.max(index, 0), geometry.dimensions[axis] - 1));
  });
}

/** Where the camera looks when nobody has turned it: at the cryoprobes, else the middle of the image. */
export function restFocus(scene: Scene): { readonly focusLpsMm: Vec3; readonly acrossMm: number } {
  const [first] = scene.cryoprobes;
  if (first) {
    return { focusLpsMm: activeZone(first).toLpsMm, acrossMm: 110 };
  }
  const geometry = scene.volume?.geometry ?? scene.temperature?.geometry;
  if (!geometry) {
    return { focusLpsMm: scene.cursorLpsMm, acrossMm: 200 };
  }
  return { focusLpsMm: gridCenter(geometry), acrossMm: longestMm(geometry) * 1.2 };
}
