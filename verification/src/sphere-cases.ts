import { isothermVolume, type ProcessorBackend, type SimulationResult, simulate } from "@isotherm/engine";
import { referenceSet } from "./exact/reference-set.ts";
import { sphereFreezing } from "./exact/sharp-freezing.ts";
import { exactProblem, kirchhoffField, sharpTissue } from "./exact-problem.ts";
import { type VerificationCase, verificationCase } from "./verification-case.ts";

const amplitude = 5;
/** [s] The run begins with the exact field of this time. */
const start = 120;
/** [s] Power goes up in steps of this length, each at the mean of its exact power. */
const step = 20;
const activeZoneLength = 6e-3;
const radius = 1.5e-3;

/** A short thick rod that draws the exact heat of the point sink, in a cube. */
export function runBall(options: {
  readonly cell: number;
  readonly backend: ProcessorBackend;
  readonly side: number;
  /** [s] */
  readonly end: number;
}): SimulationResult {
  const { cell, backend, side, end } = options;
  const exact = sphereFreezing(referenceSet, amplitude);
  const center = side / 2;
  // ∫√t dt over the step, so that the heat is exact.
  const meanRoot = (from: number): number => ((2 / 3) * ((from + step) ** 1.5 - from ** 1.5)) / step;
  const powerAt = (from: number): number => exact.power(1) * meanRoot(from);
  const maximumPower = powerAt(end - step);
  const problem = exactProblem(sharpTissue(referenceSet), {
    size: [side, side, side],
    cell,
    cryoprobes: [
      {
        tip: [center + 0.1e-3, center - 0.1e-3, center + activeZoneLength / 2],
        direction: [0, 0, 1],
        shaftDiameter: 2 * radius,
        activeZoneLength,
        tipOffset: 0,
        surface: { kind: "coolant", temperature: -258, heatTransfer: 1e6, maximumPower },
        shaft: "tissue",
      },
    ],
    protocol: Array.from({ length: Math.round((end - start) / step) }, (_, n) => ({
      kind: "freeze" as const,
      duration: step,
      dutyFraction: powerAt(start + n * step) / maximumPower,
    })),
    reportTimes: [300 - start],
  });
  return simulate(problem, {
    backend,
    initialField: ([x, y, z]) =>
      exact.temperature(
        Math.max(Math.hypot(x - center - 0.1e-3, y - center + 0.1e-3, z - center), 1.2e-3),
        start,
      ),
  });
}

/** 5.3: radius of the sphere that holds as much ice, 0.5 mm round the rod. */
export function sphereCases(options: {
  readonly backend: ProcessorBackend;
  readonly cell: number;
  /** [s] */
  readonly end: number;
}): readonly VerificationCase[] {
  const exact = sphereFreezing(referenceSet, amplitude);
  const result = runBall({ ...options, side: 64e-3 });
  return [...new Set([300, options.end])].map((time) => {
    const report = result.reports.find((one) => one.time === time - start);
    const volume = isothermVolume(
      result.grid,
      kirchhoffField(referenceSet, report?.temperature ?? new Float32Array()),
      0,
    );
    return verificationCase({
      id: `sphere/sharp-front-${time}`,
      title: `5.3 sphere, A 5 K, ${time} s, ${options.cell * 1e3} mm, rod of 6 mm that draws the exact heat`,
      quantity: "front by volume [mm]",
      expected: exact.front(time) * 1e3,
      computed: Math.cbrt((3 * volume) / (4 * Math.PI)) * 1e3,
      limit: 0.01,
      errorKind: "relative",
    });
  });
}
