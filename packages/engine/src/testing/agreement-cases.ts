import type { BioheatProblem, Cryoprobe, Tissue } from "../problem.ts";
import { benchmarkTissue, sameBoundary, smallProblem } from "./problems.ts";

const [cryoprobe] = smallProblem.cryoprobes as [Cryoprobe];

const fat: Tissue = {
  ...benchmarkTissue,
  name: "fat",
  density: 911,
  heatCapacityUnfrozen: 2348,
  heatCapacityFrozen: 1700,
  conductivityUnfrozen: 0.211,
  conductivityFrozen: 0.3,
  latentHeat: 50_000,
  freezingEnd: -20,
  metabolicHeat: 461,
};

const tabled: Tissue = {
  ...benchmarkTissue,
  name: "tabled",
  conductivityFrozen: [
    [-200, 4],
    [-100, 3.4],
    [-10, 2],
  ],
  heatCapacityFrozen: [
    [-200, 900],
    [-20, 1850],
  ],
  iceFraction: [
    [-8, 1],
    [-4, 0.95],
    [-2, 0.74],
    [-1, 0],
  ],
};

const oblique: Cryoprobe = {
  ...cryoprobe,
  tip: [0.0142, 0.0131, 0.0155],
  direction: [0.48, 0.36, 0.8],
  shaft: "insulated",
  tipOffset: 1e-3,
};

const coolant: Cryoprobe = {
  ...cryoprobe,
  surface: { kind: "coolant", temperature: -150, heatTransfer: 4000, maximumPower: 6 },
};

const changes: readonly (readonly [string, Partial<BioheatProblem>])[] = [
  ["one tissue", {}],
  ["properties as tables", { media: [tabled] }],
  [
    "two tissues, air and a held wall",
    {
      media: [
        benchmarkTissue,
        fat,
        { kind: "convective", name: "air", temperature: 22, heatTransfer: 10 },
        { kind: "convective", name: "bath", temperature: 30, heatTransfer: 1e7 },
      ],
      regions: [
        { shape: "box", from: [0, 0, 0], to: [0.024, 0.009, 0.024], medium: 1 },
        { shape: "sphere", center: [0.019, 0.019, 0.019], radius: 3e-3, medium: 2 },
        { shape: "cylinder", from: [0.004, 0.02, 0], to: [0.004, 0.02, 0.024], radius: 2e-3, medium: 3 },
      ],
      boundary: {
        ...smallProblem.boundary,
        xMin: { kind: "temperature", temperature: 37 },
        zMax: { kind: "convective", heatTransfer: 100, ambient: 20 },
      },
    },
  ],
  [
    // 18 cells along x: the face stands in the last group of four, which the padding fills up.
    "another tissue in the last cells of each row",
    {
      media: [benchmarkTissue, fat],
      regions: [{ shape: "box", from: [0.022, 0, 0], to: [0.024, 0.024, 0.024], medium: 1 }],
    },
  ],
  [
    "strong perfusion, a thick and a thin vessel",
    {
      media: [{ ...benchmarkTissue, perfusion: 0.02, metabolicHeat: 5000 }],
      vessels: [
        {
          name: "artery",
          points: [
            [0.017, 0.002, 0.002],
            [0.017, 0.012, 0.012],
            [0.016, 0.022, 0.022],
          ],
          radius: 1.6e-3,
          bloodTemperature: 37,
          heatTransfer: 1600,
        },
        {
          name: "vein",
          points: [
            [0.008, 0.002, 0.012],
            [0.008, 0.022, 0.012],
          ],
          radius: 0.3e-3,
          bloodTemperature: 37,
          heatTransfer: 2000,
        },
      ],
    },
  ],
  ["an oblique cryoprobe with an insulated shaft", { cryoprobes: [oblique] }],
  [
    "coolant, duty, thaw and active thaw",
    {
      cryoprobes: [coolant],
      protocol: [
        { kind: "freeze", duration: 40, dutyFraction: 0.8 },
        { kind: "thaw", duration: 10 },
        { kind: "active-thaw", duration: 10, temperature: 40 },
      ],
    },
  ],
];

const slab: BioheatProblem = {
  ...smallProblem,
  size: [0.02, 0.5e-3, 0.5e-3],
  cell: 0.5e-3,
  cryoprobes: [],
  samples: [],
  boundary: { ...sameBoundary({ kind: "insulated" }), xMin: { kind: "temperature", temperature: -100 } },
};

/** Problems that touch every part of a step; all backends must give the same answer to each of them. */
export const agreementCases: readonly (readonly [string, BioheatProblem])[] = [
  ...changes.map(([name, change]) => [name, { ...smallProblem, ...change }] as const),
  ["a box one cell thick", slab],
];
