/** Every refusal of the reader and writer, by code. */
export type ImagingErrorCode =
  | "IMAGING_NOT_AN_IMAGE"
  | "IMAGING_TRUNCATED"
  | "IMAGING_TRANSFER_SYNTAX_UNKNOWN"
  | "IMAGING_PIXELS_UNREADABLE"
  | "IMAGING_GEOMETRY_INCONSISTENT"
  | "IMAGING_TOO_LARGE"
  | "IMAGING_REFERENCE_MISSING"
  | "IMAGING_NOTHING_FOUND";

/** One clear sentence that names file, element and cure. */
export class ImagingError extends Error {
  readonly code: ImagingErrorCode;
  readonly fileName: string | null;
  constructor(
    code: ImagingErrorCode,
    message: string,
    options?: { readonly fileName?: string; readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = "ImagingError";
    this.code = code;
    this.fileName = options?.fileName ?? null;
  }
}
