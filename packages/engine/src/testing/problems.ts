import type { BioheatProblem, Boundary, BoundaryCondition, Cryoprobe, Tissue } from "../problem.ts";

/** The tissue of benchmark A (`docs/scenarios/benchmark-a.json`). */
export const benchmarkTissue: Tissue = {
  kind: "tissue",
  name: "tissue",
  density: 1000,
  heatCapacityUnfrozen: 3500,
  heatCapacityFrozen: 1900,
  conductivityUnfrozen: 0.5,
  conductivityFrozen: 2.2,
  latentHeat: 250_000,
  freezingStart: -1,
  freezingEnd: -8,
  perfusion: 5e-4,
  metabolicHeat: 0,
};

/** The same condition on all six faces. */
export function sameBoundary(condition: BoundaryCondition): Boundary {
  return {
    xMin: condition,
    xMax: condition,
    yMin: condition,
    yMax: condition,
    zMin: condition,
    zMax: condition,
  };
}

/** The cryoprobe of benchmark A. */
export const benchmarkCryoprobe: Cryoprobe = {
  tip: [0.032, 0.032, 0.0445],
  direction: [0, 0, 1],
  shaftDiameter: 1.5e-3,
  activeZoneLength: 25e-3,
  tipOffset: 0,
  surface: {
    kind: "temperature",
    trace: [
      [0, 37],
      [60, -140],
      [600, -140],
    ],
  },
  shaft: "tissue",
};

/** Benchmark A: a cube of 64 mm, one cryoprobe, ten minutes. */
export const benchmarkA: BioheatProblem = {
  origin: [0, 0, 0],
  size: [0.064, 0.064, 0.064],
  cell: 0.5e-3,
  boundary: sameBoundary({ kind: "insulated" }),
  media: [benchmarkTissue],
  background: 0,
  regions: [],
  vessels: [],
  blood: { density: 1060, heatCapacity: 3600, temperature: 37 },
  initialTemperature: 37,
  cryoprobes: [benchmarkCryoprobe],
  protocol: [{ kind: "freeze", duration: 600 }],
  reportTimes: [120, 300, 600],
  thresholds: [0, -20, -40],
  samples: [],
};

/** A small problem for quick tests: a box of 24 mm, a short cryoprobe in its middle, one minute. */
export const smallProblem: BioheatProblem = {
  ...benchmarkA,
  size: [0.024, 0.024, 0.024],
  cell: 1e-3,
  cryoprobes: [
    {
      ...benchmarkCryoprobe,
      tip: [0.012, 0.012, 0.016],
      activeZoneLength: 8e-3,
      surface: {
        kind: "temperature",
        trace: [
          [0, 37],
          [10, -120],
        ],
      },
    },
  ],
  protocol: [{ kind: "freeze", duration: 60 }],
  reportTimes: [30],
  thresholds: [0, -20],
  samples: [[0.0145, 0.012, 0.012]],
};
