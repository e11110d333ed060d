import { openArchive } from "./archive-file.ts";
import { checkBackup, countsOf } from "./manifest.ts";

/** A backup of which every byte is as it was written. */
export interface BackupVerdict {
  readonly createdAt: string;
  readonly rowCount: number;
  readonly blobCount: number;
  readonly isEncrypted: boolean;
}

/**
 * Reads a whole backup and compares every byte with the hashes that it carries; nothing is restored.
 *
 * @param askPassphrase Asked where the backup is encrypted; null: nobody is there to ask.
 * @throws ServerError BACKUP_DAMAGED or BACKUP_PASSPHRASE, in one sentence.
 */
export async function verifyBackup(
  path: string,
  askPassphrase: (() => Promise<string>) | null,
): Promise<BackupVerdict> {
  const file = await openArchive(path, askPassphrase);
  try {
    const { manifest } = await checkBackup(file);
    return { createdAt: manifest.createdAt, ...countsOf(manifest), isEncrypted: file.isSealed };
  } finally {
    await file.close();
  }
}
