import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cryoprobe } from "../problem.ts";
import type { TensorGrid } from "../result.ts";
import type { Vec3 } from "../vector.ts";
import { distanceToIsotherm } from "./distance-to-isotherm.ts";
import { isothermExtents } from "./isotherm-extents.ts";
import { type IsothermSurface, isothermSurface } from "./isotherm-surface.ts";
import { isothermVolume } from "./isotherm-volume.ts";
import { resampleField, sampleField } from "./sample-field.ts";

const half = 20e-3;

/** Cell boundaries over ±20 mm, finest in the middle when `growth` is above 1. */
function edges(count: number, growth: number): Float64Array {
  const widths = Array.from({ length: count }, (_, n) => growth ** Math.abs(n - (count - 1) / 2));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const out = new Float64Array(count + 1);
  out[0] = -half;
  widths.forEach((width, n) => {
    out[n + 1] = (out[n] ?? 0) + (2 * half * width) / total;
  });
  return out;
}

function gridOf(count: number, growth = 1): TensorGrid {
  return { xEdges: edges(count, growth), yEdges: edges(count + 2, growth), zEdges: edges(count + 4, growth) };
}

function fieldOf(grid: TensorGrid, value: (point: Vec3) => number): Float32Array {
  const center = (axis: Float64Array, n: number): number => 0.5 * ((axis[n] ?? 0) + (axis[n + 1] ?? 0));
  const [nx, ny, nz] = [grid.xEdges.length - 1, grid.yEdges.length - 1, grid.zEdges.length - 1];
  return Float32Array.from({ length: nx * ny * nz }, (_, n) =>
    value([
      center(grid.xEdges, n % nx),
      center(grid.yEdges, Math.floor(n / nx) % ny),
      center(grid.zEdges, Math.floor(n / (nx * ny))),
    ]),
  );
}

function cryoprobeAt(middle: Vec3, direction: Vec3): Cryoprobe {
  return {
    tip: [middle[0] + direction[0] * 7e-3, middle[1] + direction[1] * 7e-3, middle[2] + direction[2] * 7e-3],
    direction,
    shaftDiameter: 1.5e-3,
    activeZoneLength: 10e-3,
    tipOffset: 2e-3,
    surface: { kind: "temperature", trace: [[0, -140]] },
    shaft: "tissue",
  };
}

const unit = (v: Vec3): Vec3 => {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
};

/** Temperature round a point as round a cryoprobe: −100 °C at 0.75 mm, linear in the logarithm of the radius. */
const logarithmic =
  (center: Vec3, radius: number) =>
  ([x, y, z]: Vec3): number =>
    40 * Math.log(Math.max(Math.hypot(x - center[0], y - center[1], z - center[2]), 0.75e-3) / radius);

/** Signed radius of an ellipsoid or a cylinder (infinite half-axis) whose third axis points along `axis`. */
const tilted = (axis: Vec3, halfAxes: Vec3): ((point: Vec3) => number) => {
  const w = unit(axis);
  const u = unit(Math.abs(w[0]) < 0.8 ? [0, w[2], -w[1]] : [w[1], -w[0], 0]);
  const v: Vec3 = [w[1] * u[2] - w[2] * u[1], w[2] * u[0] - w[0] * u[2], w[0] * u[1] - w[1] * u[0]];
  const along = (a: Vec3, p: Vec3): number => a[0] * p[0] + a[1] * p[1] + a[2] * p[2];
  return (p) =>
    10 * (Math.hypot(along(u, p) / halfAxes[0], along(v, p) / halfAxes[1], along(w, p) / halfAxes[2]) - 1);
};

/** Directed sides without a partner, enclosed volume, and triangles whose normal looks away from `center`. */
function meshProperties(
  { positions, normals, indices }: IsothermSurface,
  center: Vec3,
): { open: Set<string>; volume: number; facing: number } {
  const open = new Set<string>();
  let volume = 0;
  let facing = 0;
  const vector = (from: Float32Array, n: number): Vec3 => [
    from[3 * n] ?? 0,
    from[3 * n + 1] ?? 0,
    from[3 * n + 2] ?? 0,
  ];
  const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  for (let n = 0; n < indices.length; n += 3) {
    const corners = [...indices.subarray(n, n + 3)];
    const [a, b, c] = corners.map((corner) => vector(positions, corner)) as [Vec3, Vec3, Vec3];
    volume += dot(a, [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]]) / 6;
    facing += dot(minus(a, center), vector(normals, corners[0] ?? 0)) > 0 ? 1 : 0;
    corners.forEach((from, m) => {
      const to = corners[(m + 1) % 3];
      if (!open.delete(`${to}-${from}`)) open.add(`${from}-${to}`);
    });
  }
  return { open, volume, facing };
}

describe("sampling", () => {
  test("a linear field is read exactly between centers, held to the faces, and NaN outside", () => {
    const grid = gridOf(12, 1.1);
    const field = fieldOf(grid, ([x, y, z]) => 1000 * (x + 2 * y - z));
    expect(sampleField(grid, field, [1e-3, -3.3e-3, 5.1e-3])).toBeCloseTo(1000 * (1e-3 - 6.6e-3 - 5.1e-3), 4);
    expect(sampleField(grid, field, [-half, 0, 0])).toBeCloseTo(
      sampleField(grid, field, [0.5 * (-half + (grid.xEdges[1] ?? 0)), 0, 0]),
      5,
    );
    expect(sampleField(grid, field, [half * 1.001, 0, 0])).toBeNaN();
    expect(sampleField(grid, field, [Number.NaN, 0, 0])).toBeNaN();
  });

  test("resampling equals sampling point by point, and a block of 64³ takes milliseconds", () => {
    const grid = gridOf(40, 1.05);
    const field = fieldOf(grid, logarithmic([1e-3, 0, 0], 8e-3));
    const spacing = 0.66e-3;
    const target = {
      origin: [-half - 1e-3, -half, -half] as Vec3,
      spacing: [spacing, spacing, spacing] as Vec3,
      dimensions: [64, 64, 64] as const,
    };
    resampleField(grid, field, target);
    const times = Array.from({ length: 5 }, () => {
      const started = Date.now();
      resampleField(grid, field, target);
      return Date.now() - started;
    });
    // A few milliseconds; the best of five, and room for a busy machine.
    expect(Math.min(...times)).toBeLessThan(50);
    const block = resampleField(grid, field, target);
    for (let n = 0; n < block.length; n += 997) {
      const [i, j, k] = [n % 64, Math.floor(n / 64) % 64, Math.floor(n / 4096)];
      const point: Vec3 = [
        target.origin[0] + i * spacing,
        target.origin[1] + j * spacing,
        target.origin[2] + k * spacing,
      ];
      const expected = sampleField(grid, field, point);
      if (Number.isNaN(expected)) expect(block[n]).toBeNaN();
      else expect(block[n]).toBeCloseTo(expected, 4);
    }
  });
});

describe("volume", () => {
  test("of a sphere comes within 1 % at 8 cells a radius and falls with the square of the cell", () => {
    const errors = [20, 40, 80].map((count) => {
      const grid = gridOf(count);
      const exact = (4 / 3) * Math.PI * 8e-3 ** 3;
      return Math.abs(isothermVolume(grid, fieldOf(grid, logarithmic([0, 0, 0], 8e-3)), 0) / exact - 1);
    });
    expect(errors[1]).toBeLessThan(0.01);
    expect(Math.log2((errors[0] ?? 0) / (errors[1] ?? 1))).toBeGreaterThan(1.7);
    expect(Math.log2((errors[1] ?? 0) / (errors[2] ?? 1))).toBeGreaterThan(1.7);
  });

  test("of a half space is exact for any plane", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (a, b) => {
          const grid = gridOf(10, 1.1);
          const inner = fieldOf(grid, ([x, y, z]) => 1000 * (x + a * y + b * z));
          const all = (2 * half) ** 3;
          // The plane goes through the middle of the box, so by symmetry it cuts it in two halves.
          expect(isothermVolume(grid, inner, 0) / all).toBeCloseTo(0.5, 5);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("rises with the temperature, from nothing to the whole box", () => {
    const grid = gridOf(14, 1.1);
    const field = fieldOf(grid, logarithmic([2e-3, 1e-3, 0], 7e-3));
    fc.assert(
      fc.property(
        fc.double({ min: -120, max: 90, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (t, more) => {
          const volume = isothermVolume(grid, field, t);
          expect(volume).toBeGreaterThanOrEqual(0);
          expect(isothermVolume(grid, field, t + more)).toBeGreaterThanOrEqual(volume);
        },
      ),
    );
    expect(isothermVolume(grid, field, -200)).toBe(0);
    expect(isothermVolume(grid, field, 200) / (2 * half) ** 3).toBeCloseTo(1, 9);
  });
});

describe("surface", () => {
  test("is closed, faces outward, and holds the isotherm's volume", () => {
    const center = fc.double({ min: -6e-3, max: 6e-3, noNaN: true });
    fc.assert(
      fc.property(center, center, fc.double({ min: 3e-3, max: 10e-3, noNaN: true }), (x, y, radius) => {
        const grid = gridOf(18, 1.05);
        const field = fieldOf(grid, logarithmic([x, y, 0], radius));
        const { positions, normals, indices } = isothermSurface(grid, field, 0);
        const { open, volume, facing } = meshProperties({ positions, normals, indices }, [x, y, 0]);
        expect(open.size).toBe(0);
        expect(volume / isothermVolume(grid, field, 0)).toBeCloseTo(1, 4);
        expect(facing / (indices.length / 3)).toBeGreaterThan(0.9);
      }),
      { numRuns: 25 },
    );
  });

  test("is empty without such a temperature", () => {
    const grid = gridOf(8);
    expect(
      isothermSurface(
        grid,
        fieldOf(grid, () => 37),
        0,
      ).indices,
    ).toHaveLength(0);
    expect(
      isothermSurface(
        grid,
        fieldOf(grid, () => -37),
        0,
      ).indices,
    ).toHaveLength(0);
  });
});

describe("extents", () => {
  const component = fc.double({ min: -1, max: 1, noNaN: true });
  test("of a sphere are its diameter to 0.05 cell, wherever the cryoprobe points", () => {
    fc.assert(
      fc.property(
        fc.tuple(component, component, component),
        fc.double({ min: 5e-3, max: 14e-3, noNaN: true }),
        (v, radius) => {
          fc.pre(Math.hypot(...v) > 0.1);
          const grid = gridOf(40);
          const cell = 1e-3;
          const center: Vec3 = [v[0] * cell, v[1] * cell, v[2] * cell];
          const field = fieldOf(grid, logarithmic(center, radius));
          const extents = isothermExtents(grid, field, {
            temperature: 0,
            cryoprobe: cryoprobeAt(center, unit(v)),
          });
          expect(Math.abs(extents.across - 2 * radius)).toBeLessThan(0.05 * cell);
          expect(Math.abs(extents.along - 2 * radius)).toBeLessThan(0.05 * cell);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("of a tilted ellipsoid are its largest width and its length", () => {
    fc.assert(
      fc.property(fc.tuple(component, component, component), (v) => {
        fc.pre(Math.hypot(...v) > 0.1);
        const grid = gridOf(40, 1.02);
        const field = fieldOf(grid, tilted(v, [6e-3, 9e-3, 14e-3]));
        const extents = isothermExtents(grid, field, {
          temperature: 0,
          cryoprobe: cryoprobeAt([0, 0, 0], unit(v)),
        });
        expect(Math.abs(extents.across - 18e-3)).toBeLessThan(0.06e-3);
        expect(Math.abs(extents.along - 28e-3)).toBeLessThan(0.06e-3);
      }),
      { numRuns: 20 },
    );
  });

  test("of a tilted cylinder stop at the box on its axis", () => {
    const grid = gridOf(40);
    const axis = unit([0.5, 0.3, 1]);
    const field = fieldOf(grid, tilted(axis, [7e-3, 7e-3, Number.POSITIVE_INFINITY]));
    const extents = isothermExtents(grid, field, { temperature: 0, cryoprobe: cryoprobeAt([0, 0, 0], axis) });
    expect(Math.abs(extents.across - 14e-3)).toBeLessThan(0.05e-3);
    expect(extents.along).toBeCloseTo((2 * half) / axis[2], 6);
  });

  test("keep a shell of ice round a thawing cryoprobe, and ignore a neighbor's ice", () => {
    const grid = gridOf(40);
    const shell = fieldOf(grid, ([x, y, z]) => 1000 * Math.abs(Math.hypot(x, y, z) - 5e-3) - 3);
    const cryoprobe = cryoprobeAt([0, 0, 0], [0, 0, 1]);
    expect(isothermExtents(grid, shell, { temperature: 0, cryoprobe }).across).toBeCloseTo(16e-3, 4);
    const neighbor = fieldOf(grid, logarithmic([10e-3, 0, 0], 4e-3));
    expect(isothermExtents(grid, neighbor, { temperature: 0, cryoprobe })).toEqual({
      across: 0,
      acrossLeast: 0,
      along: 0,
    });
  });
});

describe("distance", () => {
  test("to a sphere is signed and true to 0.05 cell", () => {
    const grid = gridOf(40);
    const field = fieldOf(grid, logarithmic([0, 0, 0], 8e-3));
    const coordinate = fc.double({ min: -18e-3, max: 18e-3, noNaN: true });
    const points = fc.sample(fc.tuple(coordinate, coordinate, coordinate), { numRuns: 400, seed: 7 });
    const distances = distanceToIsotherm(grid, field, { temperature: 0, points: points.flat() });
    points.forEach((point, n) => {
      expect(Math.abs((distances[n] ?? 0) - (Math.hypot(...point) - 8e-3))).toBeLessThan(0.05e-3);
    });
  });

  test("is positive beyond the box, and infinite without an isotherm", () => {
    const grid = gridOf(20);
    const field = fieldOf(grid, logarithmic([0, 0, 0], 8e-3));
    const [outside] = distanceToIsotherm(grid, field, { temperature: 0, points: [0.1, 0, 0] });
    expect(outside).toBeCloseTo(0.092, 3);
    const none = distanceToIsotherm(grid, field, { temperature: -500, points: [0, 0, 0] });
    expect(none[0]).toBe(Number.POSITIVE_INFINITY);
    const all = distanceToIsotherm(grid, field, { temperature: 500, points: [0, 0, 0] });
    expect(all[0]).toBe(Number.NEGATIVE_INFINITY);
  });
});
