import { type BioheatProblem, simulate } from "@isotherm/engine";
import { benchmarkA } from "./benchmark-a.ts";
import { type VerificationCase, verificationCase } from "./verification-case.ts";

/** Two tissues, a vessel, an airway, a warm side and a slanted cryoprobe that freezes, rests and thaws. */
function mixedProblem(): BioheatProblem {
  const [tissue] = benchmarkA.media;
  const [cryoprobe] = benchmarkA.cryoprobes;
  if (tissue?.kind !== "tissue" || cryoprobe === undefined)
    throw new Error("benchmark A has one tissue and one cryoprobe");
  return {
    ...benchmarkA,
    size: [32e-3, 30e-3, 28e-3],
    cell: 1e-3,
    boundary: { ...benchmarkA.boundary, zMax: { kind: "convective", heatTransfer: 10, ambient: 22 } },
    media: [
      tissue,
      {
        ...tissue,
        name: "stiff",
        conductivityUnfrozen: 0.3,
        conductivityFrozen: 0.4,
        perfusion: 0,
        latentHeat: 5e4,
      },
      { kind: "convective", name: "air", temperature: 30, heatTransfer: 20 },
    ],
    regions: [
      { shape: "box", from: [0, 0, 0], to: [32e-3, 8e-3, 28e-3], medium: 1 },
      { shape: "sphere", center: [26e-3, 24e-3, 14e-3], radius: 3e-3, medium: 2 },
    ],
    vessels: [
      {
        name: "artery",
        points: [
          [8e-3, 22e-3, 0],
          [9e-3, 21e-3, 28e-3],
        ],
        radius: 1.5e-3,
        bloodTemperature: 37,
        heatTransfer: 1500,
      },
    ],
    cryoprobes: [
      { ...cryoprobe, tip: [20e-3, 15e-3, 20e-3], direction: [0.6, 0, 0.8], activeZoneLength: 10e-3 },
    ],
    protocol: [
      { kind: "freeze", duration: 120 },
      { kind: "thaw", duration: 30 },
      { kind: "active-thaw", duration: 20, temperature: 40 },
    ],
    reportTimes: [60, 120],
  };
}

/** Largest difference between the fast backend and the plain one, anywhere, at any report. */
export function backendCases(): readonly VerificationCase[] {
  const problem = mixedProblem();
  const plain = simulate(problem, { backend: "reference" });
  const fast = simulate(problem, { backend: "wasm" });
  let largest = 0;
  plain.reports.forEach((report, n) => {
    report.temperature.forEach((value, cell) => {
      largest = Math.max(largest, Math.abs(value - (fast.reports[n]?.temperature[cell] ?? Number.NaN)));
    });
  });
  return [
    verificationCase({
      id: "backends/agreement",
      title: "wasm against reference: two tissues, vessel, airway, freeze and thaw, 1 mm",
      quantity: "largest difference of temperature [K]",
      expected: 0,
      computed: largest,
      limit: 0.05,
      errorKind: "absolute",
    }),
    ...[plain, fast].map((result) =>
      verificationCase({
        id: `backends/energy-${result.backend}`,
        title: `the same on ${result.backend}`,
        quantity: "energy balance error",
        expected: 0,
        computed: result.energy.balanceError,
        limit: 1e-3,
        errorKind: "absolute",
      }),
    ),
  ];
}
