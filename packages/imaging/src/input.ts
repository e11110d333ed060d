/** A file from a disk, a zip or a drop, in the browser as in Node. Bytes are read only when asked for. */
export interface InputFile {
  /** Path or name, for messages. */
  readonly name: string;
  readonly sizeBytes: number;
  read(): Promise<Uint8Array>;
  /**
   * The first bytes, at most `byteCount`: lets a scan read headers without pixels. Optional; where it is
   * missing the scan reads whole files. In a browser: `file.slice(0, byteCount).arrayBuffer()`.
   */
  readStart?(byteCount: number): Promise<Uint8Array>;
}
