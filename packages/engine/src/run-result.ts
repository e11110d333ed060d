import type { FieldStore } from "./backend.ts";
import { engineVersion } from "./defaults.ts";
import { energyBalance, storedHeat } from "./energy.ts";
import { EngineError } from "./errors.ts";
import { finestCell } from "./grid.ts";
import type { SimulationOptions } from "./options.ts";
import { unpadded } from "./records.ts";
import type {
  EnergyBalance,
  SimulationProgress,
  SimulationResult,
  SimulationSettings,
  TemperatureReport,
  TensorGrid,
} from "./result.ts";
import type { Run } from "./run.ts";
import { sampleHistory } from "./samples.ts";
import { flowOrder } from "./stepper.ts";

/** Keeps the field at the present time when it was asked for. */
function takeReport<Store extends FieldStore>(run: Run<Store>): TemperatureReport | null {
  if (!run.reportTimes.includes(run.time)) return null;
  const { discretization } = run.stepper;
  const fill = { shift: discretization.reference, unsolved: "medium" } as const;
  const report = { time: run.time, temperature: unpadded(discretization, run.records.fields[0], fill) };
  run.reports.push(report);
  return report;
}

function balanceOf<Store extends FieldStore>(run: Run<Store>): EnergyBalance {
  const { meter, discretization, backend } = run.stepper;
  const probes = run.tracks.length;
  let fromCryoprobes = 0;
  for (let flow = 0; flow < probes; flow++) fromCryoprobes += meter.total[flow] as number;
  const source = meter.total[probes + flowOrder.source] as number;
  return energyBalance({
    fromCryoprobes,
    fromBlood: source - run.fromMetabolism,
    fromMetabolism: run.fromMetabolism,
    fromVessels: meter.total[probes + flowOrder.vessels] as number,
    throughBoundary: meter.total[probes + flowOrder.walls] as number,
    stored: storedHeat(discretization, run.startEnthalpy, backend.fields[0]),
  });
}

function settingsOf<Store extends FieldStore>(
  run: Run<Store>,
  options: SimulationOptions,
): SimulationSettings {
  const { discretization, backend, cryoprobes } = run.stepper;
  const { grid, problem } = discretization;
  const kind = options.grid ?? "graded";
  const kappas = cryoprobes.map((coupling) => coupling.kappa.toPrecision(4)).join(" ");
  return {
    engineVersion,
    cell: finestCell(problem, run.resolution, kind),
    cells: grid.nx * grid.ny * grid.nz,
    integrator: "RKL2",
    longestStep: run.resolution.longestStep,
    threads: backend.threads,
    details: {
      accuracy: options.accuracy ?? "full",
      grid: kind,
      ...run.resolution,
      cellAsked: problem.cell,
      cellsX: grid.nx,
      cellsY: grid.ny,
      cellsZ: grid.nz,
      explicitStep: run.explicitStep,
      superSteps: run.superSteps,
      refusedSteps: run.refusedSteps,
      evaluations: run.evaluations,
      cellUpdates: run.cellUpdates,
      tableBins: discretization.table.bins,
      cryoprobeCoupling: kappas,
    },
  };
}

/** The grid of the run, as results carry it. */
export function gridOf<Store extends FieldStore>(run: Run<Store>): TensorGrid {
  const { xEdges, yEdges, zEdges } = run.stepper.discretization.grid;
  return { xEdges, yEdges, zEdges };
}

/** How far the run is, with a report where one was asked for. */
export function progressOf<Store extends FieldStore>(run: Run<Store>): SimulationProgress {
  return { grid: gridOf(run), time: run.time, endTime: run.endTime, report: takeReport(run) };
}

/** Ends a run that was canceled. */
export function refuseCanceled<Store extends FieldStore>(
  run: Run<Store>,
  { signal }: Pick<SimulationOptions, "signal">,
): void {
  if (signal?.aborted !== true) return;
  throw new EngineError(
    "ENGINE_CANCELED",
    `The simulation was canceled at ${run.time.toFixed(1)} s of ${run.endTime.toFixed(1)} s; start it again to get a result.`,
  );
}

/** The result of a finished run; `wallTime` in s. */
export function resultOf<Store extends FieldStore>(
  run: Run<Store>,
  options: SimulationOptions,
  wallTime: number,
): SimulationResult {
  const { discretization, backend } = run.stepper;
  const plain = { shift: 0, unsolved: 0 } as const;
  const { records, tracks } = run;
  return {
    backend: backend.name,
    settings: settingsOf(run, options),
    grid: gridOf(run),
    reports: run.reports,
    minimumTemperature: unpadded(discretization, records.minimum, {
      shift: discretization.reference,
      unsolved: "medium",
    }),
    timeBelow: discretization.problem.thresholds.map((threshold, index) => ({
      threshold,
      time: unpadded(discretization, records.below[index] as Float32Array, plain),
    })),
    coolingRate: unpadded(discretization, records.cooling, plain),
    warmingRate: unpadded(discretization, records.warming, plain),
    samples: run.samples.map(sampleHistory),
    cryoprobes: tracks.map((track) => ({
      times: Float64Array.from(track.times),
      powers: Float64Array.from(track.powers),
      surfaceTemperatures: Float64Array.from(track.surfaces),
    })),
    energy: balanceOf(run),
    wallTime,
  };
}
