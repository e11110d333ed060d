import { type ProcessorBackend, type SimulationResult, simulate } from "@isotherm/engine";
import { mushyPlane } from "./exact/mushy-freezing.ts";
import { mushyReference, referenceSet } from "./exact/reference-set.ts";
import { planeFreezing } from "./exact/sharp-freezing.ts";
import {
  exactProblem,
  insulatedBox,
  kirchhoffField,
  kirchhoffPotential,
  mushyTissue,
  sharpTissue,
  shortSteps,
} from "./exact-problem.ts";
import { type VerificationCase, verificationCase } from "./verification-case.ts";

const wall = -100;
const length = 60e-3;
/** [s] The run begins with the exact field of this time. */
const start = 10;

/** A bar of one row of cells along x, its face at x = 0 held cold. */
export function runBar(
  kind: "sharp" | "mushy",
  options: { readonly cell: number; readonly backend: ProcessorBackend; readonly times: readonly number[] },
): SimulationResult {
  const { cell, backend, times } = options;
  const tissue = kind === "sharp" ? sharpTissue(referenceSet) : mushyTissue(mushyReference);
  const exact = kind === "sharp" ? planeFreezing(referenceSet, wall) : mushyPlane(mushyReference, wall);
  const last = times.at(-1) ?? start;
  const problem = exactProblem(tissue, {
    size: [length, cell, cell],
    cell,
    boundary: { ...insulatedBox, xMin: { kind: "temperature", temperature: wall } },
    protocol: shortSteps("thaw", last - start, 10),
    reportTimes: times.map((time) => time - start),
  });
  return simulate(problem, { backend, grid: "uniform", initialField: ([x]) => exact.temperature(x, start) });
}

const materialOf = { sharp: referenceSet, mushy: mushyReference };

/** [m] Where the row of cells has `temperature` [°C], linear in the Kirchhoff potential between centers. */
function crossing(
  kind: "sharp" | "mushy",
  at: { result: SimulationResult; time: number },
  temperature: number,
): number {
  const { xEdges } = at.result.grid;
  const center = (n: number): number => ((xEdges[n] ?? 0) + (xEdges[n + 1] ?? 0)) / 2;
  const field = kirchhoffField(materialOf[kind], reportAt(at.result, at.time - start));
  const level = kirchhoffPotential(materialOf[kind])(temperature);
  for (let n = 0; n + 1 < field.length; n++) {
    const [low, high] = [field[n] ?? 0, field[n + 1] ?? 0];
    if (low < level && high >= level) {
      return center(n) + ((center(n + 1) - center(n)) * (level - low)) / (high - low);
    }
  }
  return Number.NaN;
}

const reportAt = (result: SimulationResult, time: number): Float32Array =>
  result.reports.find((report) => Math.abs(report.time - time) < 1e-6)?.temperature ?? new Float32Array();

/** 5.1 with a sharp front, read every 5 s; and 5.5, whose three regions the engine holds exactly. */
export function planeCases(backend: ProcessorBackend): readonly VerificationCase[] {
  const times = Array.from({ length: 37 }, (_, n) => 120 + 5 * n);
  const sharp = runBar("sharp", { cell: 0.5e-3, backend, times });
  const exact = planeFreezing(referenceSet, wall);
  const ratios = times.map((time) => crossing("sharp", { result: sharp, time }, -1) / exact.front(time));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const mushy = mushyPlane(mushyReference, wall);
  const wide = runBar("mushy", { cell: 0.5e-3, backend, times: [120, 300] });
  const edge = (time: number, temperature: number): number =>
    crossing("mushy", { result: wide, time }, temperature) * 1e3;
  return [
    verificationCase({
      id: "plane/sharp-front",
      title: "5.1 plane, wall −100 °C, front at 0.5 mm",
      quantity: "front over exact front, mean of 120–300 s",
      expected: 1,
      computed: mean,
      limit: 0.01,
      errorKind: "relative",
    }),
    ...([120, 300] as const).flatMap((time) => [
      verificationCase({
        id: `plane/mushy-liquidus-${time}`,
        title: `5.5 plane, wall −100 °C, ${time} s, 0.5 mm`,
        quantity: "liquidus [mm]",
        expected: mushy.liquidusAt(time) * 1e3,
        computed: edge(time, -1),
        limit: 0.01,
        errorKind: "relative",
      }),
      verificationCase({
        id: `plane/mushy-solidus-${time}`,
        title: `5.5 plane, wall −100 °C, ${time} s, 0.5 mm`,
        quantity: "solidus [mm]",
        expected: mushy.solidusAt(time) * 1e3,
        computed: edge(time, -8),
        limit: 0.01,
        errorKind: "relative",
      }),
    ]),
  ];
}

/** [K] Mean error of temperature away from the mushy zone, 5.5 at 300 s. */
export function barError(cell: number, backend: ProcessorBackend): number {
  const time = 300;
  const result = runBar("mushy", { cell, backend, times: [time] });
  const exact = mushyPlane(mushyReference, wall);
  const field = reportAt(result, time - start);
  let sum = 0;
  let count = 0;
  field.forEach((temperature, n) => {
    const x = (n + 0.5) * (length / field.length);
    const isAway = x < exact.solidusAt(time) - 2e-3 || (x > exact.liquidusAt(time) + 2e-3 && x < 40e-3);
    if (isAway) {
      sum += (temperature - exact.temperature(x, time)) ** 2;
      count += 1;
    }
  });
  return Math.sqrt(sum / count);
}
