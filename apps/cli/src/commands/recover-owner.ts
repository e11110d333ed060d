import { parseArgs } from "node:util";
import { recoverAccount } from "@isotherm/server";
import type { Command } from "../command.ts";
import { exitCode, UsageError } from "../exit-code.ts";
import { siteAddress } from "../site-address.ts";

const help = `isotherm recover-owner SIGN-IN-NAME [--data FOLDER]

Lets an administrator in again who has lost the password or the second factor, where no other administrator can help. Run it on the
machine of the site, as the account that owns the data folder; the server may run meanwhile. The password, the second factor with its
recovery codes, the passkeys and the open sessions of that account end, and a code takes their place: good once, for an hour. Open
Isotherm, choose "I have a code" at the sign-in, and set a password and a second factor anew. The audit log keeps that this was done.

  --data FOLDER   the data folder; default: ISOTHERM_DATA, else the folder of npm start
  DATABASE_URL    the database of a hospital, as for npm start

Example
  npx isotherm recover-owner ada.frost
`;

/** `isotherm recover-owner`: a way in for the administrator whom nobody else can let in. */
export const recoverOwnerCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string" } },
    });
    const [loginName] = positionals;
    if (!loginName || positionals.length !== 1)
      throw new UsageError("recover-owner needs the sign-in name of one administrator.");
    const recovered = await recoverAccount(siteAddress(values.data), loginName);
    console.log(
      `${recovered.displayName} (${recovered.loginName}) gets in with the code ${recovered.code} once, until ${recovered.expiresAt}.`,
    );
    return exitCode.done;
  },
};
