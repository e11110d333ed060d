import type { AnswerMessage, CallMessage, JobTable } from "./call.ts";

/** What a running job may do. */
export interface JobControl<Progress> {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress, transfer?: Transferable[]) => void;
  /** For progress that comes faster than anybody can read: what follows too soon is dropped. */
  readonly reportOften: (progress: Progress) => void;
  /** Lets other messages in, such as cancel; throws when the job has been canceled. */
  readonly breathe: () => Promise<void>;
}

/** A job's answer, and what of it may be handed over instead of copied. */
export interface JobAnswer<Output> {
  readonly output: Output;
  readonly transfer?: Transferable[];
}

/** One function a job. */
export type JobServers<Jobs extends JobTable> = {
  readonly [Name in keyof Jobs]: (
    input: Jobs[Name]["input"],
    control: JobControl<Jobs[Name]["progress"]>,
  ) => Promise<JobAnswer<Jobs[Name]["output"]>>;
};

/** Answers calls inside a worker. */
export function serveJobs<Jobs extends JobTable>(servers: JobServers<Jobs>): void {
  const controllers = new Map<number, AbortController>();
  self.onmessage = (event: MessageEvent<CallMessage>): void => {
    const message = event.data;
    if (message.kind === "cancel") {
      controllers.get(message.callId)?.abort();
      return;
    }
    const controller = new AbortController();
    controllers.set(message.callId, controller);
    const server = servers[message.job] as JobServers<JobTable>[string] | undefined;
    void answer(server, message, controller).finally(() => controllers.delete(message.callId));
  };
}

/** Shortest time between two readable steps of progress. */
const READABLE_MS = 80;

function controlOf(callId: number, controller: AbortController): JobControl<unknown> {
  let toldAt = 0;
  const report = (progress: unknown, transfer: Transferable[] = []): void =>
    send({ kind: "progress", callId, progress }, transfer);
  return {
    signal: controller.signal,
    report,
    reportOften: (progress) => {
      const now = performance.now();
      if (now - toldAt < READABLE_MS) return;
      toldAt = now;
      report(progress);
    },
    breathe: () => breathe(controller.signal),
  };
}

async function answer(
  server: JobServers<JobTable>[string] | undefined,
  call: Extract<CallMessage, { kind: "call" }>,
  controller: AbortController,
): Promise<void> {
  const { callId } = call;
  const control = controlOf(callId, controller);
  try {
    if (server === undefined) throw new Error(`The worker knows no job named ${call.job}.`);
    const { output, transfer } = await server(call.input, control);
    send({ kind: "done", callId, output }, transfer ?? []);
  } catch (error) {
    send({ kind: "failed", callId, ...described(error) }, []);
  }
}

const channel = new MessageChannel();
channel.port2.start();

/** A turn of the event loop without the 4 ms that nested timers cost. */
function breathe(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.port2.addEventListener(
      "message",
      () => (signal.aborted ? reject(new DOMException("Canceled.", "AbortError")) : resolve()),
      { once: true },
    );
    channel.port1.postMessage(null);
  });
}

function described(error: unknown): { code: string; message: string } {
  if (error instanceof DOMException && error.name === "AbortError") {
    return { code: "CANCELED", message: "Canceled." };
  }
  if (error instanceof Error) {
    const code = "code" in error && typeof error.code === "string" ? error.code : "UNEXPECTED";
    return { code, message: error.message };
  }
  return { code: "UNEXPECTED", message: String(error) };
}

function send(message: AnswerMessage, transfer: Transferable[]): void {
  self.postMessage(message, { transfer });
}
