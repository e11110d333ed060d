/** Every refusal of the job queue, by code. */
export type JobsErrorCode =
  /** The database does not answer, or may not be written. */
  | "JOBS_DATABASE_UNAVAILABLE"
  /** A job failed in every try. */
  | "JOBS_MEMBER_FAILED"
  /** A job names a problem that is not stored, or whose bytes have changed. */
  | "JOBS_CASE_UNUSABLE"
  /** The caller asked for it to stop. */
  | "JOBS_CANCELED";

/** One sentence that names the thing, the value and the way out. */
export class JobsError extends Error {
  readonly code: JobsErrorCode;
  constructor(code: JobsErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "JobsError";
    this.code = code;
  }
}
