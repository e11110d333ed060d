const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes of a base64 text; written out because the engine knows neither a browser nor Node. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith("==") ? 2 : Number(text.endsWith("="));
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const codes = new Uint8Array(128);
  for (let index = 0; index < alphabet.length; index++) codes[alphabet.charCodeAt(index)] = index;
  let at = 0;
  for (let index = 0; index < text.length; index += 4) {
    let word = 0;
    for (let part = 0; part < 4; part++)
      word = (word << 6) | (codes[text.charCodeAt(index + part)] as number);
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = (word >> shift) & 255;
  }
  return bytes;
}
