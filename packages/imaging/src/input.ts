/** A file from a disk, a zip or a drop, in the browser as in Node. Bytes are read only when asked for. */
export interface InputFile {
  /** Path or name, for messages. */
  readonly name: string;
  readonly sizeBytes: number;
  read(): Promise<Uint8Array>;
}
