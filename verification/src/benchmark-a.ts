import {
  type BioheatProblem,
  isothermExtents,
  isothermVolume,
  type ProcessorBackend,
  type SimulationResult,
  simulate,
  type Vec3,
} from "@isotherm/engine";
import { insulatedBox } from "./exact-problem.ts";
import { type VerificationCase, verificationCase } from "./verification-case.ts";

/**
 * Benchmark A: a rod of 1.5 × 25 mm whose surface falls from 37 to −140 °C in 60 s, ten minutes in a cube of 64 mm.
 * The same numbers as `scenarios/benchmark-a.json` of the physics reference.
 */
export const benchmarkA: BioheatProblem = {
  origin: [0, 0, 0],
  size: [64e-3, 64e-3, 64e-3],
  cell: 0.5e-3,
  boundary: insulatedBox,
  media: [
    {
      kind: "tissue",
      name: "tissue",
      density: 1000,
      heatCapacityUnfrozen: 3500,
      heatCapacityFrozen: 1900,
      conductivityUnfrozen: 0.5,
      conductivityFrozen: 2.2,
      latentHeat: 250e3,
      freezingStart: -1,
      freezingEnd: -8,
      perfusion: 0.0005,
      metabolicHeat: 0,
    },
  ],
  background: 0,
  regions: [],
  vessels: [],
  blood: { density: 1060, heatCapacity: 3600, temperature: 37 },
  initialTemperature: 37,
  cryoprobes: [
    {
      tip: [32e-3, 32e-3, 44.5e-3],
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
    },
  ],
  protocol: [{ kind: "freeze", duration: 600 }],
  reportTimes: [120, 300, 600],
  thresholds: [],
  samples: [],
};

/**
 * [mm] Diameters at 0, −20, −40 °C: limit of an independent axisymmetric float64 solution on 0.25, 0.125 and 0.0625 mm
 * (physics reference, compute §2).
 */
export const benchmarkDiametersMm: readonly {
  readonly time: number;
  readonly diametersMm: readonly number[];
}[] = [
  { time: 120, diametersMm: [15.02, 10.96, 7.8] },
  { time: 300, diametersMm: [22.99, 15.63, 10.4] },
  { time: 600, diametersMm: [29.73, 19.09, 12.15] },
];

/** [mm] The graded grid errs by up to 0.21 mm at 120 s in the trial that the design stands on. */
const diameterLimitMm = 0.25;

/** Diameters and energy balance of benchmark A. */
export function benchmarkCases(backend: ProcessorBackend, cell: number): readonly VerificationCase[] {
  const [cryoprobe] = benchmarkA.cryoprobes;
  const result = simulate({ ...benchmarkA, cell }, { backend });
  const rows = benchmarkDiametersMm.flatMap(({ time, diametersMm }) =>
    [0, -20, -40].map((temperature, n) => {
      const field = result.reports.find((report) => report.time === time)?.temperature ?? new Float32Array();
      const across = cryoprobe ? isothermExtents(result.grid, field, { temperature, cryoprobe }).across : 0;
      return verificationCase({
        id: `benchmark-a/diameter-${time}-${-temperature}`,
        title: `Benchmark A, ${time} s, ${cell * 1e3} mm`,
        quantity: `diameter at ${temperature} °C [mm]`,
        expected: diametersMm[n] ?? 0,
        computed: across * 1e3,
        limit: diameterLimitMm,
        errorKind: "absolute",
      });
    }),
  );
  const heat = verificationCase({
    id: "benchmark-a/heat",
    title: `Benchmark A, 600 s, ${cell * 1e3} mm`,
    // Printed to three digits beside the diameters.
    quantity: "heat drawn by the cryoprobe [kJ]",
    expected: 12.7,
    computed: -result.energy.fromCryoprobes * 1e-3,
    limit: 0.01,
    errorKind: "relative",
  });
  return [...rows, heat, energyCase("benchmark-a", `Benchmark A, 600 s, ${cell * 1e3} mm`, result)];
}

/** Heat stored against heat that came in. */
export function energyCase(id: string, title: string, result: SimulationResult): VerificationCase {
  return verificationCase({
    id: `${id}/energy`,
    title,
    quantity: "energy balance error",
    expected: 0,
    computed: result.energy.balanceError,
    limit: 1e-3,
    errorKind: "absolute",
  });
}

/** Benchmark A with a shorter rod in a smaller box, its middle moved and its direction turned. */
function placed(options: {
  readonly cell: number;
  readonly shift: Vec3;
  readonly direction: Vec3;
}): BioheatProblem {
  const { cell, shift, direction } = options;
  const middle = [24e-3 + shift[0], 24e-3 + shift[1], 24e-3 + shift[2]] as const;
  const [cryoprobe] = benchmarkA.cryoprobes;
  const reach = 7.5e-3;
  return {
    ...benchmarkA,
    size: [48e-3, 48e-3, 48e-3],
    cell,
    cryoprobes: cryoprobe
      ? [
          {
            ...cryoprobe,
            activeZoneLength: 2 * reach,
            direction,
            tip: [
              middle[0] + direction[0] * reach,
              middle[1] + direction[1] * reach,
              middle[2] + direction[2] * reach,
            ],
          },
        ]
      : [],
    protocol: [{ kind: "freeze", duration: 180 }],
    reportTimes: [],
  };
}

/** The −20 °C volume must not know where the cryoprobe lies in its cells. */
export function invarianceCases(backend: ProcessorBackend, cell: number): readonly VerificationCase[] {
  const half = cell / 2;
  const volume = (shift: Vec3, direction: Vec3): number => {
    const result = simulate(placed({ cell, shift, direction }), { backend });
    return isothermVolume(result.grid, result.reports.at(-1)?.temperature ?? new Float32Array(), -20) * 1e6;
  };
  const expected = volume([0, 0, 0], [0, 0, 1]);
  const [sine, cosine] = [Math.sin(Math.PI / 6), Math.cos(Math.PI / 6)];
  const places: readonly (readonly [string, string, Vec3, Vec3])[] = [
    ["shift-across", "moved by half a cell across", [half, half, 0], [0, 0, 1]],
    ["shift-along", "moved by half a cell along", [0, 0, half], [0, 0, 1]],
    ["turn", "turned by 30°", [0, 0, 0], [sine, 0, cosine]],
    [
      "turn-skew",
      "turned by 30° and 45°, moved by a third of a cell",
      [cell / 3, 0, cell / 3],
      [sine * Math.SQRT1_2, sine * Math.SQRT1_2, cosine],
    ],
  ];
  return places.map(([id, title, shift, direction]) =>
    verificationCase({
      id: `invariance/${id}`,
      title: `Cryoprobe ${title}, 180 s, ${cell * 1e3} mm`,
      quantity: "volume below −20 °C [ml]",
      expected,
      computed: volume(shift, direction),
      limit: 0.02,
      errorKind: "relative",
    }),
  );
}
