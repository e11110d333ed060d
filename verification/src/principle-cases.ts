import { type BioheatProblem, type ProcessorBackend, simulate, type TensorGrid } from "@isotherm/engine";
import { benchmarkA } from "./benchmark-a.ts";
import { type VerificationCase, verificationCase } from "./verification-case.ts";

/** Benchmark A for two minutes in a cube of 40 mm, its cryoprobe in the middle. */
function centered(): BioheatProblem {
  const [cryoprobe] = benchmarkA.cryoprobes;
  if (cryoprobe === undefined) throw new Error("benchmark A has a cryoprobe");
  return {
    ...benchmarkA,
    size: [40e-3, 40e-3, 40e-3],
    cell: 1e-3,
    cryoprobes: [
      {
        ...cryoprobe,
        activeZoneLength: 15e-3,
        direction: [0, 0, 1],
        tip: [20e-3, 20e-3, 27.5e-3],
      },
    ],
    protocol: [
      { kind: "freeze", duration: 120 },
      { kind: "thaw", duration: 60 },
    ],
    reportTimes: [30, 60, 120],
  };
}

/** Largest difference [K] between a field and its mirror image along each axis. */
function asymmetry(grid: TensorGrid, field: Float32Array): number {
  const [nx, ny, nz] = [grid.xEdges, grid.yEdges, grid.zEdges].map((edges) => edges.length - 1) as [
    number,
    number,
    number,
  ];
  let largest = 0;
  for (let k = 0, cell = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, cell++) {
        const value = field[cell] ?? Number.NaN;
        const mirrors = [
          nx - 1 - i + nx * (j + ny * k),
          i + nx * (ny - 1 - j + ny * k),
          i + nx * (j + ny * (nz - 1 - k)),
        ];
        for (const mirror of mirrors)
          largest = Math.max(largest, Math.abs(value - (field[mirror] ?? Number.NaN)));
      }
    }
  }
  return largest;
}

/** A symmetric problem has a symmetric field, and nothing is colder than the cryoprobe or warmer than blood. */
export function principleCases(backend: ProcessorBackend): readonly VerificationCase[] {
  const result = simulate(centered(), { backend });
  const title = "Benchmark A in the middle of 40 mm, 120 s and 60 s of thaw, 1 mm";
  const uneven = Math.max(...result.reports.map((report) => asymmetry(result.grid, report.temperature)));
  let coldest = Number.POSITIVE_INFINITY;
  let warmest = Number.NEGATIVE_INFINITY;
  for (const report of result.reports) {
    for (const value of report.temperature) {
      coldest = Math.min(coldest, value);
      warmest = Math.max(warmest, value);
    }
  }
  for (const value of result.minimumTemperature) coldest = Math.min(coldest, value);
  const row = (id: string, quantity: string, values: { computed: number; limit: number }): VerificationCase =>
    verificationCase({
      id: `principle/${id}`,
      title,
      quantity,
      expected: 0,
      ...values,
      errorKind: "absolute",
    });
  return [
    row("symmetry", "difference from the mirror image [K]", { computed: uneven, limit: 1e-3 }),
    row("coldest", "colder than the cryoprobe by [K]", {
      computed: Math.max(0, -140 - coldest),
      limit: 0.01,
    }),
    row("warmest", "warmer than blood by [K]", { computed: Math.max(0, warmest - 37), limit: 0.01 }),
  ];
}
