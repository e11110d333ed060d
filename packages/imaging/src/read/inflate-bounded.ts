import { Inflate } from "fflate";

const chunkBytes = 65_536;

/**
 * Unpacks raw deflate data and stops as soon as the result exceeds `maximumBytes`: a bomb costs no more
 * memory than the limit. Returns null where it did.
 */
export function inflateBounded(packed: Uint8Array, maximumBytes: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let unpackedBytes = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    parts.push(part);
    unpackedBytes += part.length;
    ended = ended || final;
  });
  for (let start = 0; start < packed.length && !ended; start += chunkBytes) {
    const end = Math.min(start + chunkBytes, packed.length);
    stream.push(packed.subarray(start, end), end === packed.length);
    if (unpackedBytes > maximumBytes) return null;
  }
  const unpacked = new Uint8Array(unpackedBytes);
  let offset = 0;
  for (const part of parts) {
    unpacked.set(part, offset);
    offset += part.length;
  }
  return unpacked;
}
