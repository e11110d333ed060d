import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from "node:crypto";
import { ServerError } from "../errors.ts";
import { damaged } from "./archive.ts";
import type { ArchiveReader, ArchiveWriter } from "./archive-bytes.ts";

/*
 * An encrypted file as age has it (age-encryption.org/v1, C2SP): a key from a passphrase by scrypt, a header that is authenticated
 * under it, and the content as STREAM: pieces of 64 KiB, each sealed by AES-256-GCM under its number and whether it is the last one,
 * so that no piece can be changed, moved, left out or cut off.
 */

const magic = Buffer.from("isotherm.backup.encrypted 1\n", "latin1");
const saltBytes = 16;
const macBytes = 32;
const headerBytes: number = magic.length + saltBytes + macBytes;
/** [bytes] Of content in each piece but the last. */
const pieceBytes: number = 64 * 1024;
const tagBytes = 16;
const keyBytes = 32;
/** N = 2^17, r = 8, p = 1, 128 MiB (OWASP Password Storage Cheat Sheet). Not read from the file: nobody can ask for less, or for too much. */
const cost: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

interface Keys {
  readonly content: Buffer;
  readonly header: Buffer;
}

function keysOf(passphrase: string, salt: Uint8Array): Promise<Keys> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize("NFKC"), salt, 2 * keyBytes, cost, (error, key) => {
      if (error) reject(error);
      else resolve({ content: key.subarray(0, keyBytes), header: key.subarray(keyBytes) });
    });
  });
}

/** The header speaks for itself: whoever has the passphrase can tell a wrong one from a damaged file. */
function headerMac(keys: Keys, salt: Uint8Array): Buffer {
  return createHmac("sha256", keys.header).update(magic).update(salt).digest();
}

/** Twelve bytes: the number of the piece in eleven, then 1 for the last piece and 0 for the others. */
function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(piece, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** The refusal of a passphrase that does not open a backup. */
export function backupPassphraseRefused(): ServerError {
  return new ServerError(
    "BACKUP_PASSPHRASE",
    "This backup is encrypted and does not open with this passphrase; nothing was restored, so try the one that it was made with.",
  );
}

/** A writer whose content only the passphrase opens. */
export async function sealInto(below: ArchiveWriter, passphrase: string): Promise<ArchiveWriter> {
  const salt = randomBytes(saltBytes);
  const keys = await keysOf(passphrase, salt);
  await below.write(Buffer.concat([magic, salt, headerMac(keys, salt)]));
  let waiting: Buffer = Buffer.alloc(0);
  let piece = 0;
  const seal = async (content: Uint8Array, isLast: boolean): Promise<void> => {
    const cipher = createCipheriv("aes-256-gcm", keys.content, nonceOf(piece, isLast));
    piece += 1;
    await below.write(Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]));
  };
  return {
    write: async (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      // The last piece is never empty, so one byte more has to be there before a piece goes out as not the last.
      let done = 0;
      for (; waiting.length - done > pieceBytes; done += pieceBytes) {
        await seal(waiting.subarray(done, done + pieceBytes), false);
      }
      waiting = waiting.subarray(done);
    },
    finish: async () => {
      await seal(waiting, true);
      await below.finish();
    },
  };
}

/** Whether a file says that it is encrypted. */
export async function isSealed(file: ArchiveReader): Promise<boolean> {
  return (await file.read(0, magic.length)).equals(magic);
}

/**
 * The content of an encrypted file.
 *
 * @throws ServerError BACKUP_PASSPHRASE where the passphrase is another one; reading throws BACKUP_DAMAGED at a piece that was changed.
 */
export async function openSealed(file: ArchiveReader, passphrase: string): Promise<ArchiveReader> {
  const header = await file.read(0, headerBytes);
  const salt = header.subarray(magic.length, magic.length + saltBytes);
  const mac = header.subarray(magic.length + saltBytes);
  if (mac.length !== macBytes) throw damaged("it ends too early");
  const keys = await keysOf(passphrase, salt);
  if (!timingSafeEqual(mac, headerMac(keys, salt))) throw backupPassphraseRefused();
  const sealedBytes = file.sizeBytes - headerBytes;
  const pieceCount = Math.ceil(sealedBytes / (pieceBytes + tagBytes));
  const sizeBytes = sealedBytes - pieceCount * tagBytes;
  if (pieceCount === 0 || sealedBytes - (pieceCount - 1) * (pieceBytes + tagBytes) <= tagBytes) {
    throw damaged("it ends too early");
  }
  // Reading goes forward in small steps, so that the piece at hand is mostly the one that is wanted.
  let atHand: { readonly piece: number; readonly content: Buffer } | null = null;
  const contentOf = async (piece: number): Promise<Buffer> => {
    if (atHand?.piece === piece) return atHand.content;
    const sealed = await file.read(headerBytes + piece * (pieceBytes + tagBytes), pieceBytes + tagBytes);
    const content = openPiece(keys, sealed, { piece, isLast: piece === pieceCount - 1 });
    atHand = { piece, content };
    return content;
  };
  return {
    sizeBytes,
    read: async (offsetBytes, lengthBytes) => {
      const parts: Buffer[] = [];
      const end = Math.min(sizeBytes, offsetBytes + lengthBytes);
      for (let at = offsetBytes; at < end; ) {
        const piece = Math.floor(at / pieceBytes);
        const content = await contentOf(piece);
        const part = content.subarray(at - piece * pieceBytes, end - piece * pieceBytes);
        parts.push(part);
        at += part.length;
      }
      return Buffer.concat(parts);
    },
  };
}

function openPiece(
  keys: Keys,
  sealed: Buffer,
  { piece, isLast }: { readonly piece: number; readonly isLast: boolean },
): Buffer {
  try {
    const tagAt = sealed.length - tagBytes;
    const decipher = createDecipheriv("aes-256-gcm", keys.content, nonceOf(piece, isLast));
    decipher.setAuthTag(sealed.subarray(tagAt));
    return Buffer.concat([decipher.update(sealed.subarray(0, tagAt)), decipher.final()]);
  } catch {
    throw damaged(`its encrypted piece ${piece + 1}`);
  }
}
