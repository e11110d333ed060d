import {
  type BitReader,
  type HuffmanTable,
  readBit,
  readBits,
  readSigned,
  readSymbol,
} from "./jpeg-huffman.ts";

/** What a scan adds to the coefficients: which of them, which bits, by which tables. */
export interface JpegScan {
  readonly isProgressive: boolean;
  readonly dcTable: HuffmanTable | undefined;
  readonly acTable: HuffmanTable | undefined;
  readonly firstIndex: number;
  readonly lastIndex: number;
  /** Bit position of the scan before this one (0: first) and of this one. */
  readonly previousBit: number;
  readonly currentBit: number;
}

/** What is carried from block to block; reset at restart markers. */
export interface ScanState {
  readonly reader: BitReader;
  dcPredictionSteps: number;
  /** Blocks that still end at once (end-of-band run). */
  endOfBandRun: number;
}

/** Index in a block by place in zig-zag order: T.81, Figure 5, walked along its diagonals. */
export const zigZag: Uint8Array = (() => {
  const order = new Uint8Array(64);
  let n = 0;
  for (let sum = 0; sum < 15; sum++) {
    for (let step = 0; step <= sum; step++) {
      const row = sum % 2 === 0 ? sum - step : step;
      const column = sum - row;
      if (row < 8 && column < 8) order[n++] = row * 8 + column;
    }
  }
  return order;
})();

function requireTable(table: HuffmanTable | undefined): HuffmanTable {
  if (table === undefined) throw new Error("its scan names a Huffman table that it does not hold");
  return table;
}

function decodeDc(state: ScanState, scan: JpegScan, block: Int32Array): void {
  if (scan.previousBit > 0) {
    block[0] = (block[0] ?? 0) | (readBit(state.reader) << scan.currentBit);
    return;
  }
  const bitCount = readSymbol(state.reader, requireTable(scan.dcTable));
  if (bitCount > 16) throw new Error("its compressed data hold an impossible difference");
  state.dcPredictionSteps += readSigned(state.reader, bitCount);
  block[0] = state.dcPredictionSteps << scan.currentBit;
}

/** First pass over AC coefficients, sequential or progressive (T.81, F.2.2.2 and G.2.2). */
function decodeAcFirst(state: ScanState, scan: JpegScan, block: Int32Array): void {
  if (state.endOfBandRun > 0) {
    state.endOfBandRun--;
    return;
  }
  const table = requireTable(scan.acTable);
  let k = Math.max(1, scan.firstIndex);
  while (k <= scan.lastIndex) {
    const symbol = readSymbol(state.reader, table);
    const run = symbol >> 4;
    const bitCount = symbol & 15;
    if (bitCount === 0 && run < 15) {
      state.endOfBandRun = (1 << run) - 1 + (run > 0 ? readBits(state.reader, run) : 0);
      return;
    }
    k += run;
    if (bitCount > 0 && k <= 63) {
      block[zigZag[k] ?? 0] = readSigned(state.reader, bitCount) * (1 << scan.currentBit);
    }
    k++;
  }
}

/**
 * Walks over a band from coefficient `start`: known ones take their correction bit, zeros are passed until
 * `zeros` of them are behind. Returns the place of the zero that follows, or the end of the band.
 */
function correctKnown(
  state: ScanState,
  scan: JpegScan,
  walk: { readonly block: Int32Array; readonly start: number; readonly zeros: number },
): number {
  const { block } = walk;
  const bit = 1 << scan.currentBit;
  let zeros = walk.zeros;
  let k = walk.start;
  for (; k <= scan.lastIndex; k++) {
    const at = zigZag[k] ?? 0;
    const value = block[at] ?? 0;
    if (value === 0) {
      if (zeros === 0) break;
      zeros--;
    } else if (readBit(state.reader) === 1 && (Math.abs(value) & bit) === 0) {
      block[at] = value + Math.sign(value) * bit;
    }
  }
  return k;
}

const noZeroLeft = 64;

/** Later passes over AC coefficients (T.81, G.1.2.3): correction bits for known ones, new ones in between. */
function decodeAcRefine(state: ScanState, scan: JpegScan, block: Int32Array): void {
  const table = requireTable(scan.acTable);
  const bit = 1 << scan.currentBit;
  let k = scan.firstIndex;
  while (k <= scan.lastIndex && state.endOfBandRun === 0) {
    const symbol = readSymbol(state.reader, table);
    const run = symbol >> 4;
    const isNew = (symbol & 15) > 0;
    if (!isNew && run < 15) {
      state.endOfBandRun = (1 << run) + readBits(state.reader, run);
      break;
    }
    const added = isNew && readBit(state.reader) === 0 ? -bit : bit;
    k = correctKnown(state, scan, { block, start: k, zeros: run });
    if (isNew && k <= scan.lastIndex) block[zigZag[k] ?? 0] = added;
    k++;
  }
  if (state.endOfBandRun === 0) return;
  correctKnown(state, scan, { block, start: k, zeros: noZeroLeft });
  state.endOfBandRun--;
}

/** Decodes what one scan says of one block. */
export function decodeBlock(state: ScanState, scan: JpegScan, block: Int32Array): void {
  if (scan.firstIndex === 0) decodeDc(state, scan, block);
  if (scan.lastIndex === 0) return;
  if (scan.previousBit > 0) decodeAcRefine(state, scan, block);
  else decodeAcFirst(state, scan, block);
}
