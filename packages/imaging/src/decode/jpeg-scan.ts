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
  readonly spectralStart: number;
  readonly spectralEnd: number;
  /** Bit position of the scan before this one (0: first) and of this one. */
  readonly successiveHigh: number;
  readonly successiveLow: number;
}

/** What is carried from block to block; reset at restart markers. */
export interface ScanState {
  readonly reader: BitReader;
  dcPrediction: number;
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
  if (scan.successiveHigh > 0) {
    block[0] = (block[0] ?? 0) | (readBit(state.reader) << scan.successiveLow);
    return;
  }
  const category = readSymbol(state.reader, requireTable(scan.dcTable));
  if (category > 16) throw new Error("its compressed data hold an impossible difference");
  state.dcPrediction += readSigned(state.reader, category);
  block[0] = state.dcPrediction << scan.successiveLow;
}

/** First pass over AC coefficients, sequential or progressive (T.81, F.2.2.2 and G.2.2). */
function decodeAcFirst(state: ScanState, scan: JpegScan, block: Int32Array): void {
  if (state.endOfBandRun > 0) {
    state.endOfBandRun--;
    return;
  }
  const table = requireTable(scan.acTable);
  let k = Math.max(1, scan.spectralStart);
  while (k <= scan.spectralEnd) {
    const symbol = readSymbol(state.reader, table);
    const run = symbol >> 4;
    const category = symbol & 15;
    if (category === 0 && run < 15) {
      state.endOfBandRun = (1 << run) - 1 + (run > 0 ? readBits(state.reader, run) : 0);
      return;
    }
    k += run;
    if (category > 0 && k <= 63) {
      block[zigZag[k] ?? 0] = readSigned(state.reader, category) * (1 << scan.successiveLow);
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
  const bit = 1 << scan.successiveLow;
  let zeros = walk.zeros;
  let k = walk.start;
  for (; k <= scan.spectralEnd; k++) {
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
  const bit = 1 << scan.successiveLow;
  let k = scan.spectralStart;
  while (k <= scan.spectralEnd && state.endOfBandRun === 0) {
    const symbol = readSymbol(state.reader, table);
    const run = symbol >> 4;
    const isNew = (symbol & 15) > 0;
    if (!isNew && run < 15) {
      state.endOfBandRun = (1 << run) + readBits(state.reader, run);
      break;
    }
    const added = isNew && readBit(state.reader) === 0 ? -bit : bit;
    k = correctKnown(state, scan, { block, start: k, zeros: run });
    if (isNew && k <= scan.spectralEnd) block[zigZag[k] ?? 0] = added;
    k++;
  }
  if (state.endOfBandRun === 0) return;
  correctKnown(state, scan, { block, start: k, zeros: noZeroLeft });
  state.endOfBandRun--;
}

/** Decodes what one scan says of one block. */
export function decodeBlock(state: ScanState, scan: JpegScan, block: Int32Array): void {
  if (scan.spectralStart === 0) decodeDc(state, scan, block);
  if (scan.spectralEnd === 0) return;
  if (scan.successiveHigh > 0) decodeAcRefine(state, scan, block);
  else decodeAcFirst(state, scan, block);
}
