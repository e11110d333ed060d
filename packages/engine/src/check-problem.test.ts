import { describe, expect, it } from "vitest";
import { checkProblem } from "./check-problem.ts";
import type { BioheatProblem, Cryoprobe, Tissue, Vessel } from "./problem.ts";
import { benchmarkTissue, smallProblem } from "./testing/problems.ts";

const [cryoprobe] = smallProblem.cryoprobes as [Cryoprobe];
const withProbe = (change: Partial<Cryoprobe>): Partial<BioheatProblem> => ({
  cryoprobes: [{ ...cryoprobe, ...change }],
});
const withTissue = (change: Partial<Tissue>): Partial<BioheatProblem> => ({
  media: [{ ...benchmarkTissue, ...change }],
});
const vessel: Vessel = {
  name: "vein",
  points: [[0, 0, 0]],
  radius: 1e-3,
  bloodTemperature: 37,
  heatTransfer: 1500,
};

const refused: readonly (readonly [string, Partial<BioheatProblem>, RegExp])[] = [
  ["no finite initial temperature", { initialTemperature: Number.NaN }, /initial temperature is NaN/],
  ["a flat box", { size: [0, 0.02, 0.02] }, /size of the box along x is 0 m/],
  ["no cell", { cell: 0 }, /cell is 0 m/],
  [
    "a boundary that is not finite",
    {
      boundary: {
        ...smallProblem.boundary,
        yMax: { kind: "temperature", temperature: Number.POSITIVE_INFINITY },
      },
    },
    /yMax/,
  ],
  ["no media", { media: [] }, /no media/],
  [
    "no tissue",
    { media: [{ kind: "convective", name: "air", temperature: 20, heatTransfer: 10 }] },
    /nothing to solve/,
  ],
  ["a background that is not there", { background: 3 }, /background names medium 3/],
  ["a density of zero", withTissue({ density: 0 }), /density of tissue "tissue" is 0/],
  ["freezing upside down", withTissue({ freezingEnd: -1 }), /ends freezing at -1 °C, not below/],
  [
    "a table that does not rise",
    withTissue({
      conductivityFrozen: [
        [-10, 2],
        [-20, 2],
      ],
    }),
    /does not rise: row 1/,
  ],
  ["an empty table", withTissue({ conductivityFrozen: [] }), /without rows/],
  [
    "a negative conductivity in a table",
    withTissue({ conductivityFrozen: [[-10, -2]] }),
    /frozen conductivity of tissue "tissue" at -10 °C/,
  ],
  [
    "an ice fraction with loose ends",
    withTissue({
      iceFraction: [
        [-8, 1],
        [-2, 0],
      ],
    }),
    /must go from/,
  ],
  ["negative perfusion", withTissue({ perfusion: -1 }), /perfusion/],
  ["blood of no density", { blood: { density: 0, heatCapacity: 3600, temperature: 37 } }, /density of blood/],
  [
    "labels of the wrong number",
    {
      labels: {
        dimensions: [2, 2, 2],
        origin: [0, 0, 0],
        spacing: [1e-3, 1e-3, 1e-3],
        labels: new Uint8Array(7),
      },
    },
    /labels hold 7/,
  ],
  [
    "a label that is no medium",
    {
      labels: {
        dimensions: [1, 1, 1],
        origin: [0, 0, 0],
        spacing: [1e-3, 1e-3, 1e-3],
        labels: new Uint8Array([9]),
      },
    },
    /a label names medium 9/,
  ],
  [
    "a region of no medium",
    { regions: [{ shape: "sphere", center: [0, 0, 0], radius: 1e-3, medium: 5 }] },
    /region 0 \(sphere\) names medium 5/,
  ],
  ["a vessel of one point", { vessels: [vessel] }, /vessel "vein" has 1 points/],
  [
    "too many media",
    {
      vessels: Array.from({ length: 255 }, () => ({
        ...vessel,
        points: [
          [0, 0, 0],
          [0, 0, 0.01],
        ] as const,
      })),
    },
    /at most 255/,
  ],
  [
    "a tip outside the box",
    withProbe({ tip: [0.012, 0.012, 0.03] }),
    /tip of cryoprobe 0 .* lies outside the box/,
  ],
  [
    "an active zone that leaves the box",
    withProbe({ activeZoneLength: 0.02 }),
    /back end of the active zone/,
  ],
  ["a direction that is no unit vector", withProbe({ direction: [0, 0, 2] }), /give a unit vector/],
  ["a shaft of no width", withProbe({ shaftDiameter: 0 }), /shaft diameter/],
  [
    "a trace that does not rise",
    withProbe({
      surface: {
        kind: "temperature",
        trace: [
          [5, 0],
          [5, 1],
        ],
      },
    }),
    /does not rise/,
  ],
  [
    "a trace below absolute zero",
    withProbe({ surface: { kind: "temperature", trace: [[0, -300]] } }),
    /at least -273.15/,
  ],
  [
    "a coolant without power",
    withProbe({ surface: { kind: "coolant", temperature: -100, heatTransfer: 1000, maximumPower: 0 } }),
    /maximum power/,
  ],
  ["no time", { protocol: [] }, /lasts 0 s/],
  ["a negative duration", { protocol: [{ kind: "thaw", duration: -1 }] }, /duration/],
  ["a duty above one", { protocol: [{ kind: "freeze", duration: 1, dutyFraction: 2 }] }, /duty fraction/],
  [
    "a step of a missing cryoprobe",
    { protocol: [{ kind: "freeze", duration: 60, cryoprobes: [1] }] },
    /names cryoprobe 1/,
  ],
  ["a report after the end", { reportTimes: [61] }, /report time 61 s/],
  ["a sample outside", { samples: [[0.012, 0.012, 0.1]] }, /sample 0/],
];

describe("checkProblem", () => {
  it("takes a sound problem", () => {
    expect(() => checkProblem(smallProblem)).not.toThrow();
  });

  it.each(refused)("refuses %s", (_, change, message) => {
    const problem: BioheatProblem = { ...smallProblem, ...change };
    expect(() => checkProblem(problem)).toThrow(message);
    expect(() => checkProblem(problem)).toThrow(expect.objectContaining({ code: "ENGINE_PROBLEM_INVALID" }));
  });

  it.each([
    ["in memory", { size: [0.3, 0.3, 0.3] as const, cell: 0.2e-3, cryoprobes: [] }],
    ["along one axis", { cell: 1e-9 }],
  ])("refuses a grid too large %s", (_, change) => {
    const refuse = (): void => checkProblem({ ...smallProblem, ...change });
    expect(refuse).toThrow(expect.objectContaining({ code: "ENGINE_GRID_TOO_LARGE" }));
  });
});
