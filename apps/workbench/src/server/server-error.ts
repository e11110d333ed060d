/** A refusal of the server, or its silence, in one sentence with a code. */
export class ServerError extends Error {
  readonly code: string;
  readonly status: number;
  /** What the server sent beside the message, such as the plan that somebody else saved. */
  readonly details: unknown;
  constructor(
    code: string,
    message: string,
    options: { readonly status: number; readonly details?: unknown; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = "ServerError";
    this.code = code;
    this.status = options.status;
    this.details = options.details;
  }
}
