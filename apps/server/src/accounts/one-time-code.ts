import { createHash, randomInt } from "node:crypto";

/** Crockford's base 32: no letter that is taken for a digit, and none that spells. Five bits a character. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code of so many characters from the system's randomness, in groups of four. */
export function newCode(characterCount: number): string {
  const characters = Array.from({ length: characterCount }, () => alphabet[randomInt(alphabet.length)]);
  return characters.join("").replace(/(.{4})(?=.)/gu, "$1-");
}

/** What is stored of a code, however it was typed: small letters, spaces, O for 0, I and L for 1. */
export function hashCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s-]/gu, "").replaceAll("O", "0").replace(/[IL]/gu, "1");
  return createHash("sha256").update(plain).digest("hex");
}
