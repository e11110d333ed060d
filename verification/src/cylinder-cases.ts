import {
  type BioheatProblem,
  isothermVolume,
  type ProcessorBackend,
  type SimulationResult,
  sampleField,
  simulate,
} from "@isotherm/engine";
import { mushyCylinder } from "./exact/mushy-freezing.ts";
import { mushyReference, referenceSet } from "./exact/reference-set.ts";
import { cylinderFreezing } from "./exact/sharp-freezing.ts";
import {
  exactProblem,
  kirchhoffField,
  kirchhoffPotential,
  mushyTissue,
  sharpTissue,
  shortSteps,
  throughRod,
} from "./exact-problem.ts";
import { type VerificationCase, verificationCase } from "./verification-case.ts";

const side = 60e-3;
const radius = 0.75e-3;
/** [s] The run begins with the exact field of this time. */
const start = 30;
const end = 300;
const power = 300;
/** [m] Off the cell centers and off the cell faces. */
const axis = { x: side / 2 + 0.12e-3, y: side / 2 - 0.07e-3 };

type Kind = "sharp" | "mushy";

function exactFor(kind: Kind): (r: number, time: number) => number {
  return kind === "sharp"
    ? cylinderFreezing(referenceSet, power).temperature
    : mushyCylinder(mushyReference, power).temperature;
}

/** The rod draws Q′ at its limit of power, or follows the exact temperature at its surface. */
function surfaceFor(
  kind: Kind,
  drive: "power" | "temperature",
  height: number,
): BioheatProblem["cryoprobes"][0]["surface"] {
  if (drive === "power") {
    return { kind: "coolant", temperature: -250, heatTransfer: 1e6, maximumPower: power * height };
  }
  const temperature = exactFor(kind);
  const trace = Array.from({ length: 109 }, (_, n): [number, number] => [
    n * 2.5,
    temperature(radius, start + n * 2.5),
  ]);
  return { kind: "temperature", trace };
}

/** A flat box round a rod along z. */
export function runDisc(
  kind: Kind,
  options: {
    readonly cell: number;
    readonly backend: ProcessorBackend;
    readonly drive: "power" | "temperature";
  },
): SimulationResult {
  const { cell, backend, drive } = options;
  const height = 2 * cell;
  const exact = exactFor(kind);
  // A temperature trace counts from the start of its freeze step, so it needs one step; power can have many short ones.
  const step = drive === "power" ? 15 : end - start;
  const problem = exactProblem(kind === "sharp" ? sharpTissue(referenceSet) : mushyTissue(mushyReference), {
    size: [side, side, height],
    cell,
    cryoprobes: [throughRod({ ...axis, height, radius, surface: surfaceFor(kind, drive, height) })],
    protocol: shortSteps("freeze", end - start, step),
  });
  return simulate(problem, {
    backend,
    grid: "uniform",
    initialField: ([x, y]) => exact(Math.max(Math.hypot(x - axis.x, y - axis.y), radius), start),
  });
}

/** [m] Radius of the circle with the area of the isotherm, drawn in the Kirchhoff potential. */
function equivalentRadius(kind: Kind, result: SimulationResult, temperature: number): number {
  const { zEdges } = result.grid;
  const height = (zEdges.at(-1) ?? 0) - (zEdges[0] ?? 0);
  const material = kind === "sharp" ? referenceSet : mushyReference;
  const field = kirchhoffField(material, result.reports.at(-1)?.temperature ?? new Float32Array());
  const volume = isothermVolume(result.grid, field, kirchhoffPotential(material)(temperature));
  return Math.sqrt(volume / height / Math.PI);
}

/** 5.2 with a sharp front, 5.5 with a mushy zone; by power and by surface temperature. */
export function cylinderCases(backend: ProcessorBackend): readonly VerificationCase[] {
  const sharp = cylinderFreezing(referenceSet, power);
  const mushy = mushyCylinder(mushyReference, power);
  return (["power", "temperature"] as const).flatMap((drive) => {
    const by = drive === "power" ? "rod at its power limit" : "rod at the exact temperature";
    const thin = runDisc("sharp", { cell: 0.5e-3, backend, drive });
    const wide = runDisc("mushy", { cell: 0.5e-3, backend, drive });
    const row = (
      id: string,
      numbers: { title: string; quantity: string; expected: number; computed: number },
    ): VerificationCase =>
      verificationCase({ id: `cylinder/${id}-${drive}`, ...numbers, limit: 0.01, errorKind: "relative" });
    return [
      row("sharp-front", {
        title: `5.2 cylinder, 300 W/m, 300 s, 0.5 mm, ${by}`,
        quantity: "front [mm]",
        expected: sharp.front(end) * 1e3,
        computed: equivalentRadius("sharp", thin, -1) * 1e3,
      }),
      row("liquidus", {
        title: `5.5 cylinder, 300 W/m, 300 s, 0.5 mm, ${by}`,
        quantity: "liquidus [mm]",
        expected: mushy.liquidusAt(end) * 1e3,
        computed: equivalentRadius("mushy", wide, -1) * 1e3,
      }),
      row("solidus", {
        title: `5.5 cylinder, 300 W/m, 300 s, 0.5 mm, ${by}`,
        quantity: "solidus [mm]",
        expected: mushy.solidusAt(end) * 1e3,
        computed: equivalentRadius("mushy", wide, -8) * 1e3,
      }),
    ];
  });
}

/** [K] Mean error of temperature in the liquid away from the mushy zone, 5.5 at 300 s. */
export function discError(cell: number, backend: ProcessorBackend): number {
  const result = runDisc("mushy", { cell, backend, drive: "power" });
  const field = result.reports.at(-1)?.temperature ?? new Float32Array();
  const exact = exactFor("mushy");
  const height = 2 * cell;
  let sum = 0;
  let count = 0;
  for (let r = 9e-3; r < 20e-3; r += 0.5e-3) {
    for (let n = 0; n < 24; n++) {
      const angle = (2 * Math.PI * n) / 24;
      const point = [axis.x + r * Math.cos(angle), axis.y + r * Math.sin(angle), height / 2] as const;
      sum += (sampleField(result.grid, field, point) - exact(r, end)) ** 2;
      count += 1;
    }
  }
  return Math.sqrt(sum / count);
}
