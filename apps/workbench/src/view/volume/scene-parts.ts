import type { Vec3, VolumeGeometry } from "@isotherm/imaging";
import { fromIndex, gridCenter, longestMm, type SampledGrid } from "../geometry/grid.ts";
import { activeZone } from "../geometry/needle-drag.ts";
import { ACCENT } from "../overlay/scene-shapes.ts";
import type { Scene, SceneCryoprobe, SceneSurface } from "../scene.ts";
import { type SurfaceMesh, surfaceNets } from "../surface/surface-nets.ts";
import { tubeMesh } from "../surface/tube.ts";
import { type Anatomy, boneParts, freezePlaces, linePart, maskPart } from "./anatomy-parts.ts";
import { bandParts } from "./band-parts.ts";
import type { MeshShape, PartOptions, PartShape, ScenePart } from "./scene-part.ts";

/** A surface of this key family stands for the isotherms, which are then not made from the temperature. */
const ISOTHERM_KEY = "isotherm/";

const isIsotherm = (surfaceId: string): boolean => surfaceId.startsWith(ISOTHERM_KEY);

const STEEL = "#c9d1d8";

const mesh = (made: SurfaceMesh): MeshShape => ({ kind: "mesh", mesh: made });

/** Everything that the scene has to show in 3-D. */
export function sceneParts(scene: Scene, options: PartOptions): readonly ScenePart[] {
  const replaced = new Set(
    scene.surfaces.flatMap(({ standsFor }) => (standsFor === undefined ? [] : [standsFor])),
  );
  const anatomy: Anatomy = { scene, places: freezePlaces(scene), replaced };
  return [
    ...boneParts(anatomy, options),
    ...scene.masks.map((mask) => maskPart(anatomy, mask)),
    ...scene.lines.filter((line) => !replaced.has(line.id)).map((line) => linePart(anatomy, line)),
    // Among painted surfaces the color of a selected cryoprobe would read as a distance.
    ...scene.cryoprobes.flatMap((cryoprobe) => cryoprobeParts(cryoprobe, replaced.size > 0 ? STEEL : ACCENT)),
    ...scene.surfaces.filter(({ id }) => !(scene.bands && isIsotherm(id))).map(surfacePart),
    ...(scene.bands ? bandParts(scene) : isothermParts(scene)),
    ...crossHairParts(scene),
  ];
}

function surfacePart(surface: SceneSurface): ScenePart {
  const { id, positionsLpsMm, indices, pointColors } = surface;
  const made = mesh(surface);
  return {
    key: `surface/${id}`,
    madeFrom: [positionsLpsMm, indices, pointColors],
    look: isIsotherm(id) ? { ...surface, isGlass: true } : surface,
    make: () => (pointColors ? { ...made, pointColors } : made),
  };
}

function cryoprobeParts(cryoprobe: SceneCryoprobe, selectedColor: string): readonly ScenePart[] {
  const { entryLpsMm, tipLpsMm, shaftDiameterMm, id } = cryoprobe;
  const look = { color: cryoprobe.selected ? selectedColor : STEEL, opacity: 1 };
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
  if (!temperature || scene.surfaces.some(({ id }) => isIsotherm(id))) {
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
    look: { color, opacity: Math.min(0.22 + 0.14 * rank, 0.5), isGlass: true },
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
    { key: "planes", madeFrom: [geometry, ...cursorLpsMm], look: { color: "#8fa0ad", opacity: 0.25 }, make },
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
    return { focusLpsMm: activeZone(first).toLpsMm, acrossMm: 84 };
  }
  const geometry = scene.volume?.geometry ?? scene.temperature?.geometry;
  if (!geometry) {
    return { focusLpsMm: scene.cursorLpsMm, acrossMm: 200 };
  }
  return { focusLpsMm: gridCenter(geometry), acrossMm: longestMm(geometry) * 1.2 };
}
