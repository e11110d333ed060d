import { parseArgs } from "node:util";
import {
  type PlacementCase,
  type PlacementSuggestions,
  preparePlacement,
  rankPlacements,
  type TrialOutcome,
} from "@isotherm/planning";
import type { Command } from "../command.ts";
import { startComputeTeam } from "../compute/compute-team.ts";
import { type Cost, startClock } from "../cost.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { planFromFile, planVolume } from "../plan-run.ts";
import { printJson, progressLine } from "../progress.ts";
import { positiveNumber, threadCount } from "../threads.ts";

const help = `isotherm suggest PLAN.json [--ct FOLDER] [--device ID] [--length MM] [--freeze S] [--probes 1|2] [--threads N] [--json]

Looks for straight paths from the skin to the nerve of a plan that miss bone, vessels, lung, airway and the rest by their
margins, freezes the best few on the anatomy, and says for each the shortest freeze that covers the nerve without crossing
a limit. Paths that were turned away are counted by reason. The plan is not changed.

  --ct FOLDER   the images the plan is drawn on; not needed for a plan on a built-in phantom
  --device ID   a cryoprobe of the catalog; may be given several times; default: those of the plan
  --length MM   nerve to be covered; default: the length that advice aims at, or the whole nerve if that is shorter
  --freeze S    the longest freeze allowed; default: the longest of the plan's protocol
  --probes N    most cryoprobes of one suggestion, 1 or 2 (default 2; two only where one does not cover the nerve)
  --threads N   default: one a core
  --json        the whole answer as JSON

Exit code 4 when no suggestion has a freeze that covers the nerve without crossing a limit.

Example
  npx isotherm suggest /tmp/neck/plan.json --ct /tmp/neck/ct
`;

/** The freezes of a search, over all threads. */
async function freezeTrials(
  search: PlacementCase,
  threads: number,
  onDone: (doneCount: number) => void,
): Promise<readonly TrialOutcome[]> {
  const team = startComputeTeam(Math.min(threads, Math.max(1, search.trials.length)));
  let doneCount = 0;
  try {
    return await Promise.all(
      search.trials.map(async ({ index }) => {
        const outcome = await team.compute<TrialOutcome>({ kind: "placement", key: "search", search }, index);
        doneCount += 1;
        onDone(doneCount);
        return outcome;
      }),
    );
  } finally {
    await team.close();
  }
}

const place = (point: readonly number[]): string => `(${point.map((mm) => mm.toFixed(1)).join(", ")})`;

function tell(found: PlacementSuggestions): void {
  console.log(
    `${found.triedCount} paths looked at, ${found.clearCount} clear, ${found.frozenCount} frozen (${found.computedWith ?? "none"})`,
  );
  for (const [n, one] of found.suggestions.entries()) {
    const shafts = one.cryoprobes.map(
      ({ entryLpsMm, tipLpsMm }) => `${place(entryLpsMm)} → ${place(tipLpsMm)}`,
    );
    console.log(
      `${String(n + 1).padStart(2)}  ${shafts.join(" and ")} mm, ${one.pathLengthMm.toFixed(0)} mm long`,
    );
    console.log(`    ${one.freezeText}`);
    const near = one.clearances
      .slice(0, 3)
      .map(
        ({ structureName, clearanceMm, marginMm }) =>
          `${structureName} ${clearanceMm.toFixed(1)} mm (at least ${marginMm})`,
      );
    if (near.length > 0) console.log(`    nearest: ${near.join("; ")}`);
  }
  console.log("turned away");
  for (const { count, text } of found.rejections.slice(0, 12))
    console.log(`  ${String(count).padStart(6)}  ${text}`);
  const status = [...new Set(found.margins.map((margin) => margin.status))].join(", ");
  console.log(`Margins of paths are ${status}; --json gives each with its source. ${found.rankedBy}`);
}

async function search(
  args: readonly string[],
): Promise<{ readonly found: PlacementSuggestions; readonly cost: Cost; readonly json: boolean }> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ct: { type: "string" },
      device: { type: "string", multiple: true },
      length: { type: "string" },
      freeze: { type: "string" },
      probes: { type: "string", default: "2" },
      threads: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length !== 1) throw new UsageError("suggest needs one plan file.");
  if (values.probes !== "1" && values.probes !== "2") throw new UsageError("--probes is 1 or 2.");
  const threads = threadCount(values.threads);
  const plan = await planFromFile(file);
  const volume = await planVolume(plan, values.ct);
  const spent = startClock();
  const progress = progressLine("searching");
  const run = preparePlacement(plan, volume, {
    mostCryoprobes: values.probes === "1" ? 1 : 2,
    ...(values.device ? { deviceIds: values.device } : {}),
    ...(values.length ? { wantedLengthMm: positiveNumber("--length", values.length) } : {}),
    ...(values.freeze ? { longestFreezeS: positiveNumber("--freeze", values.freeze) } : {}),
  });
  let step = run.next();
  let pathsFraction = 0;
  for (; !step.done; step = run.next()) {
    pathsFraction = step.value.fraction;
    progress.show(pathsFraction);
  }
  const prepared = step.value;
  const outcomes = await freezeTrials(prepared, threads, (doneCount) =>
    progress.show(pathsFraction + (1 - pathsFraction) * (doneCount / prepared.trials.length)),
  );
  progress.end();
  return { found: rankPlacements(prepared, outcomes), cost: spent(), json: values.json };
}

/** `isotherm suggest`: where the cryoprobes of a plan could go. */
export const suggestCommand: Command = {
  help,
  run: async (args) => {
    const { found, cost, json } = await search(args);
    if (json) printJson({ ...found, ...cost });
    else tell(found);
    return found.suggestions.some((one) => one.shortestFreezeS !== null) ? exitCode.done : exitCode.critical;
  },
};
