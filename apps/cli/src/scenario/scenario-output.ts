import {
  type BioheatProblem,
  isothermExtents,
  isothermVolume,
  type SimulationResult,
  type TemperatureReport,
} from "@isotherm/engine";
import type { Scenario } from "./scenario.ts";

const millimetresPerMetre = 1e3;
const millilitresPerCubicMetre = 1e6;

const millimetres = (length: number): number => length * millimetresPerMetre;

function minimum(values: Float32Array): number {
  let coldest = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < coldest) coldest = value;
  return coldest;
}

interface Run {
  readonly scenario: Scenario;
  readonly problem: BioheatProblem;
  readonly result: SimulationResult;
}

function reportOutput({ scenario, problem, result }: Run, report: TemperatureReport): unknown {
  return {
    timeS: report.time,
    isotherms: scenario.isothermsC.map((temperatureC) => {
      const extents = problem.cryoprobes.map((cryoprobe) =>
        isothermExtents(result.grid, report.temperature, { temperature: temperatureC, cryoprobe }),
      );
      return {
        temperatureC,
        volumeMl: isothermVolume(result.grid, report.temperature, temperatureC) * millilitresPerCubicMetre,
        acrossCryoprobeMm: extents.map((extent) => millimetres(extent.across)),
        alongCryoprobeMm: extents.map((extent) => millimetres(extent.along)),
      };
    }),
    minimumTemperatureC: minimum(report.temperature),
  };
}

/** The answer to a scenario, in the words of docs/scenario.md; numbers as computed, to be rounded when printed. */
export function scenarioOutput(run: Run): Readonly<Record<string, unknown>> {
  const { scenario, result } = run;
  const { energy, settings } = result;
  return {
    settings: {
      engineVersion: settings.engineVersion,
      integrator: settings.integrator,
      longestStepS: settings.longestStep,
      threads: settings.threads,
      cellMm: millimetres(settings.cell),
      ...settings.details,
      scenario,
    },
    backend: result.backend,
    wallS: result.wallTime,
    cells: settings.cells,
    reports: result.reports.map((report) => reportOutput(run, report)),
    samples: result.samples.map((sample) => ({
      pointMm: sample.point.map(millimetres),
      timesS: sample.times,
      temperaturesC: sample.temperatures,
    })),
    energy: {
      fromCryoprobesJ: energy.fromCryoprobes,
      fromBloodJ: energy.fromBlood,
      fromMetabolismJ: energy.fromMetabolism,
      fromVesselsJ: energy.fromVessels,
      throughBoundaryJ: energy.throughBoundary,
      storedJ: energy.stored,
      balanceError: energy.balanceError,
    },
  };
}
