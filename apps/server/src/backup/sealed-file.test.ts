import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ArchiveReader } from "./archive-bytes.ts";
import { openSealed, sealInto } from "./sealed-file.ts";

const passphrase = "quiet copper lantern meadow";
/** [bytes] As the format has it: content and tag of a whole piece, and the header. */
const pieceBytes = 64 * 1024;
const sealedPieceBytes = pieceBytes + 16;
const headerBytes = 76;

const readerOf = (bytes: Buffer): ArchiveReader => ({
  sizeBytes: bytes.length,
  read: async (offsetBytes, lengthBytes) => bytes.subarray(offsetBytes, offsetBytes + lengthBytes),
});

async function sealed(parts: readonly Uint8Array[]): Promise<Buffer> {
  const written: Buffer[] = [];
  const writer = await sealInto(
    { write: async (bytes) => void written.push(Buffer.from(bytes)), finish: async () => undefined },
    passphrase,
  );
  for (const part of parts) await writer.write(part);
  await writer.finish();
  return Buffer.concat(written);
}

async function opened(bytes: Buffer): Promise<Buffer> {
  const reader = await openSealed(readerOf(bytes), passphrase);
  return reader.read(0, reader.sizeBytes);
}

const damagedBackup = { code: "BACKUP_DAMAGED" };

describe("an encrypted file", () => {
  it.each([1, pieceBytes, pieceBytes + 1, 3 * pieceBytes + 7])(
    "gives %i bytes back as they were, from anywhere within",
    async (size) => {
      const content = randomBytes(size);
      const cut = Math.floor(size / 3);
      const bytes = await sealed([content.subarray(0, cut), content.subarray(cut)]);
      const reader = await openSealed(readerOf(bytes), passphrase);
      expect(reader.sizeBytes).toBe(size);
      expect((await reader.read(0, size + 10)).equals(content)).toBe(true);
      const from = Math.max(0, size - pieceBytes - 5);
      expect((await reader.read(from, 300)).equals(content.subarray(from, from + 300))).toBe(true);
      expect((await reader.read(size, 5)).length).toBe(0);
    },
  );

  it("is refused where a piece was moved, left out, doubled, or the end was cut at a piece", async () => {
    const bytes = await sealed([randomBytes(4 * pieceBytes + 100)]);
    const header = bytes.subarray(0, headerBytes);
    const piece = (n: number) =>
      bytes.subarray(headerBytes + n * sealedPieceBytes, headerBytes + (n + 1) * sealedPieceBytes);
    const orders = [[1, 0, 2, 3, 4], [0, 2, 3, 4], [0, 1, 1, 2, 3, 4], [0, 1, 2, 3], [4], []];
    expect((await opened(Buffer.concat([header, ...[0, 1, 2, 3, 4].map(piece)]))).length).toBe(
      4 * pieceBytes + 100,
    );
    for (const order of orders) {
      const file = Buffer.concat([header, ...order.map(piece)]);
      await expect(opened(file), order.join()).rejects.toMatchObject(damagedBackup);
    }
  });

  it("never is the same twice, and shares no piece with another file", async () => {
    const content = randomBytes(100);
    const [first, second] = [await sealed([content]), await sealed([content])];
    expect(first.subarray(headerBytes).equals(second.subarray(headerBytes))).toBe(false);
    const mixed = Buffer.concat([first.subarray(0, headerBytes), second.subarray(headerBytes)]);
    await expect(opened(mixed)).rejects.toMatchObject(damagedBackup);
  });
});
