import { type FileHandle, open } from "node:fs/promises";
import { ServerError } from "../errors.ts";
import type { ArchiveReader, ArchiveWriter } from "./archive-bytes.ts";
import { backupPassphraseRefused, isSealed, openSealed, sealInto } from "./sealed-file.ts";

/** How a backup is kept from strangers: by a passphrase, or, where somebody asked for it, not at all. */
export type BackupProtection =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  | { readonly kind: "unencrypted" };

/** [characters] As for a password that is the only factor (NIST SP 800-63B-4). */
const shortestPassphrase = 15;

/** A writer into a new file. */
export async function archiveWriter(file: FileHandle, protection: BackupProtection): Promise<ArchiveWriter> {
  const plain: ArchiveWriter = {
    write: async (bytes) => {
      await file.write(bytes);
    },
    finish: () => file.sync(),
  };
  return protection.kind === "unencrypted" ? plain : sealInto(plain, protection.passphrase);
}

/** Refuses a passphrase that is soon guessed by whoever finds the file. */
export function checkPassphrase(passphrase: string): void {
  const length = [...passphrase].length;
  if (length >= shortestPassphrase) return;
  throw new ServerError(
    "BACKUP_PASSPHRASE",
    `The passphrase has ${length} characters and needs at least ${shortestPassphrase}; five unrelated words make a good one.`,
  );
}

/** A backup that is open for reading. */
export interface OpenArchive extends ArchiveReader {
  readonly isSealed: boolean;
  close(): Promise<void>;
}

/**
 * Opens a backup.
 *
 * @param askPassphrase Asked only where the backup is encrypted; null: nobody is there to ask.
 * @throws ServerError BACKUP_DAMAGED where there is no such file, BACKUP_PASSPHRASE where it does not open.
 */
export async function openArchive(
  path: string,
  askPassphrase: (() => Promise<string>) | null,
): Promise<OpenArchive> {
  const file = await open(path, "r").catch((cause: Error) => {
    throw new ServerError("BACKUP_DAMAGED", `${path} cannot be read (${cause.message}).`, { cause });
  });
  try {
    const plain = await plainReader(file);
    const sealed = await isSealed(plain);
    if (sealed && askPassphrase === null) throw backupPassphraseRefused();
    const reader = sealed && askPassphrase !== null ? await openSealed(plain, await askPassphrase()) : plain;
    return { ...reader, isSealed: sealed, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function plainReader(file: FileHandle): Promise<ArchiveReader> {
  return {
    sizeBytes: (await file.stat()).size,
    read: async (offsetBytes, lengthBytes) => {
      const bytes = Buffer.alloc(lengthBytes);
      let done = 0;
      while (done < lengthBytes) {
        const { bytesRead } = await file.read(bytes, done, lengthBytes - done, offsetBytes + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
  };
}
