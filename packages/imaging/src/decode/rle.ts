/**
 * Unpacks one PackBits segment into every `stride`-th byte of `target`. Returns how many bytes it wrote.
 * DICOM PS3.5 Annex G.3.
 */
function unpackSegment(
  segment: Uint8Array,
  target: Uint8Array,
  place: { readonly first: number; readonly stride: number; readonly count: number },
): number {
  let read = 0;
  let written = 0;
  while (read < segment.length && written < place.count) {
    const control = segment[read++] ?? 0;
    if (control === 128) continue;
    const isLiteral = control < 128;
    const runLength = Math.min(isLiteral ? control + 1 : 257 - control, place.count - written);
    const step = isLiteral ? 1 : 0;
    for (let n = 0; n < runLength; n++) {
      target[place.first + (written + n) * place.stride] = segment[read + n * step] ?? 0;
    }
    read += isLiteral ? control + 1 : 1;
    written += runLength;
  }
  return written;
}

/**
 * Decodes an RLE Lossless frame of one sample a pixel to little-endian bytes (DICOM PS3.5 Annex G: segments
 * hold one byte plane each, most significant first). Throws where a segment is too short.
 */
export function decodeRle(encoded: Uint8Array, pixelCount: number, bytesPerSample: number): Uint8Array {
  if (encoded.length < 64) throw new Error("the RLE header is cut off");
  const header = new DataView(encoded.buffer, encoded.byteOffset, 64);
  const segmentCount = header.getUint32(0, true);
  if (segmentCount !== bytesPerSample) {
    throw new Error(`it has ${segmentCount} RLE segments where ${bytesPerSample} are expected`);
  }
  const target = new Uint8Array(pixelCount * bytesPerSample);
  for (let plane = 0; plane < segmentCount; plane++) {
    const start = header.getUint32(4 + 4 * plane, true);
    const end = plane + 1 < segmentCount ? header.getUint32(8 + 4 * plane, true) : encoded.length;
    const written = unpackSegment(encoded.subarray(start, end), target, {
      first: bytesPerSample - 1 - plane,
      stride: bytesPerSample,
      count: pixelCount,
    });
    if (written < pixelCount)
      throw new Error(`RLE segment ${plane + 1} holds ${written} of ${pixelCount} bytes`);
  }
  return target;
}
