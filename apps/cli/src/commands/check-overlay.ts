import { parseArgs } from "node:util";
import type { OverlayChange } from "@isotherm/knowledge";
import type { CheckedOverlay } from "@isotherm/knowledge/check";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { printJson } from "../progress.ts";
import { checkOverlayFolder } from "../site-overlay.ts";

const help = `isotherm check-overlay FOLDER [--json]

Checks the records of a site that replace ours or add to them, as strictly as ours: shape, links, cases of rules, reach,
reading age, licences, wording. Says what each record replaces or adds, or, one sentence each, why the folder is refused. A
folder is used whole or not at all. Nothing is changed.

  FOLDER/targets/sural-nerve.json     a whole record; one with an id of ours replaces it, another is added
  FOLDER/overlay.json                 { "site": "Name of the site" }; without it the folder gives the name
  --json                              the whole answer as JSON on stdout

The server uses the folder overlay of its data folder, or the one named with --overlay or ISOTHERM_OVERLAY; the other verbs of
isotherm use ISOTHERM_OVERLAY. Exit code 3 when it is refused.

Example
  npx isotherm check-overlay ~/.isotherm/overlay
`;

/** `isotherm check-overlay`: what would a site's records change, and are they right? */
export const checkOverlayCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean" } },
    });
    const [folder] = positionals;
    if (!folder || positionals.length !== 1) throw new UsageError("check-overlay needs one folder.");
    const checked = await checkOverlayFolder(folder);
    if (values.json) printJson({ site: checked.overlay?.site ?? null, ...withoutRecords(checked) });
    else tell(checked);
    return checked.overlay === null ? exitCode.refused : exitCode.done;
  },
};

function withoutRecords({ problems, differences }: CheckedOverlay): Omit<CheckedOverlay, "overlay"> {
  return { problems, differences };
}

function tell({ overlay, problems, differences }: CheckedOverlay): void {
  for (const problem of problems) console.log(problem);
  if (overlay === null) {
    console.log(`refused: ${countText(problems.length, "problem")}; nothing of it is used`);
    return;
  }
  for (const { folder, id, kind, changes } of differences) {
    console.log(`${kind.padEnd(9)} ${folder}/${id}`);
    if (kind === "replaced") for (const change of changes) console.log(`  ${changeText(change)}`);
  }
  console.log(`accepted: ${countText(differences.length, "record")} of ${overlay.site}`);
}

function changeText({ path, before, after }: OverlayChange): string {
  return `${path}: ${JSON.stringify(before) ?? "absent"} → ${JSON.stringify(after) ?? "absent"}`;
}

function countText(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
