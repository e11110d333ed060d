import { isothermSurface } from "@isotherm/engine";
import { voxelToLpsMm } from "@isotherm/imaging";
import { decodeMaskRuns } from "../geometry/mask-runs.ts";
import { polylineStations } from "../geometry/polyline.ts";
import { added, scaled, squareTo, unitVector } from "../geometry/vector.ts";
import type { SurfaceMesh, TemperatureHistory } from "../outcome.ts";
import type {
  LineGeometry,
  MaskGeometry,
  PointLpsMm,
  SphereGeometry,
  StructureGeometry,
} from "../treatment-plan.ts";
import { minimumField } from "./clearance.ts";
import { indexIsotherm, signedDistanceToIsotherm } from "./isotherm-distance.ts";

/** The surface of a nerve or structure, painted with its distance to an isotherm. */
export interface MarginMap {
  readonly mesh: SurfaceMesh;
  readonly temperatureC: number;
  /**
   * One value a vertex: positive where the vertex is outside the cold (clearance), negative where it is inside
   * (covered). Infinity everywhere when that temperature was nowhere reached.
   */
  readonly distanceMm: Float32Array;
}

interface Drawing {
  readonly positions: number[];
  readonly normals: number[];
  readonly indices: number[];
}

function pushVertex(drawing: Drawing, point: PointLpsMm, normal: PointLpsMm): number {
  drawing.positions.push(...point);
  drawing.normals.push(...normal);
  return drawing.positions.length / 3 - 1;
}

/** Two triangles between vertex `n` of one ring and the same of the next. */
function pushQuad(drawing: Drawing, corners: readonly [number, number, number, number]): void {
  const [a, b, c, d] = corners;
  drawing.indices.push(a, b, c, b, d, c);
}

interface Ring {
  readonly center: PointLpsMm;
  readonly axis: PointLpsMm;
  readonly radiusMm: number;
}

/** A fan from the center of an end ring. */
function drawLid(
  drawing: Drawing,
  lid: {
    readonly ring: Ring | undefined;
    readonly base: number;
    readonly around: number;
    readonly sign: -1 | 1;
  },
): void {
  if (!lid.ring) return;
  const center = pushVertex(drawing, lid.ring.center, scaled(lid.ring.axis, lid.sign));
  for (let n = 0; n < lid.around; n++) {
    const pair = [lid.base + n, lid.base + ((n + 1) % lid.around)];
    drawing.indices.push(center, ...(lid.sign < 0 ? pair.reverse() : pair));
  }
}

/** Rings of vertices, joined, with a lid on both ends. */
function drawRings(
  rings: readonly Ring[],
  around: number,
  normalAt: (ringIndex: number, outward: PointLpsMm) => PointLpsMm,
): Drawing {
  const drawing: Drawing = { positions: [], normals: [], indices: [] };
  for (const [ringIndex, ring] of rings.entries()) {
    const [u, v] = squareTo(ring.axis);
    for (let n = 0; n < around; n++) {
      const angle = (2 * Math.PI * n) / around;
      const outward = added(scaled(u, Math.cos(angle)), scaled(v, Math.sin(angle)));
      pushVertex(drawing, added(ring.center, scaled(outward, ring.radiusMm)), normalAt(ringIndex, outward));
    }
    if (ringIndex === 0) continue;
    const base = ringIndex * around;
    for (let n = 0; n < around; n++) {
      const next = (n + 1) % around;
      pushQuad(drawing, [base - around + n, base - around + next, base + n, base + next]);
    }
  }
  drawLid(drawing, { ring: rings[0], base: 0, around, sign: -1 });
  drawLid(drawing, { ring: rings.at(-1), base: (rings.length - 1) * around, around, sign: 1 });
  return drawing;
}

function tubeDrawing(line: LineGeometry): Drawing {
  const rings = polylineStations(line.pointsLpsMm, 0.75).map((station) => ({
    center: station.pointLpsMm,
    axis: station.tangent,
    radiusMm: line.radiusMm,
  }));
  return drawRings(rings, 20, (_, outward) => outward);
}

function sphereDrawing(sphere: SphereGeometry): Drawing {
  const count = 24;
  const polar = Array.from({ length: count + 1 }, (_, index) => -Math.PI / 2 + (Math.PI * index) / count);
  const axis: PointLpsMm = [0, 0, 1];
  const rings = polar.map((angle) => ({
    center: added(sphere.centerLpsMm, [0, 0, sphere.radiusMm * Math.sin(angle)]),
    axis,
    radiusMm: sphere.radiusMm * Math.cos(angle),
  }));
  return drawRings(rings, 32, (ring, outward) => {
    const angle = polar[ring] ?? 0;
    return unitVector(added(scaled(outward, Math.cos(angle)), [0, 0, Math.sin(angle)]));
  });
}

/** Surface of a mask at half its step, drawn in voxel indices and then placed by its own grid. */
function maskMesh(mask: MaskGeometry): SurfaceMesh {
  const edges = (count: number): Float64Array => Float64Array.from({ length: count + 1 }, (_, n) => n - 0.5);
  const [ni, nj, nk] = mask.geometry.dimensions;
  // The engine's normals point to the warm side: inside is made the cold one.
  const field = Float32Array.from(decodeMaskRuns(mask), (inside) => -inside);
  const grid = { xEdges: edges(ni), yEdges: edges(nj), zEdges: edges(nk) };
  const surface = isothermSurface(grid, field, -0.5);
  const positionsLpsMm = new Float32Array(surface.positions.length);
  const normals = new Float32Array(surface.normals.length);
  const { axes, spacingMm } = mask.geometry;
  for (let at = 0; at < positionsLpsMm.length; at += 3) {
    const read = (from: Float32Array): PointLpsMm => [from[at] ?? 0, from[at + 1] ?? 0, from[at + 2] ?? 0];
    positionsLpsMm.set(voxelToLpsMm(mask.geometry, read(surface.positions)), at);
    const n = read(surface.normals);
    const along = axes.map((axis, index) =>
      scaled(axis, (n[index as 0 | 1 | 2] ?? 0) / spacingMm[index as 0 | 1 | 2]),
    );
    normals.set(unitVector(along.reduce<PointLpsMm>((sum, part) => added(sum, part), [0, 0, 0])), at);
  }
  return { positionsLpsMm, normals, indices: surface.indices };
}

/** The surface of a line, sphere or mask as triangles in LPS mm. */
export function structureMesh(geometry: StructureGeometry): SurfaceMesh {
  if (geometry.kind === "mask") return maskMesh(geometry);
  const drawing = geometry.kind === "line" ? tubeDrawing(geometry) : sphereDrawing(geometry);
  return {
    positionsLpsMm: Float32Array.from(drawing.positions),
    normals: Float32Array.from(drawing.normals),
    indices: Uint32Array.from(drawing.indices),
  };
}

/** Signed margin of one isotherm, over the whole protocol, painted on the surface of a nerve or structure. */
export function marginMap(
  history: TemperatureHistory,
  geometry: StructureGeometry,
  temperatureC: number,
): MarginMap {
  const mesh = structureMesh(geometry);
  const isotherm = indexIsotherm(minimumField(history), temperatureC);
  const distanceMm = new Float32Array(mesh.positionsLpsMm.length / 3).fill(Number.POSITIVE_INFINITY);
  if (!isotherm) return { mesh, temperatureC, distanceMm };
  const p = mesh.positionsLpsMm;
  for (let vertex = 0; vertex < distanceMm.length; vertex++) {
    const point: PointLpsMm = [p[vertex * 3] ?? 0, p[vertex * 3 + 1] ?? 0, p[vertex * 3 + 2] ?? 0];
    distanceMm[vertex] = signedDistanceToIsotherm(isotherm, point)?.distanceMm ?? Number.POSITIVE_INFINITY;
  }
  return { mesh, temperatureC, distanceMm };
}
