/** Entropy-coded bits of one JPEG scan: stuffed zero bytes removed, markers end the data (ITU T.81, F.2.2.5). */
export interface BitReader {
  readonly bytes: Uint8Array;
  position: number;
  pendingBits: number;
  bitCount: number;
  /** Bits that were asked for beyond the data, in front of a marker: more than none means that data are missing. */
  missingBits: number;
}

/** A reader at the first byte of entropy-coded data. */
export function bitReaderAt(bytes: Uint8Array, position: number): BitReader {
  return { bytes, position, pendingBits: 0, bitCount: 0, missingBits: 0 };
}

/** The next bit. Past the end or at a marker it reads zeros, as decoders do, a bounded number of times. */
export function readBit(reader: BitReader): number {
  if (reader.bitCount === 0) {
    const byte = reader.bytes[reader.position];
    if (byte === undefined) throw new Error("its compressed data are cut off");
    const isMarker = byte === 0xff && reader.bytes[reader.position + 1] !== 0;
    if (isMarker) {
      reader.pendingBits = 0;
      reader.missingBits += 8;
    } else {
      reader.pendingBits = byte;
      reader.position += byte === 0xff ? 2 : 1;
    }
    reader.bitCount = 8;
  }
  reader.bitCount--;
  return (reader.pendingBits >> reader.bitCount) & 1;
}

/** The next `count` bits as an unsigned number. */
export function readBits(reader: BitReader, count: number): number {
  let value = 0;
  for (let n = 0; n < count; n++) value = (value << 1) | readBit(reader);
  return value;
}

/** [quantization steps] EXTEND of T.81, F.2.2.1: the next bits, a magnitude, as a signed difference. */
export function readSigned(reader: BitReader, bitCount: number): number {
  if (bitCount === 0) return 0;
  const value = readBits(reader, bitCount);
  return value < 1 << (bitCount - 1) ? value - (1 << bitCount) + 1 : value;
}

/** A Huffman table as T.81, F.2.2.3 decodes it: per code length the largest code and where its values start. */
export interface HuffmanTable {
  readonly largestCode: Int32Array;
  readonly valueOffset: Int32Array;
  readonly values: Uint8Array;
}

/** Builds a table from the 16 counts and the values of a DHT segment (T.81, Annex C). */
export function buildHuffmanTable(counts: Uint8Array, values: Uint8Array): HuffmanTable {
  const largestCode = new Int32Array(17).fill(-1);
  const valueOffset = new Int32Array(17);
  let code = 0;
  let first = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    valueOffset[length] = first - code;
    if (count > 0) largestCode[length] = code + count - 1;
    code = (code + count) << 1;
    first += count;
  }
  return { largestCode, valueOffset, values };
}

/** [byte] The next Huffman-coded symbol. */
export function readSymbol(reader: BitReader, table: HuffmanTable): number {
  let code = 0;
  for (let length = 1; length <= 16; length++) {
    code = (code << 1) | readBit(reader);
    const largest = table.largestCode[length] ?? -1;
    if (largest >= 0 && code <= largest) return table.values[code + (table.valueOffset[length] ?? 0)] ?? 0;
  }
  throw new Error("its compressed data hold a code that is in no Huffman table");
}
