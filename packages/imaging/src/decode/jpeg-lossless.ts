import {
  type BitReader,
  bitReaderAt,
  buildHuffmanTable,
  type HuffmanTable,
  readSigned,
  readSymbol,
} from "./jpeg-huffman.ts";

interface LosslessFrame {
  readonly bitsPerSample: number;
  readonly rows: number;
  readonly columns: number;
}

interface LosslessScan {
  readonly table: HuffmanTable;
  /** Predictor 1 … 7 of T.81, Table H.1. */
  readonly predictor: number;
  /** Bits that the encoder cut off below (point transform). */
  readonly droppedBits: number;
}

/** Predictors of T.81, Table H.1, from the left (a), upper (b) and upper left (c) neighbor. */
function predict(predictor: number, [a, b, c]: readonly [number, number, number]): number {
  switch (predictor) {
    case 1:
      return a;
    case 2:
      return b;
    case 3:
      return c;
    case 4:
      return a + b - c;
    case 5:
      return a + ((b - c) >> 1);
    case 6:
      return b + ((a - c) >> 1);
    case 7:
      return (a + b) >> 1;
    default:
      throw new Error(`its predictor ${predictor} is not one of 1 to 7`);
  }
}

function readDifference(reader: BitReader, table: HuffmanTable): number {
  const magnitudeBits = readSymbol(reader, table);
  if (magnitudeBits > 16) throw new Error("its compressed data hold an impossible difference");
  // Category 16 stands for 32768 alone and has no further bits (T.81, H.1.2.2).
  return magnitudeBits === 16 ? 32_768 : readSigned(reader, magnitudeBits);
}

/** Moves behind the restart marker that is due. */
function skipRestart(reader: BitReader): void {
  reader.bitCount = 0;
  const marker = reader.bytes[reader.position + 1] ?? 0;
  if (reader.bytes[reader.position] !== 0xff || marker < 0xd0 || marker > 0xd7) {
    throw new Error("its restart marker is missing");
  }
  reader.position += 2;
}

interface Line {
  readonly samples: Uint16Array;
  readonly start: number;
  readonly columns: number;
  /** No line above may be used: the first line, or the first behind a restart. */
  readonly isFirst: boolean;
  readonly startValue: number;
}

function decodeLine(reader: BitReader, scan: LosslessScan, line: Line): void {
  const { samples, start, columns, isFirst } = line;
  for (let column = 0; column < columns; column++) {
    const at = start + column;
    const left = samples[at - 1] ?? 0;
    const above = samples[at - columns] ?? 0;
    let prediction = line.startValue;
    if (isFirst && column > 0) prediction = left;
    else if (!isFirst && column === 0) prediction = above;
    else if (!isFirst) prediction = predict(scan.predictor, [left, above, samples[at - columns - 1] ?? 0]);
    samples[at] = prediction + readDifference(reader, scan.table);
  }
}

function decodeScan(
  reader: BitReader,
  scan: LosslessScan,
  plan: LosslessFrame & { readonly restartInterval: number },
): Uint16Array {
  const { rows, columns, restartInterval } = plan;
  if (restartInterval % columns !== 0) throw new Error("its restart interval is no whole number of lines");
  const restartLines = restartInterval / columns;
  const samples = new Uint16Array(rows * columns);
  const startValue = 1 << (plan.bitsPerSample - scan.droppedBits - 1);
  for (let row = 0; row < rows; row++) {
    const isRestart = restartLines > 0 && row > 0 && row % restartLines === 0;
    if (isRestart) skipRestart(reader);
    decodeLine(reader, scan, {
      samples,
      start: row * columns,
      columns,
      isFirst: row === 0 || isRestart,
      startValue,
    });
  }
  if (reader.missingBits > 0) throw new Error("its compressed data are cut off");
  if (scan.droppedBits > 0) {
    for (let n = 0; n < samples.length; n++) samples[n] = (samples[n] ?? 0) << scan.droppedBits;
  }
  return samples;
}

/** Adds the tables of one DHT segment. */
function readTables(
  bytes: Uint8Array,
  range: { readonly start: number; readonly end: number },
  tables: Map<number, HuffmanTable>,
): void {
  let at = range.start;
  while (at + 17 <= range.end) {
    const counts = bytes.subarray(at + 1, at + 17);
    const size = counts.reduce((sum, count) => sum + count, 0);
    tables.set(bytes[at] ?? 0, buildHuffmanTable(counts, bytes.subarray(at + 17, at + 17 + size)));
    at += 17 + size;
  }
}

interface Headers {
  readonly tables: Map<number, HuffmanTable>;
  frame: LosslessFrame | undefined;
  restartInterval: number;
}

/** Takes in one segment before the scan. */
function readHeader(headers: Headers, view: DataView, at: number): void {
  const marker = view.getUint16(at);
  const start = at + 4;
  const end = at + 2 + view.getUint16(at + 2);
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  if (marker < 0xff00) throw new Error("its markers are damaged");
  if (marker === 0xffc4) readTables(bytes, { start, end }, headers.tables);
  if (marker === 0xffdd) headers.restartInterval = view.getUint16(start);
  if (marker === 0xffc3) {
    const rows = view.getUint16(start + 1);
    headers.frame = { bitsPerSample: view.getUint8(start), rows, columns: view.getUint16(start + 3) };
  }
}

/**
 * Decodes a gray lossless JPEG (ITU T.81, process 14, all predictors). Own code, because the package that
 * was tried loses the last pixel of some frames and does not notice data that end too early. The caller has
 * held the size that the frame claims against the image's own.
 */
export function decodeLosslessJpeg(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers: Headers = { tables: new Map(), frame: undefined, restartInterval: 0 };
  const startOfScan = 0xffda;
  let at = 2;
  while (at + 10 <= bytes.length && view.getUint16(at) !== startOfScan) {
    readHeader(headers, view, at);
    at += 2 + view.getUint16(at + 2);
  }
  if (at + 10 > bytes.length) throw new Error("it holds no scan");
  const { frame, restartInterval } = headers;
  const table = headers.tables.get(view.getUint8(at + 6) >> 4);
  if (frame === undefined || table === undefined)
    throw new Error("its scan lacks a frame or a Huffman table");
  const scan = { table, predictor: view.getUint8(at + 7), droppedBits: view.getUint8(at + 9) & 15 };
  const data = bitReaderAt(bytes, at + 2 + view.getUint16(at + 2));
  return decodeScan(data, scan, { ...frame, restartInterval });
}
