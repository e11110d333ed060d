import type { SolverGrid } from "./grid.ts";
import { activeZone, cellIndex } from "./grid.ts";
import type { BioheatProblem, Cryoprobe, LabelGrid, Medium, Region, Vessel } from "./problem.ts";
import { addScaled, toSegment, type Vec3 } from "./vector.ts";

/** Which medium fills which cell. */
export interface MediaMap {
  /** The problem's media, followed by one for each vessel lumen and each insulated shaft. */
  readonly media: readonly Medium[];
  /** Index into `media` for each cell of a padded field; padding holds a medium that is not solved. */
  readonly medium: Uint8Array;
}

/** Place of each cell center in the labels along one axis, −1 outside. */
function labelPlaces(labels: LabelGrid, centers: Float64Array, axis: 0 | 1 | 2): Int32Array {
  return Int32Array.from(centers, (center) => {
    const place = Math.round((center - labels.origin[axis]) / labels.spacing[axis]);
    return place < 0 || place >= labels.dimensions[axis] ? -1 : place;
  });
}

/** Fills every cell whose center lies in the label grid with its label. */
function fillLabels(grid: SolverGrid, labels: LabelGrid, medium: Uint8Array): void {
  const [is, js, ks] = ([0, 1, 2] as const).map((axis) => labelPlaces(labels, grid.centers[axis], axis)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const [nx, ny] = labels.dimensions;
  for (let k = 0; k < grid.nz; k++) {
    for (let j = 0; j < grid.ny; j++) {
      const [y, z] = [js[j] as number, ks[k] as number];
      if (y < 0 || z < 0) continue;
      const from = nx * (y + ny * z);
      const to = grid.rowStride * (j + grid.ny * k);
      for (let i = 0; i < grid.nx; i++) {
        if ((is[i] as number) >= 0) medium[to + i] = labels.labels[from + (is[i] as number)] as number;
      }
    }
  }
}

/** Fills every cell whose center lies in a region. */
function fillRegion(grid: SolverGrid, region: Region, medium: Uint8Array): void {
  if (region.shape === "sphere") {
    cellsNear(grid, { from: region.center, to: region.center, radius: region.radius }, (cell) => {
      medium[cell] = region.medium;
    });
  } else if (region.shape === "cylinder") {
    cellsNear(grid, region, (cell, along) => {
      if (along > 0 && along < 1) medium[cell] = region.medium;
    });
  } else {
    fillBox(grid, region, medium);
  }
}

function fillBox(grid: SolverGrid, box: Extract<Region, { shape: "box" }>, medium: Uint8Array): void {
  const [x, y, z] = ([0, 1, 2] as const).map((axis) =>
    Array.from(grid.centers[axis], (at) => at >= box.from[axis] && at <= box.to[axis]),
  ) as [boolean[], boolean[], boolean[]];
  for (let k = 0; k < grid.nz; k++) {
    for (let j = 0; j < grid.ny; j++) {
      if (!(y[j] && z[k])) continue;
      const row = grid.rowStride * (j + grid.ny * k);
      for (let i = 0; i < grid.nx; i++) if (x[i]) medium[row + i] = box.medium;
    }
  }
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
  for (let row = 0; row < grid.size; row += grid.rowStride)
    medium.fill(problem.background, row, row + grid.nx);
  if (problem.labels !== undefined) fillLabels(grid, problem.labels, medium);
  for (const region of problem.regions) fillRegion(grid, region, medium);
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
