/** Size and precision that a compressed frame claims for itself. */
export interface FrameClaim {
  readonly columns: number;
  readonly rows: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  /** Second byte of the start-of-frame marker for the JPEG family; 0x51 (SIZ) for JPEG 2000. */
  readonly marker: number;
  readonly isSigned: boolean;
}

function readSize(view: DataView, at: number): FrameClaim {
  const x1 = view.getUint32(at + 6);
  const y1 = view.getUint32(at + 10);
  const x0 = view.getUint32(at + 14);
  const y0 = view.getUint32(at + 18);
  const componentCount = view.getUint16(at + 38);
  const depth = view.getUint8(at + 40);
  return {
    columns: x1 - x0,
    rows: y1 - y0,
    bitsPerSample: (depth & 0x7f) + 1,
    componentCount,
    marker: 0x51,
    isSigned: (depth & 0x80) !== 0,
  };
}

/** Index of the JPEG 2000 code stream: at once, or inside a JP2 box file. */
function findCodeStream(bytes: Uint8Array): number {
  for (let at = 0; at + 4 < Math.min(bytes.length, 4096); at++) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0x4f && bytes[at + 2] === 0xff && bytes[at + 3] === 0x51)
      return at;
  }
  return -1;
}

function isStartOfFrame(marker: number): boolean {
  if (marker === 0xf7) return true;
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/**
 * Reads what a JPEG, JPEG-LS or JPEG 2000 frame says of its size, so that it can be held against Rows and
 * Columns before a codec allocates memory for it. Null where no start of frame is found.
 */
export function readFrameClaim(bytes: Uint8Array): FrameClaim | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codeStream = findCodeStream(bytes);
  if (codeStream >= 0) {
    return codeStream + 43 < bytes.length ? readSize(view, codeStream + 2) : null;
  }
  let at = 2;
  while (at + 10 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (isStartOfFrame(marker)) {
      return {
        bitsPerSample: view.getUint8(at + 4),
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        componentCount: view.getUint8(at + 9),
        marker,
        isSigned: false,
      };
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
