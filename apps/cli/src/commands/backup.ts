import { parseArgs } from "node:util";
import { backupSite } from "@isotherm/server";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { newPassphrase } from "../passphrase.ts";
import { siteAddress } from "../site-address.ts";

const help = `isotherm backup FILE [--passphrase-file FILE] [--unencrypted] [--data FOLDER]

Writes the whole site as it is at one moment into one file: persons, records, plans, accounts, the audit log and every stored
image, each with its hash. The server may run meanwhile. An existing file is never written over.

The file is encrypted with a passphrase of 15 characters or more (scrypt, AES-256-GCM in pieces), which is asked for on the terminal.
Keep the passphrase apart from the file: without it nobody opens the backup, we neither.

  --passphrase-file FILE  the passphrase is the first line of this file, for a backup by night
  --unencrypted           a plain tar file instead, which holds names and images for whoever finds it; the key of the second
                          factors is left out, so that after a restore people use recovery codes or set them up anew
  --data FOLDER           the data folder; default: ISOTHERM_DATA, else the folder of npm start
  DATABASE_URL            the database of a hospital, as for npm start

Jobs that wait or run are no part of a backup. isotherm check --backup FILE says whether a backup is whole.

Example
  npx isotherm backup /mnt/safe/isotherm-2026-11-27.backup
`;

/** `isotherm backup`: a whole site in one file. */
export const backupCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        "passphrase-file": { type: "string" },
        unencrypted: { type: "boolean" },
      },
    });
    const [path] = positionals;
    if (!path || positionals.length !== 1) throw new UsageError("backup needs the name of one file.");
    const passphraseFile = values["passphrase-file"];
    if (values.unencrypted && passphraseFile !== undefined)
      throw new UsageError("--unencrypted and --passphrase-file do not go together.");
    const report = await backupSite(
      siteAddress(values.data),
      path,
      values.unencrypted
        ? { kind: "unencrypted" }
        : { kind: "passphrase", passphrase: await newPassphrase(passphraseFile) },
    );
    const how = values.unencrypted ? "not encrypted" : "encrypted";
    console.log(`${report.path}: ${report.rowCount} rows and ${report.blobCount} files, whole, ${how}`);
    return exitCode.done;
  },
};
