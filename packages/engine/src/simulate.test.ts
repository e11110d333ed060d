import { describe, expect, it } from "vitest";
import type { BioheatProblem, Cryoprobe, ProtocolStep, Tissue } from "./problem.ts";
import type { CryoprobeHistory } from "./result.ts";
import { simulate, simulation } from "./simulate.ts";
import { benchmarkTissue, sameBoundary, smallProblem } from "./testing/problems.ts";

const [cryoprobe] = smallProblem.cryoprobes as [Cryoprobe];

describe("what is conserved and bounded", () => {
  it("stays between the coldest and the warmest temperature imposed", () => {
    const result = simulate(smallProblem);
    for (const report of result.reports) {
      for (const value of report.temperature) {
        expect(value).toBeGreaterThan(-120.5);
        expect(value).toBeLessThan(37.01);
      }
    }
  });

  it("keeps the heat of an insulated box that nothing touches", () => {
    const result = simulate({
      ...smallProblem,
      media: [{ ...benchmarkTissue, perfusion: 0 }],
      cryoprobes: [],
      protocol: [{ kind: "thaw", duration: 60 }],
    });
    expect(Math.abs(result.energy.stored)).toBeLessThan(1e-9);
    expect(result.energy.balanceError).toBeLessThan(1e-3);
  });

  it("closes the balance with a freeze, a thaw, blood, metabolism, a vessel and a wall", () => {
    const problem: BioheatProblem = {
      ...smallProblem,
      media: [{ ...benchmarkTissue, perfusion: 0.01, metabolicHeat: 2000 }],
      boundary: sameBoundary({ kind: "convective", heatTransfer: 50, ambient: 22 }),
      vessels: [
        {
          name: "artery",
          points: [
            [0.016, 0.001, 0.012],
            [0.016, 0.023, 0.012],
          ],
          radius: 1e-3,
          bloodTemperature: 37,
          heatTransfer: 1600,
        },
      ],
      protocol: [
        { kind: "freeze", duration: 40 },
        { kind: "thaw", duration: 60 },
      ],
    };
    const { energy, wallTime } = simulate(problem);
    expect(energy.balanceError).toBeLessThan(1e-3);
    expect(energy.fromCryoprobes).toBeLessThan(0);
    expect(energy.fromVessels).toBeGreaterThan(0);
    expect(energy.throughBoundary).toBeLessThan(0);
    expect(energy.fromMetabolism).toBeGreaterThan(0);
    expect(energy.fromBlood).toBeGreaterThan(0);
    expect(wallTime).toBeGreaterThanOrEqual(0);
  });

  it("keeps a vessel thinner than a cell warm against the ice", () => {
    const point = [0.0142, 0.012, 0.012] as const;
    const bare = simulate({ ...smallProblem, samples: [point] });
    const warm = simulate({
      ...smallProblem,
      samples: [point],
      vessels: [
        {
          name: "arteriole",
          points: [
            [0.0142, 0.002, 0.012],
            [0.0142, 0.022, 0.012],
          ],
          radius: 0.4e-3,
          bloodTemperature: 37,
          heatTransfer: 2000,
        },
      ],
    });
    const last = (result: typeof bare): number => result.samples[0]?.temperatures.at(-1) as number;
    expect(last(warm)).toBeGreaterThan(last(bare) + 1.5);
  });
});

describe("cryoprobes and protocol", () => {
  const coolant: Cryoprobe = {
    ...cryoprobe,
    surface: { kind: "coolant", temperature: -150, heatTransfer: 20_000, maximumPower: 4 },
  };

  it("never draws more than the maximum power, and the duty lessens it", () => {
    const full = simulate({ ...smallProblem, cryoprobes: [coolant] });
    const part = simulate({
      ...smallProblem,
      cryoprobes: [coolant],
      protocol: [{ kind: "freeze", duration: 60, dutyFraction: 0.5 }],
    });
    const powers = full.cryoprobes[0]?.powers as Float64Array;
    expect(Math.max(...powers)).toBeLessThanOrEqual(4 + 1e-9);
    expect(Math.max(...powers)).toBeGreaterThan(3.9);
    const halved = (part.cryoprobes[0] as CryoprobeHistory).powers;
    expect(Math.max(...halved)).toBeLessThanOrEqual(2 + 1e-9);
    expect(part.energy.fromCryoprobes).toBeGreaterThan(full.energy.fromCryoprobes);
  });

  it("lets single cryoprobes rest, and lands on every switch and report time", () => {
    const second: Cryoprobe = { ...cryoprobe, tip: [0.018, 0.012, 0.016] };
    const protocol: ProtocolStep[] = [
      { kind: "freeze", duration: 20, cryoprobes: [0] },
      { kind: "thaw", duration: 7.3 },
      { kind: "freeze", duration: 15, cryoprobes: [1] },
      { kind: "active-thaw", duration: 5, temperature: 38, cryoprobes: [0] },
    ];
    const times = [0, 3.7, 20, 27.3, 40];
    const result = simulate({
      ...smallProblem,
      cryoprobes: [cryoprobe, second],
      protocol,
      reportTimes: times,
    });
    expect(result.reports.map((report) => report.time)).toEqual([...times, 20 + 7.3 + 15 + 5]);
    const [first, other] = result.cryoprobes;
    first?.times.forEach((time, index) => {
      const power = first.powers[index] as number;
      const otherPower = other?.powers[index] as number;
      if (time > 0 && time < 20) expect(power).toBeGreaterThan(0);
      if (time < 27) expect(otherPower).toBe(0);
      if (time > 42.4) expect(power).toBeLessThan(0);
    });
  });

  it("records the coldest temperature, times below, and the speed of freezing and thawing", () => {
    const result = simulate({
      ...smallProblem,
      protocol: [
        { kind: "freeze", duration: 60 },
        { kind: "active-thaw", duration: 120, temperature: 40 },
      ],
      reportTimes: [60],
    });
    const [cold, thawed] = result.reports;
    let frozen = 0;
    result.minimumTemperature.forEach((minimum, cell) => {
      expect(minimum).toBeLessThanOrEqual((cold?.temperature[cell] as number) + 1e-4);
      const below = result.timeBelow[0]?.time[cell] as number;
      const deeper = result.timeBelow[1]?.time[cell] as number;
      expect(below).toBeGreaterThanOrEqual(deeper);
      expect(below > 0).toBe(minimum <= 0);
      if (minimum < -8) {
        frozen += 1;
        expect(result.coolingRate[cell]).toBeGreaterThan(0);
        if ((thawed?.temperature[cell] as number) > 0) expect(result.warmingRate[cell]).toBeGreaterThan(0);
      }
      if (minimum > 0) expect(result.coolingRate[cell]).toBe(0);
    });
    expect(frozen).toBeGreaterThan(50);
  });

  it("starts from a given field", () => {
    const problem: BioheatProblem = { ...smallProblem, cryoprobes: [], samples: [], reportTimes: [0] };
    const result = simulate(problem, { initialField: ([x]) => 20 + 500 * x, grid: "uniform" });
    expect(result.reports[0]?.temperature[0]).toBeCloseTo(20.25, 3);
  });
});

// 1.0787 half sides is the conformal radius of a square: seen from a thin rod at its center it is that circle.
describe("a cryoprobe against an exact solution", () => {
  it.each([
    [0.5e-3, 0.75e-3, [0.02, 0.02]],
    [0.5e-3, 0.75e-3, [0.02025, 0.02012]],
    [1e-3, 0.65e-3, [0.0201, 0.0204]],
    [1e-3, 0.3e-3, [0.02, 0.02]],
  ] as const)(
    "draws 2πkΔT/ln(1.0787·b/a) in a square of half side b, steady: cell %d, radius %d",
    (cell, radius, at) => {
      const plain: Tissue = {
        ...benchmarkTissue,
        conductivityFrozen: 0.5,
        heatCapacityUnfrozen: 500,
        heatCapacityFrozen: 500,
        latentHeat: 0,
        perfusion: 0,
      };
      const held = { kind: "temperature", temperature: 37 } as const;
      const problem: BioheatProblem = {
        ...smallProblem,
        size: [0.04, 0.04, cell],
        cell,
        media: [plain],
        boundary: { ...smallProblem.boundary, xMin: held, xMax: held, yMin: held, yMax: held },
        cryoprobes: [
          {
            ...cryoprobe,
            tip: [...at, cell],
            activeZoneLength: cell,
            shaftDiameter: 2 * radius,
            surface: { kind: "temperature", trace: [[0, -100]] },
          },
        ],
        protocol: [{ kind: "freeze", duration: 2000 }],
        reportTimes: [],
        samples: [],
      };
      const result = simulate(problem, { grid: "uniform" });
      const exact = (2 * Math.PI * 0.5 * 137) / Math.log((1.0787 * 0.02) / radius);
      const power = (result.cryoprobes[0]?.powers.at(-1) as number) / cell;
      expect(Math.abs(power / exact - 1), `${power / exact}`).toBeLessThan(0.01);
    },
  );
});

describe("walls askew in the grid", () => {
  const cases = [
    [
      "a sphere",
      { shape: "sphere", center: [0.012, 0.012, 0.012], radius: 6e-3, medium: 1 },
      4 * Math.PI * 6e-3 ** 2,
    ],
    [
      "a cylinder",
      { shape: "cylinder", from: [0.012, 0.012, 0], to: [0.012, 0.012, 0.024], radius: 5e-3, medium: 1 },
      2 * Math.PI * 5e-3 * 0.024,
    ],
    ["a box", { shape: "box", from: [0, 0, 0], to: [0.012, 0.024, 0.024], medium: 1 }, 0.024 ** 2],
  ] as const;
  it.each(cases)("a weak film round %s passes h·A·ΔT of the true area within 5 %%", (_, region, area) => {
    const result = simulate({
      ...smallProblem,
      cell: 0.5e-3,
      media: [
        { ...benchmarkTissue, perfusion: 0 },
        { kind: "convective", name: "air", temperature: 17, heatTransfer: 5 },
      ],
      regions: [region],
      cryoprobes: [],
      samples: [],
      reportTimes: [],
      protocol: [{ kind: "thaw", duration: 1 }],
    });
    expect(Math.abs(-result.energy.throughBoundary / (5 * area * 20) - 1)).toBeLessThan(0.05);
  });
});

describe("canceling", () => {
  it("stops with ENGINE_CANCELED when the signal is aborted", () => {
    const signal = { aborted: true };
    expect(() => simulate(smallProblem, { signal })).toThrow(
      expect.objectContaining({ code: "ENGINE_CANCELED" }),
    );
  });

  it("yields times that never fall, and the reports as they pass", () => {
    let last = -1;
    const reports: number[] = [];
    for (const progress of simulation(smallProblem)) {
      // A step that takes long yields in its middle too, still at its start.
      expect(progress.time).toBeGreaterThanOrEqual(last);
      last = progress.time;
      if (progress.report !== null) reports.push(progress.report.time);
    }
    expect(last).toBe(60);
    expect(reports).toEqual([30, 60]);
  });
});
