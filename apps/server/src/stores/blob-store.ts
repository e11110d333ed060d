import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ServerError } from "../errors.ts";

/** Files by the SHA-256 of their content, on disk. */
export interface BlobStore {
  /** Where a file of this content stands, or would stand. */
  pathOf(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** Verifies the hash, writes, flushes to the disk, and only then gives the file its name. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Reads and verifies; a file that has changed on the disk is refused rather than shown. */
  get(sha256: string): Promise<Buffer>;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The refusal for a file that is not here, or not for whoever asks. */
export function blobNotFound(sha256: string, cause?: unknown): ServerError {
  return new ServerError(
    "BLOB_NOT_FOUND",
    `The file ${sha256.slice(0, 12)}… is not stored here; import the images again.`,
    { statusCode: 404, cause },
  );
}

/** A store below `folder`; names are checked by the caller to be 64 hexadecimal digits. */
export function openBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2));
  const has = (sha256: string) =>
    stat(pathOf(sha256)).then(
      (entry) => entry.isFile(),
      () => false,
    );
  return {
    pathOf,
    has,
    put: async (sha256, bytes) => {
      const actual = digest(bytes);
      if (actual !== sha256) {
        throw new ServerError(
          "BLOB_HASH_MISMATCH",
          `The file arrived changed: announced as ${sha256.slice(0, 12)}…, received as ${actual.slice(0, 12)}…; send it again.`,
          { statusCode: 422 },
        );
      }
      if (await has(sha256)) return;
      const path = pathOf(sha256);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const part = `${path}.${randomUUID()}.part`;
      const handle = await open(part, "wx", 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      } finally {
        await handle.close();
      }
      await rename(part, path);
      await flushFolder(dirname(path));
    },
    get: async (sha256) => {
      const bytes = await readFile(pathOf(sha256)).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code !== "ENOENT") throw cause;
        throw blobNotFound(sha256, cause);
      });
      if (digest(bytes) !== sha256) {
        throw new ServerError(
          "BLOB_HASH_MISMATCH",
          `The stored file ${sha256.slice(0, 12)}… has changed on the disk; restore it from the backup or import the images again.`,
          { statusCode: 500 },
        );
      }
      return bytes;
    },
  };
}
