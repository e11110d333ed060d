import { sha256Hex } from "./sha-256.ts";

/**
 * A DICOM UID made from text: `2.25.` and the first 128 bits of its SHA-256 as a decimal number, marked as a
 * version-8 UUID (DICOM PS3.5 Annex B.2, RFC 9562). The same text always gives the same UID.
 */
export function uidFromText(text: string): string {
  const bits = BigInt(`0x${sha256Hex(text).slice(0, 32)}`);
  const version = (bits & ~(0xfn << 76n)) | (0x8n << 76n);
  const variant = (version & ~(0x3n << 62n)) | (0x2n << 62n);
  return `2.25.${variant}`;
}
