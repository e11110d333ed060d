import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { planReport } from "@isotherm/planning";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { computePlan, planFromFile, planVolume } from "../plan-run.ts";

const help = `isotherm report PLAN.json [--ct FOLDER] --out FILE.pdf

Simulates a plan and writes its one-page report: pictures, numbers, findings with sources, settings.

  --ct FOLDER   the images the plan is drawn on; not needed for a plan on a built-in phantom
  --out FILE    the PDF to write

Example
  npx isotherm report /tmp/neck/plan.json --ct /tmp/neck/ct --out neck.pdf
`;

/** `isotherm report`: the plan on one page. */
export const reportCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ct: { type: "string" }, out: { type: "string" } },
    });
    const [file] = positionals;
    if (!file || positionals.length !== 1) throw new UsageError("report needs one plan file.");
    if (!values.out) throw new UsageError("report needs --out FILE.pdf.");
    const plan = await planFromFile(file);
    const volume = await planVolume(plan, values.ct);
    const outcome = await computePlan(plan, volume);
    await writeFile(values.out, await planReport({ plan, outcome, volume }));
    process.stderr.write(`isotherm: wrote ${values.out}\n`);
    return exitCode.done;
  },
};
