import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ServerError } from "../errors.ts";

/**
 * Closes secrets that have to be read again (those of second factors) under a key that stands beside the database and
 * not in it: whoever reads the database, or a copy of it, cannot make codes.
 */
export interface Seal {
  close(secret: Uint8Array, purpose: string): Buffer;
  open(sealed: Uint8Array, purpose: string): Buffer;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

function key(folder: string): Buffer {
  const keys = join(folder, "keys");
  const path = join(keys, "credentials.key");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  chmodSync(keys, 0o700);
  if (!existsSync(path)) writeFileSync(path, randomBytes(keyBytes), { mode: 0o600, flag: "wx" });
  const bytes = readFileSync(path);
  if (bytes.length === keyBytes) return bytes;
  throw new ServerError(
    "SERVER_DATA_FOLDER_UNUSABLE",
    `${path} has ${bytes.length} bytes where a key has ${keyBytes}; restore it from the backup, or remove it: second factors are then set up anew.`,
  );
}

/** The seal of a data folder; its key is made at the first start, and readable by this account alone. */
export function openSeal(folder: string): Seal {
  const secretKey = key(folder);
  return {
    // AES-256-GCM; the purpose is authenticated, so that a sealed secret opens in its own place only.
    close: (secret, purpose) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", secretKey, nonce).setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv("aes-256-gcm", secretKey, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    },
  };
}
