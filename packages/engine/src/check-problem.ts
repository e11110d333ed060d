import { checkCryoprobes } from "./check/check-cryoprobes.ts";
import { checkMedia } from "./check/check-media.ts";
import { checkNumber, checkPoint, refuse, temperatureLimits } from "./check/findings.ts";
import { bytesPerCell, fullResolution, memoryLimit, previewResolution } from "./defaults.ts";
import { EngineError } from "./errors.ts";
import { gridEdges } from "./grid.ts";
import type { SimulationOptions } from "./options.ts";
import type { BioheatProblem } from "./problem.ts";

/** More cells than this along one axis are refused before their edges are made. */
const mostCellsPerAxis = 100_000;

function checkBox(problem: BioheatProblem): void {
  checkPoint("origin of the box", problem.origin);
  checkNumber("cell", problem.cell, { unit: "m", above: 0 });
  for (const [axis, length] of [...problem.size].entries()) {
    const name = `size of the box along ${"xyz"[axis]}`;
    checkNumber(name, length, { unit: "m", above: 0 });
    if (length / problem.cell > mostCellsPerAxis) {
      refuseSize(
        `${name} is ${(length * 1e3).toFixed(1)} mm, ${Math.round(length / problem.cell)} cells of ${problem.cell * 1e3} mm`,
      );
    }
  }
  for (const [side, condition] of Object.entries(problem.boundary)) {
    if (condition.kind === "temperature")
      checkNumber(`temperature of ${side}`, condition.temperature, temperatureLimits);
    if (condition.kind !== "convective") continue;
    checkNumber(`ambient temperature of ${side}`, condition.ambient, temperatureLimits);
    checkNumber(`heat transfer of ${side}`, condition.heatTransfer, { unit: "W/(m²·K)", from: 0 });
  }
  checkNumber("initial temperature", problem.initialTemperature, temperatureLimits);
}

function checkBlood({ blood, media }: BioheatProblem): void {
  if (!media.some((medium) => medium.kind === "tissue" && medium.perfusion > 0)) return;
  checkNumber("density of blood", blood.density, { unit: "kg/m³", above: 0 });
  checkNumber("heat capacity of blood", blood.heatCapacity, { unit: "J/(kg·K)", above: 0 });
  checkNumber("temperature of blood", blood.temperature, temperatureLimits);
}

function refuseSize(what: string): never {
  throw new EngineError(
    "ENGINE_GRID_TOO_LARGE",
    `${what}, is too fine for the memory; take a larger cell or a smaller box.`,
  );
}

function checkMemory(problem: BioheatProblem, options: SimulationOptions): void {
  const resolution = options.accuracy === "preview" ? previewResolution : fullResolution;
  const edges = gridEdges(problem, resolution, options.grid ?? "graded");
  const [nx, ny, nz] = edges.map((row) => row.length - 1) as [number, number, number];
  const perCell = bytesPerCell + 4 * problem.thresholds.length + 4 * problem.reportTimes.length;
  const bytes = nx * ny * nz * perCell;
  if (bytes <= memoryLimit) return;
  const megabytes = (value: number): string => `${Math.round(value / 2 ** 20)} MiB`;
  refuseSize(
    `the grid of ${nx} × ${ny} × ${nz} cells needs ${megabytes(bytes)} where ${megabytes(memoryLimit)} are allowed and so`,
  );
}

/**
 * Refuses a problem that cannot be solved: the first fault found, in one sentence with name, value, limit and way out.
 * Lengths are in m, temperatures in °C, properties in the SI units of `BioheatProblem`. Of the options only `accuracy`
 * and `grid` count: they decide how many cells the grid has [1] and so how many bytes it needs. Nothing is returned.
 * The ranges of numbers are those of `check/`, the limit on memory is `memoryLimit`; no equation is used.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE
 */
export function checkProblem(problem: BioheatProblem, options: SimulationOptions = {}): void {
  checkBox(problem);
  checkMedia(problem);
  checkBlood(problem);
  checkCryoprobes(problem);
  const hasTissue = problem.media.some((medium) => medium.kind === "tissue");
  if (!hasTissue) refuse("none of the media is a tissue; there is nothing to solve.");
  checkMemory(problem, options);
}
