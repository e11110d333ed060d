import { bitReaderAt, buildHuffmanTable, type HuffmanTable } from "./jpeg-huffman.ts";
import { decodeBlock, type JpegScan, type ScanState, zigZag } from "./jpeg-scan.ts";

interface Frame {
  readonly bitsPerSample: number;
  readonly rows: number;
  readonly columns: number;
  readonly isProgressive: boolean;
  readonly quantizationId: number;
  readonly blocksAcross: number;
  readonly blocksDown: number;
  readonly coefficients: Int32Array;
}

interface Decoding {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly quantization: Map<number, Int32Array>;
  readonly huffman: Map<number, HuffmanTable>;
  restartInterval: number;
  frame: Frame | undefined;
  scanCount: number;
}

/** Far above the dozen that encoders write; bounds the time that a damaged file can take. */
const maximumScanCount = 100;

/** cos((2x+1)uπ/16)·C(u)/2 by x·8+u: the one-dimensional inverse cosine transform of T.81, A.3.3. */
const cosines: Float64Array = Float64Array.from({ length: 64 }, (_, n) => {
  const x = n >> 3;
  const u = n & 7;
  const scale = u === 0 ? Math.SQRT1_2 : 1;
  return (Math.cos(((2 * x + 1) * u * Math.PI) / 16) * scale) / 2;
});

function readQuantization(state: Decoding, start: number, end: number): void {
  let at = start;
  while (at < end) {
    const head = state.view.getUint8(at++);
    const isWide = head >> 4 === 1;
    const table = new Int32Array(64);
    for (let n = 0; n < 64; n++) {
      table[zigZag[n] ?? 0] = isWide ? state.view.getUint16(at + 2 * n) : state.view.getUint8(at + n);
    }
    state.quantization.set(head & 15, table);
    at += isWide ? 128 : 64;
  }
}

function readHuffman(state: Decoding, start: number, end: number): void {
  let at = start;
  while (at + 17 <= end) {
    const id = state.view.getUint8(at);
    const counts = state.bytes.subarray(at + 1, at + 17);
    const size = counts.reduce((sum, count) => sum + count, 0);
    state.huffman.set(id, buildHuffmanTable(counts, state.bytes.subarray(at + 17, at + 17 + size)));
    at += 17 + size;
  }
}

function readFrame(state: Decoding, marker: number, start: number): Frame {
  if (state.frame !== undefined) throw new Error("it has more than one frame");
  const rows = state.view.getUint16(start + 1);
  const columns = state.view.getUint16(start + 3);
  const blocksAcross = Math.ceil(columns / 8);
  const blocksDown = Math.ceil(rows / 8);
  return {
    bitsPerSample: state.view.getUint8(start),
    rows,
    columns,
    isProgressive: marker === 0xc2,
    quantizationId: state.view.getUint8(start + 8),
    blocksAcross,
    blocksDown,
    coefficients: new Int32Array(blocksAcross * blocksDown * 64),
  };
}

function readScanHeader(state: Decoding, frame: Frame, start: number): JpegScan {
  if (state.view.getUint8(start) !== 1) throw new Error("its scan has more than one color");
  const tables = state.view.getUint8(start + 2);
  const successive = state.view.getUint8(start + 5);
  return {
    isProgressive: frame.isProgressive,
    dcTable: state.huffman.get(tables >> 4),
    acTable: state.huffman.get(16 + (tables & 15)),
    firstIndex: frame.isProgressive ? state.view.getUint8(start + 3) : 0,
    lastIndex: frame.isProgressive ? Math.min(63, state.view.getUint8(start + 4)) : 63,
    previousBit: frame.isProgressive ? successive >> 4 : 0,
    currentBit: frame.isProgressive ? successive & 15 : 0,
  };
}

/** Moves to the restart marker that is due, and starts over behind it. */
function restart(state: ScanState): void {
  const { reader } = state;
  const { bytes } = reader;
  while (reader.position + 1 < bytes.length) {
    const next = bytes[reader.position + 1] ?? 0;
    if (bytes[reader.position] === 0xff && next >= 0xd0 && next <= 0xd7) break;
    reader.position++;
  }
  reader.position += 2;
  reader.bitCount = 0;
  state.dcPredictionSteps = 0;
  state.endOfBandRun = 0;
}

/** Decodes one scan over all blocks; returns where its data end. */
function decodeScan(decoding: Decoding, frame: Frame, start: number): number {
  const scan = readScanHeader(decoding, frame, start);
  const state: ScanState = {
    reader: bitReaderAt(decoding.bytes, start + 6),
    dcPredictionSteps: 0,
    endOfBandRun: 0,
  };
  const blockCount = frame.blocksAcross * frame.blocksDown;
  for (let block = 0; block < blockCount; block++) {
    if (decoding.restartInterval > 0 && block > 0 && block % decoding.restartInterval === 0) restart(state);
    decodeBlock(state, scan, frame.coefficients.subarray(block * 64, block * 64 + 64));
  }
  if (state.reader.missingBits > 0) throw new Error("its compressed data are cut off");
  return state.reader.position;
}

/** The next marker at or behind a position; −1 at the end. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff) return at;
  }
  return -1;
}

function handleSegment(state: Decoding, marker: number, at: number): number {
  const end = at + 2 + state.view.getUint16(at + 2);
  const start = at + 4;
  if (marker === 0xdb) readQuantization(state, start, end);
  else if (marker === 0xc4) readHuffman(state, start, end);
  else if (marker === 0xdd) state.restartInterval = state.view.getUint16(start);
  else if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2)
    state.frame = readFrame(state, marker, start);
  else if (marker === 0xda) {
    if (state.frame === undefined) throw new Error("its scan comes before its frame");
    if (++state.scanCount > maximumScanCount) throw new Error(`it has more than ${maximumScanCount} scans`);
    return decodeScan(state, state.frame, start);
  }
  return end;
}

/** The transform along the rows of one block, after multiplying by the quantization table. */
function transformRows(coefficients: Int32Array, table: Int32Array): Float64Array {
  const middle = new Float64Array(64);
  for (let n = 0; n < 64; n++) {
    const row = n & 56;
    const x = n & 7;
    let sum = 0;
    for (let u = 0; u < 8; u++) {
      sum += (coefficients[row + u] ?? 0) * (table[row + u] ?? 0) * (cosines[x * 8 + u] ?? 0);
    }
    middle[n] = sum;
  }
  return middle;
}

/** The transform along the columns of one block, into samples clamped to their range. */
function transformColumns(middle: Float64Array, frame: Frame, place: Placement): void {
  const center = 1 << (frame.bitsPerSample - 1);
  const highest = 2 * center - 1;
  const { left, top, samples } = place;
  for (let y = 0; y < Math.min(8, frame.rows - top); y++) {
    for (let x = 0; x < Math.min(8, frame.columns - left); x++) {
      let sum = center;
      for (let v = 0; v < 8; v++) sum += (middle[v * 8 + x] ?? 0) * (cosines[y * 8 + v] ?? 0);
      samples[(top + y) * frame.columns + left + x] = Math.min(highest, Math.max(0, Math.round(sum)));
    }
  }
}

interface Placement {
  readonly left: number;
  readonly top: number;
  readonly samples: Uint16Array;
}

/**
 * Decodes a gray JPEG of the cosine transform, 8 or 12 bits, sequential or progressive Huffman coding
 * (ITU T.81, processes 1, 2, 4, 6, 8, 10, 12): the 12-bit ones no WebAssembly codec of the package reads.
 * The caller has held the size that the frame claims against the image's own.
 */
export function decodeDctJpeg(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const state: Decoding = {
    bytes,
    view,
    quantization: new Map(),
    huffman: new Map(),
    restartInterval: 0,
    frame: undefined,
    scanCount: 0,
  };
  let at = nextMarker(bytes, 2);
  while (at >= 0 && bytes[at + 1] !== 0xd9) {
    const marker = bytes[at + 1] ?? 0;
    const isBare = marker >= 0xd0 && marker <= 0xd8;
    at = nextMarker(bytes, isBare ? at + 2 : handleSegment(state, marker, at));
  }
  const { frame } = state;
  if (frame === undefined) throw new Error("it holds no sequential or progressive JPEG frame");
  const table = state.quantization.get(frame.quantizationId);
  if (table === undefined) throw new Error("its quantization table is missing");
  const samples = new Uint16Array(frame.rows * frame.columns);
  for (let block = 0; block < frame.blocksAcross * frame.blocksDown; block++) {
    const middle = transformRows(frame.coefficients.subarray(block * 64, block * 64 + 64), table);
    const left = (block % frame.blocksAcross) * 8;
    const top = Math.floor(block / frame.blocksAcross) * 8;
    transformColumns(middle, frame, { left, top, samples });
  }
  return samples;
}
