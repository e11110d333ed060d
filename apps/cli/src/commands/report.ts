import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Volume } from "@isotherm/imaging";
import {
  combineMembers,
  defaultRadiofrequencyChoice,
  ensembleSettings,
  planReport,
  prepareEnsemble,
  type ReportCertainty,
  sensitivities,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { Command } from "../command.ts";
import { computeMembers } from "../compute/compute-members.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { computePlan, planFromFile, planVolume } from "../plan-run.ts";
import { progressLine } from "../progress.ts";
import { computeLesion, radiofrequencyMode, radiofrequencyModes } from "../radiofrequency-run.ts";
import { threadCount } from "../threads.ts";

const help = `isotherm report PLAN.json [--ct FOLDER] [--members N] [--rf MODE] --out FILE.pdf

Simulates a plan and writes its report: pictures, numbers, findings with sources, settings, on one page; one page more for
each of the two that is asked for.

  --ct FOLDER   the images the plan is drawn on; not needed for a plan on a built-in phantom
  --members N   adds how sure the freeze is, from an ensemble of N (isotherm uncertainty)
  --rf MODE     adds the lesion of radiofrequency (isotherm compare-rf): ${radiofrequencyModes.join(", ")}
  --out FILE    the PDF to write

Example
  npx isotherm report /tmp/neck/plan.json --ct /tmp/neck/ct --members 50 --rf monopolar --out neck.pdf
`;

async function certaintyOf(plan: TreatmentPlan, volume: Volume, count: number): Promise<ReportCertainty> {
  const settings = ensembleSettings({ count });
  const progress = progressLine("members");
  const outcomes = await computeMembers(
    prepareEnsemble(plan, volume, settings),
    threadCount(undefined),
    (known) => progress.show(known.length / count),
  );
  progress.end();
  return {
    uncertainty: combineMembers(plan, settings, outcomes),
    sensitivities: sensitivities(plan, settings, outcomes),
  };
}

/** `isotherm report`: the plan on paper. */
export const reportCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ct: { type: "string" },
        members: { type: "string" },
        rf: { type: "string" },
        out: { type: "string" },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length !== 1) throw new UsageError("report needs one plan file.");
    if (!values.out) throw new UsageError("report needs --out FILE.pdf.");
    const mode = values.rf === undefined ? null : radiofrequencyMode("rf", values.rf);
    const plan = await planFromFile(file);
    const volume = await planVolume(plan, values.ct);
    const outcome = await computePlan(plan, volume);
    const certainty =
      values.members === undefined
        ? {}
        : { certainty: await certaintyOf(plan, volume, Number(values.members)) };
    const radiofrequency =
      mode === null
        ? {}
        : { radiofrequency: await computeLesion(plan, volume, defaultRadiofrequencyChoice(mode)) };
    await writeFile(values.out, await planReport({ plan, outcome, volume, ...certainty, ...radiofrequency }));
    process.stderr.write(`isotherm: wrote ${values.out}\n`);
    return exitCode.done;
  },
};
