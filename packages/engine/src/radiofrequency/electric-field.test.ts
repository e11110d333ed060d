import { describe, expect, it } from "vitest";
import { fullResolution } from "../defaults.ts";
import { discretize } from "../discretization.ts";
import { forEachCell, type SolverGrid, solverGrid } from "../grid.ts";
import type { Vec3 } from "../vector.ts";
import { bioheatPart } from "./check-radiofrequency.ts";
import { type Anchors, electricSolver, solveElectric } from "./electric-field.ts";
import { anchorsOf, coupleElectrode } from "./electrode-coupling.ts";
import type { Electrode, RadiofrequencyProblem } from "./radiofrequency-problem.ts";
import { electricalConductivities, gaugeDiameters } from "./testing/radiofrequency-data.ts";
import { standardElectrode, standardLesion } from "./testing/radiofrequency-problems.ts";

const sigma = electricalConductivities.muscle.value;

interface Cells {
  readonly grid: SolverGrid;
  readonly volume: Float64Array;
}

/** Edges from −half to half, even, or the same squeezed toward the middle. */
function cube(half: number, count: number, squeeze: number): Cells {
  const edges = Float64Array.from({ length: count + 1 }, (_, index) => {
    const x = (2 * index) / count - 1;
    return half * ((1 - squeeze) * x + squeeze * x ** 3);
  });
  const grid = solverGrid([edges, edges, edges]);
  const volume = new Float64Array(grid.size);
  forEachCell(grid, (cell, [i, j, k]) => {
    const [x, y, z] = grid.widths;
    volume[cell] = (x[i] ?? 0) * (y[j] ?? 0) * (z[k] ?? 0);
  });
  return { grid, volume };
}

type Row = readonly [cell: number, factor: number, potential: number];

const anchorsFrom = (rows: readonly Row[]): Anchors => ({
  cells: Int32Array.from(rows, (row) => row[0]),
  factors: Float64Array.from(rows, (row) => row[1]),
  potentials: Float64Array.from(rows, (row) => row[2]),
});

const centerOf = (grid: SolverGrid, at: readonly [number, number, number]): Vec3 => [
  grid.centers[0][at[0]] ?? 0,
  grid.centers[1][at[1]] ?? 0,
  grid.centers[2][at[2]] ?? 0,
];

/** Sides of the box along some axes held at an exact potential. */
function sideRows(
  cells: Cells,
  exact: (point: Vec3) => number,
  axes: readonly (0 | 1 | 2)[],
): readonly Row[] {
  const { grid, volume } = cells;
  const counts = [grid.nx, grid.ny, grid.nz];
  const rows: Row[] = [];
  forEachCell(grid, (cell, at) => {
    for (const axis of axes) {
      const width = grid.widths[axis][at[axis]] ?? 0;
      const sides = [at[axis] === 0 ? -1 : 0, at[axis] === (counts[axis] ?? 0) - 1 ? 1 : 0];
      for (const side of sides.filter((value) => value !== 0)) {
        const point = [...centerOf(grid, at)] as [number, number, number];
        point[axis] += (side * width) / 2;
        rows.push([cell, (volume[cell] ?? 0) / width / (width / 2), exact(point)]);
      }
    }
  });
  return rows;
}

describe("potential", () => {
  it.each([0, 0.5])(
    "of a point electrode in an infinite medium is I/(4πσr), cells squeezed by %d",
    (squeeze) => {
      const cells = cube(16e-3, 33, squeeze);
      const { grid } = cells;
      const current = 0.1;
      const exact = (point: Vec3): number => current / (4 * Math.PI * sigma * Math.hypot(...point));
      const middle = 16 + grid.rowStride * (16 + grid.ny * 16);
      const far = 1e9;
      const anchors = anchorsFrom([
        ...sideRows(cells, exact, [0, 1, 2]),
        [middle, current / sigma / far, far],
      ]);
      const solver = electricSolver(cells, anchors);
      solveElectric(solver, new Float64Array(grid.size).fill(sigma), new Float64Array(grid.size));
      const halo = solver.matrix.strides[2];
      let worst = 0;
      forEachCell(grid, (cell, at) => {
        const point = centerOf(grid, at);
        if (Math.hypot(...point) < 5e-3) return;
        worst = Math.max(worst, Math.abs((solver.potential[cell + halo] ?? 0) / exact(point) - 1));
      });
      expect(worst).toBeLessThan(0.01);
    },
  );

  it("and resistance between concentric spheres are (1/a − 1/b)/(4πσ)", () => {
    const [inner, outer] = [4e-3, 14e-3];
    const cells = cube(15e-3, 40, 0);
    const { grid, volume } = cells;
    const conductivity = new Float64Array(grid.size);
    const rows: Row[] = [];
    const radius = (point: Vec3): number => Math.hypot(...point);
    const isBetween = (point: Vec3): boolean => radius(point) > inner && radius(point) < outer;
    const tie = (
      cell: number,
      at: readonly [number, number, number],
      way: readonly [0 | 1 | 2, number],
    ): void => {
      const [axis, side] = way;
      const point = centerOf(grid, at);
      const width = grid.widths[axis][at[axis]] ?? 0;
      const next = [...point] as [number, number, number];
      next[axis] += side * width;
      if (isBetween(next)) return;
      const wall = radius(next) <= inner ? inner : outer;
      // Along the axis from the cell to the sphere: |point + s·side| = wall.
      const across = radius(point) ** 2 - point[axis] ** 2;
      const distance = Math.abs(Math.sqrt(wall ** 2 - across) - Math.abs(point[axis]));
      const factor = (volume[cell] ?? 0) / width / Math.max(distance, 0.05 * width);
      rows.push([cell, factor, wall === inner ? 1 : 0]);
    };
    forEachCell(grid, (cell, at) => {
      if (!isBetween(centerOf(grid, at))) return;
      conductivity[cell] = sigma;
      for (const axis of [0, 1, 2] as const) {
        tie(cell, at, [axis, -1]);
        tie(cell, at, [axis, 1]);
      }
    });
    const solver = electricSolver(cells, anchorsFrom(rows));
    const { current } = solveElectric(solver, conductivity, new Float64Array(grid.size));
    const halo = solver.matrix.strides[2];
    const exact = (r: number): number => (1 / r - 1 / outer) / (1 / inner - 1 / outer);
    let worst = 0;
    forEachCell(grid, (cell, at) => {
      const point = centerOf(grid, at);
      if (isBetween(point))
        worst = Math.max(worst, Math.abs((solver.potential[cell + halo] ?? 0) - exact(radius(point))));
    });
    expect(worst).toBeLessThan(0.01);
    const resistance = (1 / inner - 1 / outer) / (4 * Math.PI * sigma);
    expect(Math.abs(1 / current / resistance - 1)).toBeLessThan(0.02);
  });
});

describe("electrode thinner than a cell", () => {
  const through = (diameter: number, shift: Vec3): RadiofrequencyProblem => ({
    ...standardLesion,
    size: [0.024, 0.024, 0.012],
    electrodes: [
      {
        ...standardElectrode,
        diameter,
        tip: [0.012 + shift[0], 0.012 + shift[1], 0.012],
        activeTipLength: 0.012,
      },
    ],
  });

  it.each([
    [22, 0, 0],
    [22, 0.3e-3, 0.45e-3],
    [16, 0, 0],
    [16, 0.3e-3, 0.45e-3],
  ] as const)("%d G, off by %d and %d m: the resistance of a long rod", (gauge, x, y) => {
    const diameter = gaugeDiameters[gauge].value;
    const problem = through(diameter, [x, y, 0]);
    const discretization = discretize(bioheatPart(problem), {
      resolution: fullResolution,
      grid: "uniform",
      bins: 4096,
    });
    const { grid } = discretization;
    const [electrode] = problem.electrodes as [Electrode];
    const reach = 0.02;
    const exact = (point: Vec3): number => {
      const distance = Math.hypot(point[0] - electrode.tip[0], point[1] - electrode.tip[1]);
      return Math.log(reach / distance) / Math.log((2 * reach) / diameter);
    };
    const metal = anchorsOf(discretization, [coupleElectrode(discretization, electrode)], []);
    const sides = anchorsFrom(sideRows(discretization, exact, [0, 1]));
    const solver = electricSolver(discretization, {
      cells: Int32Array.from([...metal.cells, ...sides.cells]),
      factors: Float64Array.from([...metal.factors, ...sides.factors]),
      potentials: Float64Array.from([...metal.potentials, ...sides.potentials]),
    });
    const conductivity = new Float64Array(grid.size);
    forEachCell(grid, (cell) => {
      conductivity[cell] = sigma;
    });
    solveElectric(solver, conductivity, new Float64Array(grid.size));
    const halo = solver.matrix.strides[2];
    let current = 0;
    metal.cells.forEach((cell, index) => {
      current += (metal.factors[index] ?? 0) * sigma * (1 - (solver.potential[cell + halo] ?? 0));
    });
    const expected = (2 * Math.PI * sigma * 0.012) / Math.log((2 * reach) / diameter);
    expect(Math.abs(current / expected - 1)).toBeLessThan(0.015);
  });
});

describe("pair of electrodes", () => {
  it.each([6e-3, 10e-3])(
    "%d m apart: the resistance of two long rods, acosh(D/2a)/(πσL), within 1 %%",
    (apart) => {
      const size = 0.03;
      const diameter = gaugeDiameters[18].value;
      const electrodes = ([-1, 1] as const).map(
        (sign): Electrode => ({
          ...standardElectrode,
          diameter,
          tip: [size / 2 + (sign * apart) / 2, size / 2, 0.012],
          activeTipLength: 0.012,
          pole: sign < 0 ? "active" : "return",
        }),
      );
      const problem: RadiofrequencyProblem = { ...standardLesion, size: [size, size, 0.012], electrodes };
      const discretization = discretize(bioheatPart(problem), {
        resolution: fullResolution,
        grid: "uniform",
        bins: 4096,
      });
      const { grid } = discretization;
      const width = Math.acosh(apart / diameter);
      const pole = Math.sqrt((apart / 2) ** 2 - (diameter / 2) ** 2);
      const exact = ([x, y]: Vec3): number => {
        const [far, near] = [pole, -pole].map((at) => Math.hypot(x - size / 2 - at, y - size / 2)) as [
          number,
          number,
        ];
        return 0.5 + Math.log(far / near) / (2 * width);
      };
      const couplings = electrodes.map((electrode) => coupleElectrode(discretization, electrode));
      const metal = anchorsOf(discretization, couplings, []);
      const sides = anchorsFrom(sideRows(discretization, exact, [0, 1]));
      const solver = electricSolver(discretization, {
        cells: Int32Array.from([...metal.cells, ...sides.cells]),
        factors: Float64Array.from([...metal.factors, ...sides.factors]),
        potentials: Float64Array.from([...metal.potentials, ...sides.potentials]),
      });
      const conductivity = new Float64Array(grid.size);
      forEachCell(grid, (cell) => {
        conductivity[cell] = sigma;
      });
      solveElectric(solver, conductivity, new Float64Array(grid.size));
      const halo = solver.matrix.strides[2];
      let current = 0;
      metal.cells.forEach((cell, index) => {
        if (metal.potentials[index] === 1)
          current += (metal.factors[index] ?? 0) * sigma * (1 - (solver.potential[cell + halo] ?? 0));
      });
      expect(Math.abs((current * width) / (Math.PI * sigma * 0.012) - 1)).toBeLessThan(0.01);
    },
  );
});

it("turns exactly V²/R into heat, whatever the conductivities", () => {
  const cells = cube(8e-3, 16, 0.4);
  const { grid } = cells;
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const conductivity = new Float64Array(grid.size);
  forEachCell(grid, (cell) => {
    conductivity[cell] = random() < 0.1 ? 0 : 0.01 + random();
  });
  const rows: Row[] = [
    ...sideRows(cells, () => 0, [0]),
    ...[5, 6, 7].map((i): Row => [i + grid.rowStride * (8 + grid.ny * 8), 1e-2, 3]),
  ];
  const { heat, current, power } = solveElectric(
    electricSolver(cells, anchorsFrom(rows)),
    conductivity,
    new Float64Array(grid.size),
  );
  expect(Math.abs(power / (3 * current) - 1)).toBeLessThan(1e-12);
  expect(Math.abs(heat / power - 1)).toBeLessThan(1e-4);
});
