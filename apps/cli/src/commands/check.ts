import { parseArgs } from "node:util";
import { checkSite, verifyBackup } from "@isotherm/server";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { givenPassphrase } from "../passphrase.ts";
import { printJson } from "../progress.ts";
import { siteAddress } from "../site-address.ts";

const help = `isotherm check [--rebuild] [--data FOLDER] [--json]
isotherm check --backup FILE [--passphrase-file FILE] [--json]

Checks a site: the chain of the audit log and every row that it speaks of (changed, removed, put in, in another order, cut off at
the end), every stored file against its hash, and the flat rows of worklists and lists against the events. The server may run
meanwhile. With --backup, reads a backup instead and compares every byte with the hashes that it carries; nothing is restored.

  --rebuild       make the flat rows that differ anew from the events
  --data FOLDER   the data folder; default: ISOTHERM_DATA, else the folder of npm start
  --json          the whole answer as JSON on stdout
  --backup FILE   check this backup
  --passphrase-file FILE
                  its passphrase is the first line of this file; otherwise it is asked for on the terminal
  DATABASE_URL    the database of a hospital, as for npm start

Exit code 4 when something is not as it was written, 3 for a backup that is damaged or does not open.

Example
  npx isotherm check
`;

/** `isotherm check`: is everything as it was written. */
export const checkCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rebuild: { type: "boolean" },
        data: { type: "string" },
        json: { type: "boolean" },
        backup: { type: "string" },
        "passphrase-file": { type: "string" },
      },
    });
    if (positionals.length > 0)
      throw new UsageError(
        "check takes no file; name the data folder with --data, or a backup with --backup.",
      );
    const { backup, json = false } = values;
    if (backup !== undefined)
      return checkBackupFile({ path: backup, passphraseFile: values["passphrase-file"], json });
    const report = await checkSite(siteAddress(values.data), values.rebuild ? "rebuild" : "compare");
    if (json) printJson(report);
    else {
      for (const problem of report.problems) console.log(problem);
      const rebuilt = report.rebuiltCount > 0 ? `, the flat rows of ${report.rebuiltCount} made anew` : "";
      console.log(
        `${report.auditEntryCount} audit entries, ${report.patientCount} patients${rebuilt}, ${report.blobCount} files: ${
          report.problems.length === 0 ? "all as it was written" : `${report.problems.length} problems`
        }`,
      );
    }
    return report.problems.length === 0 ? exitCode.done : exitCode.critical;
  },
};

async function checkBackupFile({
  path,
  passphraseFile,
  json,
}: {
  readonly path: string;
  readonly passphraseFile: string | undefined;
  readonly json: boolean;
}): Promise<number> {
  const verdict = await verifyBackup(path, () => givenPassphrase(passphraseFile));
  if (json) printJson(verdict);
  else {
    const how = verdict.isEncrypted ? "encrypted" : "not encrypted";
    console.log(
      `${path}: of ${verdict.createdAt}, ${verdict.rowCount} rows and ${verdict.blobCount} files, whole, ${how}`,
    );
  }
  return exitCode.done;
}
