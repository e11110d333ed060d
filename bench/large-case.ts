/*
 * A process of its own, so that its memory is that of this case alone: eight cryoprobes in a cube of 100 mm, cells of 0.5 mm
 * asked for. Prints one line of JSON.
 */
import { type BioheatProblem, simulation } from "@isotherm/engine";
import { benchmarkA } from "@isotherm/verification";

const [first] = benchmarkA.cryoprobes;
if (first === undefined) throw new Error("benchmark A has a cryoprobe");

const problem: BioheatProblem = {
  ...benchmarkA,
  size: [0.1, 0.1, 0.1],
  cryoprobes: Array.from({ length: 8 }, (_, n) => ({
    ...first,
    tip: [(27.5 + 15 * (n % 4)) * 1e-3, (42.5 + 15 * Math.floor(n / 4)) * 1e-3, 62.5e-3] as const,
  })),
  protocol: [{ kind: "freeze", duration: 120 }],
  reportTimes: [],
};

const started = performance.now();
let told = started;
let longest = 0;
const steps = simulation(problem, { now: () => performance.now() });
let step = steps.next();
const opened = performance.now();
told = opened;
while (step.done !== true) {
  step = steps.next();
  longest = Math.max(longest, performance.now() - told);
  told = performance.now();
}
const result = step.value;
console.log(
  JSON.stringify({
    cells: result.settings.cells,
    wallS: (performance.now() - started) / 1000,
    openS: (opened - started) / 1000,
    longestSilenceMs: longest,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    updates: Number(result.settings.details["cellUpdates"]) / 1e6,
  }),
);
