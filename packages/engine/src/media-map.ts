import type { SolverGrid } from "./grid.ts";
import { activeZone, cellIndex, forEachCell } from "./grid.ts";
import type { BioheatProblem, Cryoprobe, LabelGrid, Medium, Region, Vessel } from "./problem.ts";
import { addScaled, toSegment, type Vec3 } from "./vector.ts";

/** Which medium fills which cell. */
export interface MediaMap {
  /** The problem's media, followed by one for each vessel lumen and each insulated shaft. */
  readonly media: readonly Medium[];
  /** Index into `media` for each cell of a padded field; padding holds a medium that is not solved. */
  readonly medium: Uint8Array;
}

function labelAt(labels: LabelGrid, point: Vec3): number | undefined {
  const index = ([0, 1, 2] as const).map((axis) =>
    Math.round((point[axis] - labels.origin[axis]) / labels.spacing[axis]),
  );
  const [i = 0, j = 0, k = 0] = index;
  const [nx, ny, nz] = labels.dimensions;
  if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return undefined;
  return labels.labels[i + nx * (j + ny * k)];
}

function isInside(region: Region, point: Vec3): boolean {
  if (region.shape === "box") {
    const { from, to } = region;
    return ([0, 1, 2] as const).every((axis) => point[axis] >= from[axis] && point[axis] <= to[axis]);
  }
  if (region.shape === "sphere")
    return toSegment(point, region.center, region.center).distance <= region.radius;
  const { distance, along } = toSegment(point, region.from, region.to);
  return distance <= region.radius && along > 0 && along < 1;
}

type IndexSpan = readonly [number, number];

/** Cells along one axis that a straight piece of some radius can touch. */
function spanOf(edges: Float64Array, ends: readonly [number, number], radius: number): IndexSpan {
  return [cellIndex(edges, Math.min(...ends) - radius), cellIndex(edges, Math.max(...ends) + radius)];
}

/** Calls back for the cells whose center lies within `radius` of a straight piece. */
function cellsNear(
  grid: SolverGrid,
  piece: { from: Vec3; to: Vec3; radius: number },
  visit: (cell: number, along: number) => void,
): void {
  const { from, to, radius } = piece;
  const [x, y, z] = grid.centers;
  const [i0, i1] = spanOf(grid.xEdges, [from[0], to[0]], radius);
  const [j0, j1] = spanOf(grid.yEdges, [from[1], to[1]], radius);
  const [k0, k1] = spanOf(grid.zEdges, [from[2], to[2]], radius);
  for (let k = k0; k <= k1; k++) {
    for (let j = j0; j <= j1; j++) {
      for (let i = i0; i <= i1; i++) {
        const { distance, along } = toSegment([x[i] as number, y[j] as number, z[k] as number], from, to);
        if (distance <= radius) visit(i + grid.rowStride * (j + grid.ny * k), along);
      }
    }
  }
}

function notSolved(name: string, temperature: number): Medium {
  return { kind: "convective", name, temperature, heatTransfer: 0 };
}

function fillLumen(grid: SolverGrid, vessel: Vessel, fill: (cell: number) => void): void {
  for (let piece = 1; piece < vessel.points.length; piece++) {
    const from = vessel.points[piece - 1] as Vec3;
    const to = vessel.points[piece] as Vec3;
    cellsNear(grid, { from, to, radius: vessel.radius }, fill);
  }
}

function fillShaft(grid: SolverGrid, cryoprobe: Cryoprobe, fill: (cell: number) => void): void {
  const [front, back] = activeZone(cryoprobe);
  const radius = cryoprobe.shaftDiameter / 2;
  const diagonal =
    Math.abs((grid.xEdges[grid.nx] as number) - (grid.xEdges[0] as number)) +
    Math.abs((grid.yEdges[grid.ny] as number) - (grid.yEdges[0] as number)) +
    Math.abs((grid.zEdges[grid.nz] as number) - (grid.zEdges[0] as number));
  const behind = addScaled(back, cryoprobe.direction, -diagonal);
  cellsNear(grid, { from: back, to: behind, radius }, (cell, along) => {
    if (along > 0) fill(cell);
  });
  if (cryoprobe.tipOffset === 0) return;
  cellsNear(grid, { from: front, to: cryoprobe.tip, radius }, (cell, along) => {
    if (along > 0 && along < 1) fill(cell);
  });
}

/** Assigns a medium to every cell by its center: background, labels, regions, vessels, insulated shafts. */
export function mediaMap(problem: BioheatProblem, grid: SolverGrid): MediaMap {
  const media: Medium[] = [...problem.media];
  const padding = media.push(notSolved("outside", problem.initialTemperature)) - 1;
  const medium = new Uint8Array(grid.size).fill(padding);
  const [x, y, z] = grid.centers;
  const regions = [...problem.regions].reverse();
  forEachCell(grid, (cell, [i, j, k]) => {
    const center: Vec3 = [x[i] as number, y[j] as number, z[k] as number];
    const region = regions.find((candidate) => isInside(candidate, center));
    const label = problem.labels === undefined ? undefined : labelAt(problem.labels, center);
    medium[cell] = region?.medium ?? label ?? problem.background;
  });
  problem.vessels.forEach((vessel) => {
    const lumen = media.push(notSolved(vessel.name, vessel.bloodTemperature)) - 1;
    fillLumen(grid, vessel, (cell) => {
      medium[cell] = lumen;
    });
  });
  for (const cryoprobe of problem.cryoprobes) {
    if (cryoprobe.shaft === "tissue") continue;
    const shaft = media.push(notSolved("insulated shaft", problem.initialTemperature)) - 1;
    fillShaft(grid, cryoprobe, (cell) => {
      medium[cell] = shaft;
    });
  }
  return { media, medium };
}
