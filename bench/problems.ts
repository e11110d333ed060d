import type { BioheatProblem, Cryoprobe, LabelGrid, Tissue, Vec3 } from "@isotherm/engine";
import { benchmarkA } from "@isotherm/verification";

function firstTissue(): Tissue {
  const [tissue] = benchmarkA.media;
  if (tissue?.kind !== "tissue") throw new Error("benchmark A begins with a tissue");
  return tissue;
}

function firstCryoprobe(): Cryoprobe {
  const [cryoprobe] = benchmarkA.cryoprobes;
  if (cryoprobe === undefined) throw new Error("benchmark A has a cryoprobe");
  return cryoprobe;
}

/** The cryoprobe of benchmark A through `middle` [m], tilted by `angle` [rad] toward `azimuth` [rad]. */
function tilted(middle: Vec3, angle: number, azimuth: number): Cryoprobe {
  const direction: Vec3 = [
    Math.sin(angle) * Math.cos(azimuth),
    Math.sin(angle) * Math.sin(azimuth),
    Math.cos(angle),
  ];
  const reach = firstCryoprobe().activeZoneLength / 2;
  const tip: Vec3 = [
    middle[0] + direction[0] * reach,
    middle[1] + direction[1] * reach,
    middle[2] + direction[2] * reach,
  ];
  return { ...firstCryoprobe(), tip, direction };
}

/** Benchmark A with three cryoprobes 15 mm apart, each at another angle to the grid. */
export const threeCryoprobes: BioheatProblem = {
  ...benchmarkA,
  cryoprobes: [
    tilted([24.7e-3, 28.1e-3, 32e-3], 0.35, 0.4),
    tilted([39.3e-3, 28.3e-3, 32e-3], 0.2, 2.6),
    tilted([32.1e-3, 40.9e-3, 32e-3], 0.5, 4.4),
  ],
};

/** Conductivity, latent heat and perfusion of the six tissues as shares of those of benchmark A: speed, not anatomy. */
const shares: readonly (readonly [number, number, number])[] = [
  [1, 1, 1],
  [0.45, 0.2, 0.9],
  [0.65, 0.2, 0.6],
  [0.8, 0.8, 4],
  [0.95, 0.9, 2],
  [0.9, 1, 0],
];

/** Labels of six tissues in wavy layers, so that many cells touch another tissue. */
function wavyLabels(): LabelGrid {
  const count = 64;
  const labels = new Uint8Array(count ** 3);
  for (let k = 0, n = 0; k < count; k++) {
    for (let j = 0; j < count; j++) {
      for (let i = 0; i < count; i++, n++) {
        const wave = Math.sin(i / 5) + Math.sin(j / 7) + Math.sin(k / 6) + (i + j) / 16;
        labels[n] = Math.floor(Math.abs(wave)) % shares.length;
      }
    }
  }
  return {
    dimensions: [count, count, count],
    origin: [0.5e-3, 0.5e-3, 0.5e-3],
    spacing: [1e-3, 1e-3, 1e-3],
    labels,
  };
}

/** Benchmark A through six tissues. */
export const sixTissues: BioheatProblem = {
  ...benchmarkA,
  media: shares.map(
    ([conductivity, latentHeat, perfusion], n): Tissue => ({
      ...firstTissue(),
      name: `tissue ${n + 1}`,
      conductivityUnfrozen: 0.5 * conductivity,
      conductivityFrozen: 2.2 * conductivity,
      latentHeat: 250e3 * latentHeat,
      perfusion: 0.0005 * perfusion,
    }),
  ),
  labels: wavyLabels(),
};

/** Two minutes of benchmark A in a cube of 32 mm at 1 mm: small enough for the plain backend. */
export const smallCase: BioheatProblem = {
  ...benchmarkA,
  size: [32e-3, 32e-3, 32e-3],
  cell: 1e-3,
  cryoprobes: [{ ...firstCryoprobe(), tip: [16e-3, 16e-3, 22e-3], activeZoneLength: 12e-3 }],
  protocol: [{ kind: "freeze", duration: 120 }],
  reportTimes: [],
};

/** Benchmark A with its cryoprobe in one place after another, as a hand drags it. */
export const draggedCases: readonly BioheatProblem[] = Array.from({ length: 20 }, (_, n) => ({
  ...benchmarkA,
  cryoprobes: [tilted([(28 + 0.37 * n) * 1e-3, (33 - 0.21 * n) * 1e-3, 32e-3], 0.02 * n, 0.3 * n)],
}));
