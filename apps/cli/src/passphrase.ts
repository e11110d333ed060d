import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { RefusedError, UsageError } from "./exit-code.ts";

/** The passphrase in the first line of a file. */
function passphraseInFile(path: string): string {
  try {
    return readFileSync(path, "utf8").split(/\r?\n/u)[0] ?? "";
  } catch (cause) {
    throw new RefusedError(`${path} cannot be read (${cause instanceof Error ? cause.message : cause}).`);
  }
}

/** What a person types, without showing it. */
async function typed(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      "There is no terminal to ask for the passphrase; name a file that holds it with --passphrase-file.",
    );
  }
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once("SIGINT", () => reject(new UsageError("No passphrase was given; nothing was done.")));
      lines.question("").then(resolve, reject);
    });
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}

/** The passphrase of a backup that is there: from the file, or from whoever sits at the terminal. */
export function givenPassphrase(file: string | undefined): Promise<string> {
  return file === undefined ? typed("Passphrase of the backup: ") : Promise.resolve(passphraseInFile(file));
}

/** The passphrase of a backup that is to be made; a person types it twice. */
export async function newPassphrase(file: string | undefined): Promise<string> {
  if (file !== undefined) return passphraseInFile(file);
  const first = await typed("A passphrase for the backup, without which nobody opens it: ");
  if ((await typed("The same once more: ")) === first) return first;
  throw new RefusedError("The two passphrases differ; nothing was written.");
}
