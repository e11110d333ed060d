import { describe, expect, test } from "vitest";
import { mushHeatCapacity, mushyCylinder, mushyPlane } from "./mushy-freezing.ts";
import {
  largestIceball,
  lineSink,
  perfusionNumber,
  steadyCylinder,
  steadyCylinderHeat,
  steadyLineSink,
  steadySphere,
  steadySphereHeat,
  transientSphere,
} from "./perfused.ts";
import {
  frankTable,
  frozenPointTable,
  largestIceballTable,
  lineSinkTable,
  mushyTable,
  similarityTables,
  specialValues,
  transientSphereTable,
} from "./printed-tables.ts";
import { mushyReference, perfusedReference, referenceSet } from "./reference-set.ts";
import { cylinderFreezing, planeFreezing, sphereFreezing } from "./sharp-freezing.ts";
import { besselK0, besselK1, erf, erfc, expIntegral, findRoot, leakyWell } from "./special-functions.ts";
import { supercooledGrowth } from "./supercooled-growth.ts";

const mm = 1e-3;

/** Equal to the last of `digits` printed decimals. */
function expectPrinted(value: number, printed: number, digits: number): void {
  expect(Math.abs(value - printed), `${value} against ${printed}`).toBeLessThanOrEqual(
    0.5001 * 10 ** -digits,
  );
}

describe("special functions", () => {
  const functions = { erf, erfc, expIntegral, besselK0, besselK1 };
  test.each(specialValues)("$name($x) is $value", ({ name, x, value }) => {
    expect(Math.abs(functions[name](x) / value - 1)).toBeLessThan(1e-9);
  });
  test("join smoothly where their formulas change, and keep their identities", () => {
    expect(erfc(2 - 1e-12) / erfc(2)).toBeCloseTo(1, 10);
    expect(expIntegral(1.5 - 1e-12) / expIntegral(1.5 + 1e-12)).toBeCloseTo(1, 10);
    expect(erf(-0.7)).toBe(-erf(0.7));
    expect(erfc(-0.7)).toBeCloseTo(2 - erfc(0.7), 14);
    expect(leakyWell(0.3, 0)).toBeCloseTo(expIntegral(0.3), 10);
    expect(leakyWell(1e-9, 0.4)).toBeCloseTo(2 * besselK0(0.4), 8);
  });
  test("a root without change of sign is refused", () => {
    expect(() => findRoot((x) => x * x + 1, 0, 1)).toThrow(/change of sign/);
  });
});

describe("sharp freezing, sections 5.1 to 5.3", () => {
  const solutions = { plane: planeFreezing, cylinder: cylinderFreezing, sphere: sphereFreezing };
  const rows = similarityTables.flatMap((table) => table.rows.map((row) => ({ ...row, ...table })));
  test.each(rows)(
    "$shape at $drive has its printed root and fronts",
    ({ shape, drive, times, lambda, frontsMm }) => {
      const solution = solutions[shape](referenceSet, drive);
      expectPrinted(solution.lambda, lambda, 8);
      frontsMm.forEach((frontMm, n) => {
        expectPrinted(solution.front(times[n] ?? 0) / mm, frontMm, 4);
      });
    },
  );
  test.each(frozenPointTable)("$shape at $drive after $time s has its printed temperatures", (row) => {
    const solution = solutions[row.shape](referenceSet, row.drive);
    for (const [distanceMm, temperatureC] of row.points) {
      expectPrinted(solution.temperature(distanceMm * mm, row.time), temperatureC, 4);
    }
  });
  test("the cylinder's −20 and −40 °C radii and the sphere's power are as printed", () => {
    const table = similarityTables.find((one) => one.shape === "cylinder");
    for (const { drive, innerMm } of table?.rows ?? []) {
      const solution = cylinderFreezing(referenceSet, drive);
      innerMm?.forEach((radiusMm, n) => {
        const target = [-20, -40][n] ?? 0;
        const radius = findRoot((r) => solution.temperature(r, 600) - target, 1e-6, solution.front(600));
        expectPrinted(radius / mm, radiusMm, 4);
      });
    }
    for (const { drive, powers } of similarityTables.find((one) => one.shape === "sphere")?.rows ?? []) {
      const solution = sphereFreezing(referenceSet, drive);
      powers?.forEach((power, n) => {
        expectPrinted(solution.power([60, 120, 300, 600][n] ?? 0), power, 3);
      });
    }
  });
});

test.each(frankTable)("5.4: supercooled growth at St $stefan", ({ stefan, plane, cylinder, sphere }) => {
  expectPrinted(supercooledGrowth("plane", stefan), plane, 8);
  expectPrinted(supercooledGrowth("cylinder", stefan), cylinder, 8);
  expectPrinted(supercooledGrowth("sphere", stefan), sphere, 8);
});

describe("5.5: mushy zone", () => {
  test.each(mushyTable)("$shape at $drive", ({ shape, drive, lambda1, lambda2, time, positionsMm }) => {
    const solution = (shape === "plane" ? mushyPlane : mushyCylinder)(mushyReference, drive);
    expectPrinted(solution.lambda1, lambda1, 8);
    expectPrinted(solution.lambda2, lambda2, 8);
    expectPrinted(solution.solidusAt(time) / mm, positionsMm[0], 4);
    expectPrinted(solution.liquidusAt(time) / mm, positionsMm[1], 4);
    expect(solution.temperature(solution.solidusAt(time) * (1 + 1e-9), time)).toBeCloseTo(-8, 5);
    expect(solution.temperature(solution.liquidusAt(time) * (1 - 1e-9), time)).toBeCloseTo(-1, 5);
  });
  test("apparent heat capacity", () => {
    expectPrinted(mushHeatCapacity(mushyReference), 38414.286, 3);
  });
  test("a narrow mushy zone becomes the sharp front", () => {
    const narrow = { ...mushyReference, liquidus: -0.75, solidus: -1.25 };
    const plane = mushyPlane(narrow, -100);
    expect((plane.lambda1 + plane.lambda2) / 2 / planeFreezing(referenceSet, -100).lambda).toBeCloseTo(1, 2);
    const cylinder = mushyCylinder(narrow, 200);
    expect(
      (cylinder.lambda1 + cylinder.lambda2) / 2 / cylinderFreezing(referenceSet, 200).lambda,
    ).toBeCloseTo(1, 2);
  });
});

describe("5.6: perfused tissue without change of phase", () => {
  const still = { ...perfusedReference, perfusionNumber: 0 };
  test("perfusion number", () => {
    const perfusion = { perfusion: 6.475e-4, volumetricHeat: 1050 * 3617, conductivity: 0.5 };
    expectPrinted(perfusionNumber(perfusion), 70.129992, 6);
  });
  test.each(lineSinkTable)("line sink at $distanceMm mm", (row) => {
    const r = row.distanceMm * mm;
    expectPrinted(lineSink(still, 20)(r, 60), row.still[0], 5);
    expectPrinted(lineSink(still, 20)(r, 300), row.still[1], 5);
    expectPrinted(lineSink(perfusedReference, 20)(r, 60), row.perfused[0], 5);
    expectPrinted(lineSink(perfusedReference, 20)(r, 600), row.perfused[1], 5);
    expectPrinted(steadyLineSink(perfusedReference, 20)(r), row.perfused[2], 5);
  });
  test.each(transientSphereTable)("sphere at $distanceMm mm", ({ distanceMm, still: cold, perfused }) => {
    const sphere = { radius: 2 * mm, temperature: 5 };
    expectPrinted(transientSphere(still, sphere)(distanceMm * mm, 300), cold, 5);
    expectPrinted(transientSphere(perfusedReference, sphere)(distanceMm * mm, 300), perfused, 5);
  });
  test("steady fields start at the surface, are what the transient ends in, and carry their heat", () => {
    const held = { radius: 2 * mm, temperature: 5 };
    const sphere = steadySphere(perfusedReference, held);
    expect(sphere(held.radius)).toBeCloseTo(5, 12);
    expect(transientSphere(perfusedReference, held)(6 * mm, 1e5)).toBeCloseTo(sphere(6 * mm), 9);
    const cylinder = steadyCylinder(perfusedReference, held);
    expect(cylinder(held.radius)).toBeCloseTo(5, 12);
    const slope = (field: (r: number) => number): number =>
      (field(held.radius + 1e-7) - field(held.radius - 1e-7)) / 2e-7;
    const { conductivity } = perfusedReference;
    const sphereArea = 4 * Math.PI * held.radius ** 2;
    expect(-conductivity * slope(sphere) * sphereArea).toBeCloseTo(
      steadySphereHeat(perfusedReference, held),
      6,
    );
    const perimeter = 2 * Math.PI * held.radius;
    expect(-conductivity * slope(cylinder) * perimeter).toBeCloseTo(
      steadyCylinderHeat(perfusedReference, held),
      5,
    );
  });
});

test.each(largestIceballTable)("5.7: largest steady ice, $radiusMm mm at $temperature °C", (row) => {
  const surface = { radius: row.radiusMm * mm, temperature: row.temperature };
  const ice = { surface, freezingTemperature: -1, solidConductivity: 2 };
  for (const { mlPerMinKg, sphereMm, cylinderMm } of row.sizes) {
    const perfusion = (mlPerMinKg * 1e-6 * 1050) / 60;
    const m = perfusionNumber({ perfusion, volumetricHeat: 1050 * 3617, conductivity: 0.5 });
    const tissue = { ...perfusedReference, perfusionNumber: m };
    expectPrinted(largestIceball("sphere", tissue, ice) / mm, sphereMm, 2);
    expectPrinted(largestIceball("cylinder", tissue, ice) / mm, cylinderMm, 2);
  }
});
