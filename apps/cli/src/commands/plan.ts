import { parseArgs } from "node:util";
import type { PlanOutcome } from "@isotherm/planning";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { computePlan, planFromFile, planVolume } from "../plan-run.ts";
import { printJson } from "../progress.ts";

const help = `isotherm plan PLAN.json [--ct FOLDER] [--cell MM] [--json]

Simulates a plan on its CT and judges it: isotherms, the nerve millimeter by millimeter with its band, clearances to
every structure, findings with their sources. The 0 °C edge is what imaging can show; it is not the lesion.

  --ct FOLDER   the images the plan is drawn on; not needed for a plan on a built-in phantom
  --cell MM     accuracy asked for, as the cell of a uniform grid; default: what the plan says
  --json        the whole outcome as JSON, without the temperature fields

Exit code 4 when a finding is critical.

Example
  npx isotherm plan /tmp/neck/plan.json --ct /tmp/neck/ct
`;

function summary(outcome: PlanOutcome): Readonly<Record<string, unknown>> {
  const { history, ...numbers } = outcome;
  return {
    ...numbers,
    history: {
      dimensions: history.geometry.dimensions,
      spacingMm: history.geometry.spacingMm,
      originLpsMm: history.geometry.originLpsMm,
      timesS: history.timesS,
    },
  };
}

function tell(outcome: PlanOutcome): void {
  const endS = outcome.history.timesS.at(-1) ?? 0;
  console.log(
    `computed by ${outcome.backend} in ${outcome.wallS.toFixed(1)} s; energy closes to ${outcome.energy.balanceError.toExponential(1)}`,
  );
  console.log(`isotherms at ${endS} s`);
  for (const row of outcome.isotherms.filter((each) => each.timeS === endS)) {
    const across = row.acrossCryoprobeMm.map((value) => value.toFixed(1)).join(" / ");
    console.log(
      `  ${String(row.temperatureC).padStart(4)} °C  ${row.volumeMl.toFixed(2).padStart(7)} ml  across ${across || "–"} mm`,
    );
  }
  for (const row of outcome.lesion?.lengthBelow ?? []) {
    console.log(`  nerve at or below ${row.temperatureC} °C: ${row.lengthMm.toFixed(1)} mm`);
  }
  for (const finding of outcome.findings)
    console.log(`${finding.severity.padEnd(8)} ${finding.message} [${finding.status}]`);
}

/** `isotherm plan`: simulate and check a plan on a CT. */
export const planCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ct: { type: "string" }, cell: { type: "string" }, json: { type: "boolean" } },
    });
    const [file] = positionals;
    if (!file || positionals.length !== 1) throw new UsageError("plan needs one plan file.");
    const read = await planFromFile(file);
    const cellMm = values.cell === undefined ? read.simulation.cellMm : Number(values.cell);
    if (!(cellMm > 0)) throw new UsageError(`--cell ${values.cell} is not a length in millimeters.`);
    const plan = { ...read, simulation: { ...read.simulation, cellMm } };
    const outcome = await computePlan(plan, await planVolume(plan, values.ct));
    if (values.json) printJson(summary(outcome));
    else tell(outcome);
    return outcome.findings.some((finding) => finding.severity === "critical")
      ? exitCode.critical
      : exitCode.done;
  },
};
