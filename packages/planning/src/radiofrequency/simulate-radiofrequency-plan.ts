import {
  type Lesion,
  type RadiofrequencyResult,
  radiofrequencySimulation,
  resampleField,
  type SimulationOptions,
} from "@isotherm/engine";
import type { Volume } from "@isotherm/imaging";
import { heatDamageProcess } from "@isotherm/knowledge";
import { planFingerprint } from "../document/plan-fingerprint.ts";
import { weakestStatus } from "../problem/plan-device.ts";
import { cubicMetersToMl, metersToMm, regularGridInMeters } from "../thermal-problem.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import { heatedNerve, heatedStructures, leastDamageLog10 } from "./heated-anatomy.ts";
import type { RadiofrequencyChoice } from "./radiofrequency-choice.ts";
import { damageProcessId } from "./radiofrequency-defaults.ts";
import type { HeatLesion, HeatLesionId, RadiofrequencyOutcome } from "./radiofrequency-outcome.ts";
import { heatThreshold, type RadiofrequencyCase, radiofrequencyCase } from "./radiofrequency-problem.ts";

/** How to compute; nothing here changes what the choice means. */
export interface SimulateRadiofrequencyOptions
  extends Pick<SimulationOptions, "backend" | "accuracy" | "threads" | "signal"> {
  /** ISO moment that the outcome carries; the present when absent. */
  readonly computedAt?: string;
}

/** How far a lesion is. */
export interface RadiofrequencyProgress {
  readonly timeS: number;
  readonly endTimeS: number;
}

/** In the order of the criteria that `radiofrequencyCase` asks for. */
const lesionIds: readonly HeatLesionId[] = ["damage", "nerve-sure", "nerve-start", "dose"];

function lesionName(id: HeatLesionId): string {
  const { value } = heatThreshold(id);
  if (id === "damage") return `Damaged (Arrhenius Ω ≥ ${value})`;
  if (id === "dose") return `${value / 60} min at 43 °C or its like`;
  return `${value} °C or hotter`;
}

function heatLesion(id: HeatLesionId, lesion: Lesion): HeatLesion {
  const fact = heatThreshold(id);
  const { frequencyFactorPerS, activationEnergyJPerMol } = heatDamageProcess(damageProcessId);
  const facts = id === "damage" ? [fact, frequencyFactorPerS, activationEnergyJPerMol] : [fact];
  return {
    id,
    name: lesionName(id),
    volumeMl: cubicMetersToMl(lesion.volume),
    acrossMm: lesion.extents.map(({ across }) => metersToMm(across)),
    alongMm: lesion.extents.map(({ along }) => metersToMm(along)),
    status: weakestStatus(facts.map(({ status }) => status)),
    sources: [...new Set(facts.flatMap(({ sources }) => sources))],
  };
}

/** Volume of the cells that a predicate holds for. */
function volumeMl({ grid }: RadiofrequencyResult, holds: (cell: number) => boolean): number {
  const { xEdges, yEdges, zEdges } = grid;
  const side = (edges: Float64Array, at: number): number => (edges[at + 1] ?? 0) - (edges[at] ?? 0);
  const [nx, ny, nz] = [xEdges.length - 1, yEdges.length - 1, zEdges.length - 1];
  let sum = 0;
  let cell = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const face = side(yEdges, j) * side(zEdges, k);
      for (let i = 0; i < nx; i++) if (holds(cell++)) sum += side(xEdges, i) * face;
    }
  }
  return cubicMetersToMl(sum);
}

function outcomeOf(
  plan: TreatmentPlan,
  {
    made,
    choice,
    computedAt,
  }: { made: RadiofrequencyCase; choice: RadiofrequencyChoice; computedAt: string },
  result: RadiofrequencyResult,
): RadiofrequencyOutcome {
  const { geometry } = made.labels;
  const onGrid = (field: Float32Array): Float32Array =>
    resampleField(result.grid, field, regularGridInMeters(geometry));
  const logged = result.damage.map((value) => Math.log10(Math.max(value, 10 ** leastDamageLog10)));
  const maximumC = onGrid(result.maximumTemperature);
  const damageLog10 = onGrid(logged);
  const fields = {
    maximumC: { geometry, values: maximumC },
    damageLog10: { geometry, values: damageLog10 },
  };
  return {
    planFingerprint: planFingerprint(plan),
    choice,
    computedAt,
    backend: result.backend,
    settings: result.settings,
    energy: result.energy,
    wallS: result.wallTime,
    electrode: made.electrode,
    electrodes: made.electrodes,
    geometry,
    maximumC,
    damageLog10,
    lesions: lesionIds.flatMap((id, index) => {
      const lesion = result.lesions[index];
      return lesion ? [heatLesion(id, lesion)] : [];
    }),
    charMl: volumeMl(result, (cell) => result.char[cell] === 1),
    hottestC: result.maximumTemperature.reduce((hottest, value) => Math.max(hottest, value), -Infinity),
    nerve: heatedNerve(plan, fields),
    structures: heatedStructures(plan, fields),
    generator: result.generator,
    burstRiseK: result.burstRise,
    status: made.status,
    sources: made.sources,
    findings: made.findings,
  };
}

/**
 * Computes a radiofrequency lesion on the anatomy of a plan. Yields after every step of the engine; whoever stops asking
 * cancels. Throws PLANNING_RADIOFREQUENCY_INVALID for a choice outside its limits.
 */
export function* simulateRadiofrequencyPlan(
  plan: TreatmentPlan,
  volume: Volume,
  { choice, ...options }: SimulateRadiofrequencyOptions & { readonly choice: RadiofrequencyChoice },
): Generator<RadiofrequencyProgress, RadiofrequencyOutcome> {
  const { computedAt = new Date().toISOString(), ...engineOptions } = options;
  const made = radiofrequencyCase(plan, volume, choice);
  const steps = radiofrequencySimulation(made.problem, engineOptions);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return outcomeOf(plan, { made, choice, computedAt }, step.value);
      yield { timeS: step.value.time, endTimeS: step.value.endTime };
    }
  } finally {
    steps.return?.(undefined as never);
  }
}
