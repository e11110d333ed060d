import { ServerError } from "./server-error.ts";
import { type LapseKind, sessionRenewal } from "./session-lapse.ts";

/** Body and method of one request to our own origin. */
export interface RequestChoice {
  readonly method?: "GET" | "PUT" | "POST" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as they are. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal | undefined;
}

interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
}

/** Refusals that end when the person signs in again. */
const LAPSES: Readonly<Record<string, LapseKind>> = { SESSION_REQUIRED: "lapsed", SIGN_IN_AGAIN: "stale" };

/**
 * Sends one request; a refusal becomes a `ServerError` with the server's own sentence. When the session has ended, the
 * request waits until the person has signed in again over the page, and is sent once more.
 */
export async function request(path: string, choice: RequestChoice = {}): Promise<Response> {
  for (;;) {
    try {
      return await requestOnce(path, choice);
    } catch (error) {
      const lapse = error instanceof ServerError ? LAPSES[error.code] : undefined;
      if (lapse === undefined || !(await sessionRenewal(lapse, choice.signal))) throw error;
    }
  }
}

async function requestOnce(path: string, choice: RequestChoice): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, requestInit(choice));
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ServerError(
      "SERVER_UNREACHABLE",
      "The Isotherm server does not answer; your work is kept in this page: start the server again and press Retry.",
      { status: 0, cause },
    );
  }
  if (response.ok) return response;
  throw await refusal(response);
}

/** Asks for JSON. The caller names the shape that `/api` promises. */
export async function requestJson<Answer>(path: string, choice: RequestChoice = {}): Promise<Answer> {
  const response = await request(path, choice);
  return (await response.json()) as Answer;
}

function requestInit(choice: RequestChoice): RequestInit {
  const method = choice.method ?? "GET";
  const headers: Record<string, string> = {};
  if (method !== "GET") headers["X-Isotherm"] = "1";
  if (choice.body !== undefined) headers["Content-Type"] = "application/json";
  if (choice.bytes !== undefined) headers["Content-Type"] = "application/octet-stream";
  return {
    method,
    headers,
    signal: choice.signal ?? null,
    body: choice.bytes ?? (choice.body === undefined ? null : JSON.stringify(choice.body)),
  };
}

async function refusal(response: Response): Promise<ServerError> {
  let body: ErrorBody = {};
  try {
    body = (await response.json()) as ErrorBody;
  } catch {
    // A proxy answers without JSON; the status has to do.
  }
  return new ServerError(
    body.code ?? "SERVER_REFUSED",
    body.message ?? `The server answered ${response.status} to ${new URL(response.url).pathname}.`,
    { status: response.status, details: body },
  );
}
