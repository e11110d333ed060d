/** First 32 bits of the fractional parts of the cube roots of the first 64 primes [FIPS 180-4, 4.2.2]. */
const K: Uint32Array = new Uint32Array(64);
/** First 32 bits of the fractional parts of the square roots of the first 8 primes [FIPS 180-4, 5.3.3]. */
const H0: Uint32Array = new Uint32Array(8);
for (let candidate = 2, found = 0; found < 64; candidate++) {
  let isPrime = true;
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) isPrime &&= candidate % divisor !== 0;
  if (!isPrime) continue;
  K[found] = ((Math.cbrt(candidate) % 1) * 2 ** 32) | 0;
  if (found < 8) H0[found] = ((Math.sqrt(candidate) % 1) * 2 ** 32) | 0;
  found++;
}

const rotated = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/** One block of 64 bytes into the state [FIPS 180-4, 6.2.2]. */
function compress(state: Uint32Array, block: DataView, offset: number): void {
  const w = new Uint32Array(64);
  const at = (index: number): number => w[index] ?? 0;
  for (let t = 0; t < 16; t++) w[t] = block.getUint32(offset + t * 4);
  for (let t = 16; t < 64; t++) {
    const s0 = rotated(at(t - 15), 7) ^ rotated(at(t - 15), 18) ^ (at(t - 15) >>> 3);
    const s1 = rotated(at(t - 2), 17) ^ rotated(at(t - 2), 19) ^ (at(t - 2) >>> 10);
    w[t] = at(t - 16) + s0 + at(t - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const t1 = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice + (K[t] ?? 0) + at(t)) | 0;
    const t2 = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value;
}

/** UTF-8 bytes without a platform encoder. */
function utf8Bytes(text: string): number[] {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index++) {
    if (escaped[index] === "%") {
      bytes.push(Number.parseInt(escaped.slice(index + 1, index + 3), 16));
      index += 2;
    } else bytes.push(escaped.charCodeAt(index));
  }
  return bytes;
}

/** SHA-256 of a text as 64 hexadecimal digits; in plain code, so that it is the same in every host and synchronous. */
export function sha256Hex(text: string): string {
  const bytes = utf8Bytes(text);
  const blockCount = Math.ceil((bytes.length + 9) / 64);
  const padded = new Uint8Array(blockCount * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  const state = H0.slice();
  for (let offset = 0; offset < padded.length; offset += 64) compress(state, view, offset);
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}
