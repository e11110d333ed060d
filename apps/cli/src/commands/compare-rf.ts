import { parseArgs } from "node:util";
import {
  compareLesions,
  defaultRadiofrequencyChoice,
  oneSession,
  type RadiofrequencyChoice,
  type RadiofrequencyOutcome,
  radiofrequencyMisses,
} from "@isotherm/planning";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { computePlan, planFromFile, planVolume } from "../plan-run.ts";
import { printJson } from "../progress.ts";
import { computeLesion, radiofrequencyMode, radiofrequencyModes } from "../radiofrequency-run.ts";

const help = `isotherm compare-rf PLAN.json [--ct FOLDER] [--mode MODE] [--electrode ID] [--tip C] [--time S] [--json]

Computes the freeze of a plan and a radiofrequency lesion of the same nerve in the same anatomy, and answers for both: what
is destroyed, what grows back, what is seen growing, what else is reached, char, time. Nothing is ranked. The electrode
stands on the path of the cryoprobe that comes nearest to the nerve.

  --ct FOLDER      the images the plan is drawn on; not needed for a plan on a built-in phantom
  --mode MODE      ${radiofrequencyModes.join(", ")}; default: monopolar
  --electrode ID   electrode of the catalog; default: the generic one of the mode
  --tip C          tip temperature, 60 to 90 °C; default: what practice uses
  --time S         generator on, 10 to 720 s; default: what practice uses
  --json           rows, lesion and settings as JSON, without the fields

Example
  npx isotherm compare-rf /tmp/neck/plan.json --mode cooled
`;

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new UsageError(`--${name} ${text} is no number; give one, such as --${name} ${otherwise}.`);
}

function tell(heat: RadiofrequencyOutcome, rows: ReturnType<typeof compareLesions>): void {
  console.log(`${heat.electrode.name}, ${heat.choice.tipTemperatureC} °C, ${heat.choice.lesionS} s`);
  for (const { question, cold, heat: hot, evidenceCardIds } of rows) {
    console.log(`\n${question}${evidenceCardIds.length === 0 ? "" : ` [${evidenceCardIds.join(", ")}]`}`);
    for (const [name, side] of [
      ["freeze", cold],
      ["radiofrequency", hot],
    ] as const) {
      const text = [side.computed, side.known].filter((part) => part !== null).join(" ");
      console.log(`  ${name.padEnd(15)} ${text} (${side.status})`);
    }
  }
  console.log("\nThis model of radiofrequency misses some measured lesions ex vivo:");
  for (const { quantity, measured, computed, limit } of radiofrequencyMisses) {
    console.log(`  ${quantity}: measured ${measured} ± ${limit}, computed ${computed.toFixed(1)}`);
  }
}

/** `isotherm compare-rf`: a freeze and a radiofrequency lesion of the same nerve. */
export const compareRfCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ct: { type: "string" },
        mode: { type: "string", default: "monopolar" },
        electrode: { type: "string" },
        tip: { type: "string" },
        time: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [file] = positionals;
    if (file === undefined) throw new UsageError("give the plan to compare: isotherm compare-rf PLAN.json");
    const usual = defaultRadiofrequencyChoice(radiofrequencyMode("mode", values.mode));
    const choice: RadiofrequencyChoice = {
      ...usual,
      electrodeId: values.electrode ?? usual.electrodeId,
      tipTemperatureC: numberOf("tip", values.tip, usual.tipTemperatureC),
      lesionS: numberOf("time", values.time, usual.lesionS),
    };
    const plan = await planFromFile(file);
    const volume = await planVolume(plan, values.ct);
    const heat = await computeLesion(plan, volume, choice);
    const cold = await computePlan(plan, volume);
    const rows = compareLesions(plan, { cold, heat }, oneSession);
    const { maximumC: _maximum, damageLog10: _damage, generator: _generator, ...numbers } = heat;
    if (values.json) printJson({ rows, radiofrequency: numbers, misses: radiofrequencyMisses });
    else tell(heat, rows);
    return exitCode.done;
  },
};
