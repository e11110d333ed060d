import { parseArgs } from "node:util";
import { restoreSite } from "@isotherm/server";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { givenPassphrase } from "../passphrase.ts";
import { siteAddress } from "../site-address.ts";

const help = `isotherm restore FILE --data FOLDER [--passphrase-file FILE]

Makes a site from a backup, in a data folder without one (and in an empty database, where DATABASE_URL names one). Every byte of
the file is checked first: a damaged backup, or one that the passphrase does not open, is refused whole, and nothing is ever written
over a site.

  --data FOLDER           the data folder to make; default: ISOTHERM_DATA, else the folder of npm start
  --passphrase-file FILE  the passphrase is the first line of this file; otherwise it is asked for on the terminal
  DATABASE_URL            an empty database of a hospital, as for npm start

Example
  npx isotherm restore /mnt/safe/isotherm-2026-11-27.backup --data /var/lib/isotherm-restored
`;

/** `isotherm restore`: a site from a backup. */
export const restoreCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string" }, "passphrase-file": { type: "string" } },
    });
    const [path] = positionals;
    if (!path || positionals.length !== 1) throw new UsageError("restore needs the name of one file.");
    const report = await restoreSite(siteAddress(values.data), path, () =>
      givenPassphrase(values["passphrase-file"]),
    );
    console.log(
      `${report.dataFolder}: the site as it was at ${report.createdAt}, ${report.rowCount} rows and ${report.blobCount} files`,
    );
    return exitCode.done;
  },
};
