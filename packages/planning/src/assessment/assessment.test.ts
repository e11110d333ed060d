import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ball, blockTarget } from "../block-case.test-data.ts";
import { decodeMaskRuns, encodeMaskRuns } from "../geometry/mask-runs.ts";
import { buildPointTree, nearestPoint } from "../geometry/point-tree.ts";
import { polylineStations } from "../geometry/polyline.ts";
import { axisAlignedGeometry, forEachVoxel } from "../geometry/regular-field.ts";
import { structureRegion } from "../geometry/structure-region.ts";
import { crossProduct, dotProduct } from "../geometry/vector.ts";
import type { SurfaceMesh, TemperatureHistory } from "../outcome.ts";
import type { PointLpsMm, StructureGeometry } from "../treatment-plan.ts";
import { assessClearance, clearanceOverTime, minimumField, prepareStructure } from "./clearance.ts";
import { indexIsotherm } from "./isotherm-distance.ts";
import { marginMap } from "./margin-map.ts";
import { assessNerve } from "./nerve-lesion.ts";
import { volumeBelowTemperature } from "./volume-below.ts";

const geometry = axisAlignedGeometry({
  originLpsMm: [-20, -20, -20],
  dimensions: [41, 41, 41],
  spacingMm: 1,
});

/** −40 °C at the origin, 4 K warmer with every millimeter: the isotherm T is the sphere of radius (T + 40) / 4. */
function cone(slopePerMm: number): Float32Array {
  const values = new Float32Array(41 ** 3);
  forEachVoxel(geometry.dimensions, (index, at) => {
    values[index] = -40 + slopePerMm * Math.hypot(at[0] - 20, at[1] - 20, at[2] - 20);
  });
  return values;
}
const history: TemperatureHistory = {
  geometry,
  timesS: [60, 120],
  framesC: [cone(8), cone(4)],
  minimumC: cone(4),
};

const emptyMesh: SurfaceMesh = {
  positionsLpsMm: new Float32Array(0),
  normals: new Float32Array(0),
  indices: new Uint32Array(0),
};

/** Volume inside a closed mesh; positive when its triangles face outward. */
function meshVolume({ positionsLpsMm: p, indices }: SurfaceMesh): number {
  let volume = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const corner = (n: number): PointLpsMm => {
      const at = (indices[t + n] ?? 0) * 3;
      return [p[at] ?? 0, p[at + 1] ?? 0, p[at + 2] ?? 0];
    };
    volume += dotProduct(corner(0), crossProduct(corner(1), corner(2))) / 6;
  }
  return volume;
}

describe("distances in a field that is known", () => {
  const clearanceTo = (centerLpsMm: PointLpsMm, radiusMm: number): number[] => {
    const prepared = prepareStructure(ball("organ", { id: "x", centerLpsMm, radiusMm }));
    const isotherms = [0, -20].map((temperatureC) => indexIsotherm(minimumField(history), temperatureC));
    const result = assessClearance(prepared, history, { isotherms, bodyTemperatureC: 37 });
    return result.distances.map((distance) => distance.clearanceMm);
  };

  test("clearance outside, and depth of overlap", () => {
    const [ice = 0, lesion = 0] = clearanceTo([0, 0, 15], 2);
    expect(ice).toBeCloseTo(3, 0);
    expect(Math.abs(ice - 3)).toBeLessThan(0.15);
    expect(Math.abs(lesion - 8)).toBeLessThan(0.15);
    const [overlap = 0] = clearanceTo([0, 0, 9], 2);
    expect(Math.abs(overlap + 3)).toBeLessThan(0.25);
  });

  test("clearance over time falls as the ice grows", () => {
    const prepared = prepareStructure(ball("organ", { id: "x", centerLpsMm: [0, 15, 0], radiusMm: 2 }));
    const over = clearanceOverTime(history, prepared, 0).map((row) => row.clearanceMm ?? 0);
    expect(Math.abs((over[0] ?? 0) - 8)).toBeLessThan(0.2);
    expect(Math.abs((over[1] ?? 0) - 3)).toBeLessThan(0.2);
  });

  test("length and margin of a nerve through the cold", () => {
    const nerve = {
      ...blockTarget.geometry,
      pointsLpsMm: [
        [0, 0, -15],
        [0, 0, 15],
      ] as const,
    };
    const lesion = assessNerve({
      minimum: minimumField(history),
      nerve,
      bodyTemperatureC: 37,
      temperaturesC: [0, -20, -60],
    });
    // At distance z along the axis the wall (1 mm) is at √(z² + 1): −20 °C up to z = √24, 0 °C up to z = √99.
    expect(lesion.lengthBelow[0]?.lengthMm).toBeCloseTo(2 * Math.sqrt(99), 0);
    expect(lesion.lengthBelow[1]?.lengthMm).toBeCloseTo(2 * Math.sqrt(24), 0);
    expect(lesion.lengthBelow[2]?.lengthMm).toBe(0);
    expect(lesion.margins.map((margin) => margin.temperatureC)).toEqual([0, -20]);
    const deepest = 5 - Math.sqrt(2 ** 2 + 1);
    expect(Math.abs((lesion.margins[1]?.marginMm ?? 0) - deepest)).toBeLessThan(0.2);
  });

  test("share of a volume at or below a temperature", () => {
    const points = structureRegion({ kind: "sphere", centerLpsMm: [0, 0, 0], radiusMm: 10 }).volumePoints(
      0.75,
    );
    const curve = volumeBelowTemperature("x", points, minimumField(history));
    const at = (temperatureC: number): number =>
      curve.fractions[curve.temperaturesC.indexOf(temperatureC)] ?? -1;
    expect(at(0)).toBeGreaterThan(0.98);
    expect(Math.abs(at(-20) - 0.125)).toBeLessThan(0.01);
    expect(at(-100)).toBe(0);
  });

  test("a margin map is closed, faces outward and carries the signed distance", () => {
    const shapes: readonly StructureGeometry[] = [
      { kind: "sphere", centerLpsMm: [0, 0, 8], radiusMm: 4 },
      blockTarget.geometry,
      {
        kind: "mask",
        geometry: axisAlignedGeometry({ originLpsMm: [-3, -3, 3], dimensions: [7, 7, 7], spacingMm: 1 }),
        runs: encodeMaskRuns(Uint8Array.from({ length: 343 }, (_, n) => (Math.abs((n % 7) - 3) < 2 ? 1 : 0))),
      },
    ];
    const maps = shapes.map((shape) => marginMap(history, shape, 0));
    for (const { mesh, distanceMm } of maps) {
      expect(meshVolume(mesh)).toBeGreaterThan(0);
      const errors = distanceMm.map((distance, vertex) => {
        const [x = 0, y = 0, z = 0] = mesh.positionsLpsMm.subarray(vertex * 3, vertex * 3 + 3);
        const r = Math.hypot(x, y, z);
        return r < 17 ? Math.abs(distance - (r - 10)) : 0;
      });
      expect(Math.max(...errors)).toBeLessThan(0.3);
    }
    expect(Math.abs(meshVolume(maps[0]?.mesh ?? emptyMesh) - (4 / 3) * Math.PI * 64)).toBeLessThan(6);
    expect(marginMap(history, blockTarget.geometry, -100).distanceMm[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("geometry", () => {
  test("mask runs survive a round trip", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 60 }), (bits) => {
        const mask = Uint8Array.from(bits);
        const grid = axisAlignedGeometry({
          originLpsMm: [0, 0, 0],
          dimensions: [bits.length, 1, 1],
          spacingMm: 1,
        });
        const runs = encodeMaskRuns(mask);
        expect(decodeMaskRuns({ kind: "mask", geometry: grid, runs })).toEqual(mask);
      }),
    );
  });

  test("the tree finds the nearest point", () => {
    const coordinate = fc.integer({ min: -20, max: 20 });
    const point = fc.tuple(coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 80 }), point, (points, at) => {
        const nearest = nearestPoint(buildPointTree(points.flat()), at);
        const expected = Math.min(...points.map((p) => Math.hypot(p[0] - at[0], p[1] - at[1], p[2] - at[2])));
        expect(nearest?.distanceMm).toBeCloseTo(expected, 9);
        expect(nearestPoint(buildPointTree(points.flat()), at, expected - 1e-6)).toBeNull();
      }),
    );
  });

  test("stations are even along a bent line", () => {
    const stations = polylineStations(
      [
        [0, 0, 0],
        [3, 0, 0],
        [3, 4, 0],
      ],
      1,
    );
    expect(stations.map((station) => station.alongMm)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(stations[5]?.pointLpsMm[1]).toBeCloseTo(2, 12);
  });
});
