/** Every refusal of the clinic package, by code. Judgements about a record are findings, never errors. */
export type ClinicErrorCode =
  /** The text is not JSON. */
  | "CLINIC_NOT_JSON"
  /** A field of the event is missing, unknown, of the wrong kind or out of range. */
  | "CLINIC_EVENT_INVALID"
  /** Written by a newer version of this software. */
  | "CLINIC_EVENT_TOO_NEW"
  /** The record already holds another event with this id. */
  | "CLINIC_EVENT_ID_TAKEN"
  /** The event belongs to another patient. */
  | "CLINIC_OTHER_PATIENT"
  /** A correction points at an event that the record does not hold, or at one of another kind. */
  | "CLINIC_CORRECTION_MISMATCH"
  /** What is to be corrected has been corrected by somebody else in the meantime. */
  | "CLINIC_CORRECTION_STALE"
  /** A signature of a person whose it is not to give. */
  | "CLINIC_NOT_THEIRS_TO_SIGN"
  /** The record does not hold the entry that was asked for. */
  | "CLINIC_UNKNOWN_ENTRY";

/** One sentence that names the thing, the value, the limit and the way out; test `code`, not `instanceof`. */
export class ClinicError extends Error {
  readonly code: ClinicErrorCode;
  /** Path of the field, such as `content.qualities[0].score`; null where no single field is at fault. */
  readonly field: string | null;
  constructor(
    code: ClinicErrorCode,
    message: string,
    options?: { readonly field?: string; readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = "ClinicError";
    this.code = code;
    this.field = options?.field ?? null;
  }
}
