import { createHash } from "node:crypto";
import { ServerError } from "../errors.ts";
import type { ArchiveReader, ArchiveWriter } from "./archive-bytes.ts";

/** [bytes] A tar file is made of blocks of this size. */
const blockBytes = 512;
/** [bytes] How much is read at a time. */
const chunkBytes = 4 * 1024 * 1024;

/** One entry as it stands in an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly offsetBytes: number;
  readonly sizeBytes: number;
}

/** The header of one entry: tar as POSIX.1-1988 has it (ustar), so that any tar lists and unpacks a backup. */
function tarHeader(name: string, sizeBytes: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, "0")}\0`;
  header.write(name, 0, 100, "utf8");
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(sizeBytes, 11), 124);
  header.write(octal(0, 11), 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

function paddingBytes(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}

/** Appends one entry from chunks of a known total size, and gives its SHA-256. */
export async function appendEntry(
  file: ArchiveWriter,
  { name, sizeBytes }: Pick<ArchiveEntry, "name" | "sizeBytes">,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const hash = createHash("sha256");
  await file.write(tarHeader(name, sizeBytes));
  let written = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    written += chunk.byteLength;
    await file.write(chunk);
  }
  if (written !== sizeBytes) {
    throw new ServerError(
      "BACKUP_FAILED",
      `${name} has ${written} bytes where ${sizeBytes} were announced; it changed on the disk, so run isotherm check.`,
    );
  }
  await file.write(Buffer.alloc(paddingBytes(sizeBytes)));
  return hash.digest("hex");
}

/** Ends an archive; it is on the disk then. */
export async function endArchive(file: ArchiveWriter): Promise<void> {
  await file.write(Buffer.alloc(2 * blockBytes));
  await file.finish();
}

/** The refusal of a file that is not, or no longer, a whole backup. */
export function damaged(what: string): ServerError {
  return new ServerError(
    "BACKUP_DAMAGED",
    `This backup is damaged (${what}) and nothing was restored; use another copy of it.`,
  );
}

async function readBlock(file: ArchiveReader, offsetBytes: number): Promise<Buffer> {
  const block = await file.read(offsetBytes, blockBytes);
  if (block.length !== blockBytes) throw damaged("it ends too early");
  return block;
}

/** Every entry of an archive, in order; refuses one with a byte that no writer of ours has written. */
export async function listEntries(file: ArchiveReader): Promise<readonly ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  let offsetBytes = 0;
  for (;;) {
    const header = await readBlock(file, offsetBytes);
    offsetBytes += blockBytes;
    if (header.every((byte) => byte === 0)) break;
    const name = header.toString("utf8", 0, 100).replace(/\0+$/u, "");
    const sizeBytes = Number.parseInt(header.toString("latin1", 124, 135), 8);
    if (!Number.isSafeInteger(sizeBytes) || !header.equals(tarHeader(name, sizeBytes))) {
      throw damaged(`the header at byte ${offsetBytes - blockBytes}`);
    }
    entries.push({ name, offsetBytes, sizeBytes });
    offsetBytes += sizeBytes;
    const padding = await file.read(offsetBytes, paddingBytes(sizeBytes));
    if (padding.length !== paddingBytes(sizeBytes) || padding.some((byte) => byte !== 0))
      throw damaged(`the end of ${name}`);
    offsetBytes += padding.length;
  }
  const last = await readBlock(file, offsetBytes);
  if (last.some((byte) => byte !== 0) || offsetBytes + blockBytes !== file.sizeBytes)
    throw damaged("its end");
  return entries;
}

/** The content of one entry, piece by piece. */
export async function* entryChunks(file: ArchiveReader, entry: ArchiveEntry): AsyncGenerator<Buffer> {
  for (let done = 0; done < entry.sizeBytes; ) {
    const chunk = await file.read(entry.offsetBytes + done, Math.min(chunkBytes, entry.sizeBytes - done));
    if (chunk.length === 0) throw damaged("it ends too early");
    done += chunk.length;
    yield chunk;
  }
}

/** The whole content of one entry. */
export async function entryBytes(file: ArchiveReader, entry: ArchiveEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entryChunks(file, entry)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** SHA-256 of the content of one entry. */
export async function entrySha256(file: ArchiveReader, entry: ArchiveEntry): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of entryChunks(file, entry)) hash.update(chunk);
  return hash.digest("hex");
}
