/** How the samples of an image are stored: the (0028,xxxx) elements that a decoder needs. */
export interface PixelFormat {
  readonly rows: number;
  readonly columns: number;
  readonly frameCount: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  readonly samplesPerPixel: number;
  readonly photometric: string;
}

/** Samples as stored, before masking, sign extension and rescale. */
export type StoredSamples = Uint8Array | Uint16Array | Uint32Array;
