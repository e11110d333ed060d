import { parseArgs } from "node:util";
import { backupSite } from "@isotherm/server";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { siteAddress } from "../site-address.ts";

const help = `isotherm backup FILE [--data FOLDER]

Writes the whole site as it is at one moment into one file: persons, records, plans, accounts, the audit log and every stored
image, each with its hash. The server may run meanwhile. FILE is a tar file that only its owner may read, because it holds names;
keep it as you keep the site. An existing file is never written over.

  --data FOLDER   the data folder; default: ISOTHERM_DATA, else the folder of npm start
  DATABASE_URL    the database of a hospital, as for npm start

Jobs that wait or run are no part of a backup.

Example
  npx isotherm backup /mnt/safe/isotherm-2026-11-27.tar
`;

/** `isotherm backup`: a whole site in one file. */
export const backupCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string" } },
    });
    const [path] = positionals;
    if (!path || positionals.length !== 1) throw new UsageError("backup needs the name of one file.");
    const report = await backupSite(siteAddress(values.data), path);
    console.log(`${report.path}: ${report.rowCount} rows and ${report.blobCount} files, whole`);
    return exitCode.done;
  },
};
