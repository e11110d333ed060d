/** Where the bytes of an archive go, in their order. */
export interface ArchiveWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** Writes what is left, and has all of it on the disk when it is done. */
  finish(): Promise<void>;
}

/** From where the bytes of an archive come. */
export interface ArchiveReader {
  readonly sizeBytes: number;
  /** So many bytes from an offset; fewer at the end. */
  read(offsetBytes: number, lengthBytes: number): Promise<Buffer>;
}
