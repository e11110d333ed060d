/** Odd 64-bit multipliers and starts of two independent FNV-1a hashes; together they fill 126 bits. */
const prime = 0x100000001b3n;
const starts = [0xcbf29ce484222325n, 0x6c62272e07bb0142n] as const;
const mask = (1n << 64n) - 1n;

function fnv1a(bytes: Uint8Array, start: bigint): bigint {
  let hash = start;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * prime) & mask;
  return hash;
}

/**
 * A DICOM UID made from content: the same text gives the same UID, in the `2.25.` arc of UUID-derived UIDs
 * (DICOM PS3.5 B.2). No clock, no chance: the same plan written twice is the same object. The text is short (a key or
 * a digest), so the 128-bit value comes from two FNV-1a passes and is no security boundary.
 */
export function contentUid(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const high = fnv1a(bytes, starts[0]);
  const low = fnv1a(bytes, starts[1] ^ high);
  // Version 8 (custom) and variant bits of RFC 9562, as PS3.5 B.2 expects a UUID.
  const version = (high & ~0xf000n) | 0x8000n;
  const variant = (low & ~(3n << 62n)) | (2n << 62n);
  return `2.25.${(version << 64n) | variant}`;
}

/** Digest of bytes as text, for use in a {@link contentUid} key; quick enough for a volume. */
export function contentDigest(bytes: Uint8Array): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x85ebca6b) + index;
    b ^= b >>> 13;
  }
  return `${(a >>> 0).toString(16)}-${(b >>> 0).toString(16)}-${bytes.length}`;
}
