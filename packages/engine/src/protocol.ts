import { landingBend } from "./defaults.ts";
import type { BioheatProblem, Cryoprobe, ProtocolStep } from "./problem.ts";
import { interpolate } from "./property.ts";

/** One step of the protocol on the clock of the simulation. */
export interface Phase {
  /** [s] */
  readonly start: number;
  /** [s] */
  readonly end: number;
  readonly step: ProtocolStep;
}

/** The protocol as phases; steps of no duration drop out. */
export function phasesOf(protocol: readonly ProtocolStep[]): readonly Phase[] {
  const phases: Phase[] = [];
  let start = 0;
  for (const step of protocol) {
    if (step.duration > 0) phases.push({ start, end: start + step.duration, step });
    start += step.duration;
  }
  return phases;
}

/** [s] Times inside a phase at which the trace of a freezing cryoprobe bends sharply. */
function bendsOf(phase: Phase, cryoprobe: Cryoprobe): readonly number[] {
  if (phase.step.kind !== "freeze" || cryoprobe.surface.kind !== "temperature") return [];
  const trace = cryoprobe.surface.trace;
  const slope = (row: number): number => {
    const from = trace[row];
    const to = trace[row + 1];
    return from === undefined || to === undefined ? 0 : (to[1] - from[1]) / (to[0] - from[0]);
  };
  return trace
    .filter((_, row) => row > 0 && Math.abs(slope(row) - slope(row - 1)) > landingBend)
    .map((row) => phase.start + row[0]);
}

/** [s] Rising times within a phase that a super-step must end on because the cryoprobes change there. */
export function switchTimes(problem: BioheatProblem, phase: Phase): readonly number[] {
  const bends = problem.cryoprobes.flatMap((cryoprobe) => bendsOf(phase, cryoprobe));
  const inside = bends.filter((time) => time > phase.start && time < phase.end);
  return [...new Set([...inside, phase.end])].sort((a, b) => a - b);
}

/** What a cryoprobe does at a time of a phase. */
export type CryoprobeAction =
  | { readonly kind: "rest" }
  /** Draws heat at this share of full power. */
  | { readonly kind: "cool"; readonly dutyFraction: number }
  /** Its surface has this temperature [°C]. */
  | { readonly kind: "hold"; readonly temperature: number };

/** The action of one cryoprobe. A duty below one pulls a temperature trace toward the initial temperature. */
export function cryoprobeAction(
  problem: BioheatProblem,
  index: number,
  clock: { phase: Phase; time: number },
): CryoprobeAction {
  const { step, start } = clock.phase;
  const cryoprobe = problem.cryoprobes[index];
  if (step.kind === "thaw" || cryoprobe === undefined) return { kind: "rest" };
  if (step.cryoprobes !== undefined && !step.cryoprobes.includes(index)) return { kind: "rest" };
  if (step.kind === "active-thaw") return { kind: "hold", temperature: step.temperature };
  const dutyFraction = step.dutyFraction ?? 1;
  if (dutyFraction === 0) return { kind: "rest" };
  if (cryoprobe.surface.kind === "coolant") return { kind: "cool", dutyFraction };
  const full = interpolate(cryoprobe.surface.trace, clock.time - start);
  const warm = problem.initialTemperature;
  return { kind: "hold", temperature: warm + dutyFraction * (full - warm) };
}

function boundaryTemperatures(problem: BioheatProblem): readonly number[] {
  return Object.values(problem.boundary).flatMap((side) => {
    if (side.kind === "temperature") return [side.temperature];
    return side.kind === "convective" ? [side.ambient] : [];
  });
}

function mediaTemperatures({ media, blood, vessels }: BioheatProblem): readonly number[] {
  const isPerfused = media.some((medium) => medium.kind === "tissue" && medium.perfusion > 0);
  return [
    ...media.flatMap((medium) => (medium.kind === "convective" ? [medium.temperature] : [])),
    ...vessels.map((vessel) => vessel.bloodTemperature),
    ...(isPerfused ? [blood.temperature] : []),
  ];
}

/** [°C] Coldest and warmest temperature that anything in the problem can impose. */
export function imposedRange(
  problem: BioheatProblem,
  initial: readonly number[],
): { coldest: number; warmest: number } {
  const values = [
    problem.initialTemperature,
    ...initial,
    ...mediaTemperatures(problem),
    ...boundaryTemperatures(problem),
    ...problem.cryoprobes.flatMap(({ surface }) =>
      surface.kind === "coolant" ? [surface.temperature] : surface.trace.map((row) => row[1]),
    ),
    ...problem.protocol.flatMap((step) => (step.kind === "active-thaw" ? [step.temperature] : [])),
  ];
  let coldest = Number.POSITIVE_INFINITY;
  let warmest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    coldest = Math.min(coldest, value);
    warmest = Math.max(warmest, value);
  }
  return { coldest, warmest };
}
