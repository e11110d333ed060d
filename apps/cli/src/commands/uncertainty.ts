import { parseArgs } from "node:util";
import { askEnsemble, openJobQueue } from "@isotherm/jobs";
import {
  combineMembers,
  type EnsembleCase,
  ensembleSettings,
  type MemberOutcome,
  prepareEnsemble,
  type Sensitivity,
  sensitivities,
  type Uncertainty,
} from "@isotherm/planning";
import type { Command } from "../command.ts";
import { computeMembers, type TellMembers } from "../compute/compute-members.ts";
import { type Cost, startClock } from "../cost.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { planFromFile, planVolume } from "../plan-run.ts";
import { printJson, progressLine } from "../progress.ts";
import { threadCount } from "../threads.ts";

const help = `isotherm uncertainty PLAN.json [--ct FOLDER] [--members N] [--seed N] [--database URL] [--threads N] [--json]

Computes a plan many times over, with everything that is not known well enough drawn anew in each member, and says how
likely the nerve and every structure are to be reached. Settings and draws come from the seed: the same seed gives the
same numbers, wherever the members are computed.

  --ct FOLDER      the images the plan is drawn on; not needed for a plan on a built-in phantom
  --members N      default ${ensembleSettings().count}
  --seed N         default ${ensembleSettings().seed}
  --database URL   let the workers of this PostgreSQL compute (isotherm worker), not this machine's cores; what is
                   stored there is tissue and geometry round the nerve, no image, name or UID
  --threads N      without --database; default: one a core
  --json           the answer as JSON, without the fields in space

Example
  npx isotherm uncertainty /tmp/neck/plan.json --ct /tmp/neck/ct --members 50
`;

/** Seconds without any outcome after which it is said that somebody has to work. */
const quietS = 15;

/** Members by whatever workers serve a database. */
async function computeThere(
  ensemble: EnsembleCase,
  url: string,
  tell: TellMembers,
): Promise<readonly MemberOutcome[]> {
  const note = (line: string): boolean => process.stderr.write(`isotherm: ${line}\n`);
  const queue = await openJobQueue(url, note);
  const canceled = new AbortController();
  const cancel = (): void => canceled.abort();
  process.once("SIGINT", cancel);
  const quiet = setTimeout(
    () => note("no member has come yet; start workers with: isotherm worker --database URL"),
    quietS * 1000,
  );
  try {
    return await askEnsemble(queue, ensemble, {
      signal: canceled.signal,
      onOutcome: (outcomes) => {
        clearTimeout(quiet);
        tell(outcomes);
      },
    });
  } finally {
    clearTimeout(quiet);
    process.removeListener("SIGINT", cancel);
    await queue.close();
  }
}

interface Answer {
  readonly uncertainty: Uncertainty;
  readonly bars: readonly Sensitivity[];
  readonly cost: Cost;
}

function summary({ uncertainty, bars, cost }: Answer): Readonly<Record<string, unknown>> {
  const { probabilities, quantiles, geometry, ...numbers } = uncertainty;
  const { dimensions, spacingMm, originLpsMm } = geometry;
  return { ...numbers, sensitivities: bars, grid: { dimensions, spacingMm, originLpsMm }, ...cost };
}

const percent = (fraction: number): string => `${Math.round(100 * fraction)} %`.padStart(5);

function tellAnswer({ uncertainty, bars, cost }: Answer): void {
  console.log(
    `${uncertainty.memberCount} members in ${cost.wallS.toFixed(1)} s (${uncertainty.computedWith.join("; ")})`,
  );
  for (const { name, unit, range } of uncertainty.answers) {
    const text = range
      ? [range.low, range.median, range.high].map((value) => value.toFixed(1)).join(" / ")
      : "–";
    console.log(`  ${name}: ${text} ${unit} (5 / 50 / 95 %)`);
  }
  for (const { structureName, iceFraction, lesionFraction } of uncertainty.structures) {
    if (iceFraction > 0) {
      console.log(`  ${percent(iceFraction)} ice, ${percent(lesionFraction)} −20 °C at ${structureName}`);
    }
  }
  for (const { name, bars: strongest } of bars) {
    const text = strongest.slice(0, 4).map((bar) => `${bar.name} ${percent(bar.varianceFraction).trim()}`);
    if (text.length > 0) console.log(`  what moves “${name}” most: ${text.join(", ")}`);
  }
}

async function answered(
  args: readonly string[],
): Promise<{ readonly answer: Answer; readonly json: boolean }> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ct: { type: "string" },
      members: { type: "string" },
      seed: { type: "string" },
      database: { type: "string" },
      threads: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length !== 1) throw new UsageError("uncertainty needs one plan file.");
  const threads = threadCount(values.threads);
  const settings = ensembleSettings({
    ...(values.members === undefined ? {} : { count: Number(values.members) }),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  });
  const plan = await planFromFile(file);
  const volume = await planVolume(plan, values.ct);
  const progress = progressLine("members");
  const spent = startClock();
  const ensemble = prepareEnsemble(plan, volume, settings);
  const tell: TellMembers = (outcomes) => progress.show(outcomes.length / settings.count);
  const outcomes =
    values.database === undefined
      ? await computeMembers(ensemble, threads, tell)
      : await computeThere(ensemble, values.database, tell);
  progress.end();
  const uncertainty = combineMembers(plan, settings, outcomes);
  const bars = sensitivities(plan, settings, outcomes);
  return { answer: { uncertainty, bars, cost: spent() }, json: values.json };
}

/** `isotherm uncertainty`: how sure a plan can be. */
export const uncertaintyCommand: Command = {
  help,
  run: async (args) => {
    const { answer, json } = await answered(args);
    if (json) printJson(summary(answer));
    else tellAnswer(answer);
    return exitCode.done;
  },
};
