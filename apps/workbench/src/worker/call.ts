/** An error that has crossed from a worker: the class is lost on the way, code and sentence are not. */
export class WorkerCallError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "WorkerCallError";
    this.code = code;
  }
}

/** What each job takes, tells on the way, and gives back. */
export type JobTable = Record<
  string,
  { readonly input: unknown; readonly progress: unknown; readonly output: unknown }
>;

/** From the page to the worker. */
export type CallMessage =
  | {
      readonly kind: "call";
      readonly callId: number;
      readonly job: string;
      readonly input: unknown;
    }
  | { readonly kind: "cancel"; readonly callId: number };

/** From the worker to the page. */
export type AnswerMessage =
  | { readonly kind: "progress"; readonly callId: number; readonly progress: unknown }
  | { readonly kind: "done"; readonly callId: number; readonly output: unknown }
  | { readonly kind: "failed"; readonly callId: number; readonly code: string; readonly message: string };

/** How a caller listens to a job. */
export interface CallChoice<Progress> {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends jobs to one worker. */
export type Caller<Jobs extends JobTable> = <Name extends keyof Jobs & string>(
  job: Name,
  input: Jobs[Name]["input"],
  choice?: CallChoice<Jobs[Name]["progress"]>,
) => Promise<Jobs[Name]["output"]>;

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: unknown) => void) | undefined;
}

/** Wraps a worker so that its jobs can be awaited; the worker is started at the first call. */
export function createCaller<Jobs extends JobTable>(start: () => Worker): Caller<Jobs> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastCallId = 0;
  function running(): Worker {
    if (worker === undefined) {
      worker = start();
      worker.onmessage = (event: MessageEvent<AnswerMessage>) => receive(waiting, event.data);
      worker.onerror = (event) => failAll(waiting, event.message);
    }
    return worker;
  }
  return (job, input, choice = {}) =>
    new Promise((resolve, reject) => {
      lastCallId += 1;
      const callId = lastCallId;
      waiting.set(callId, {
        resolve: resolve as (output: unknown) => void,
        reject,
        onProgress: choice.onProgress as ((progress: unknown) => void) | undefined,
      });
      choice.signal?.addEventListener("abort", () => running().postMessage({ kind: "cancel", callId }));
      running().postMessage({ kind: "call", callId, job, input } satisfies CallMessage);
    });
}

function receive(waiting: Map<number, Waiting>, answer: AnswerMessage): void {
  const call = waiting.get(answer.callId);
  if (call === undefined) return;
  if (answer.kind === "progress") {
    call.onProgress?.(answer.progress);
    return;
  }
  waiting.delete(answer.callId);
  if (answer.kind === "done") call.resolve(answer.output);
  else call.reject(new WorkerCallError(answer.code, answer.message));
}

function failAll(waiting: Map<number, Waiting>, message: string): void {
  const error = new WorkerCallError(
    "WORKER_STOPPED",
    `The computation stopped unexpectedly (${message || "no reason given"}); reload the page: your plan is saved.`,
  );
  for (const call of waiting.values()) call.reject(error);
  waiting.clear();
}
