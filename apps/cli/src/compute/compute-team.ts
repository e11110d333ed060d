import { Worker } from "node:worker_threads";
import type { ComputeAnswer, ComputeMessage, SharedCase } from "./compute-thread.ts";

/** Threads that compute members or trials, one each at a time. */
export interface ComputeTeam {
  readonly size: number;
  /** Computes one member or trial of a case on the next free thread. */
  compute<Outcome>(shared: SharedCase, index: number): Promise<Outcome>;
  close(): Promise<void>;
}

interface Task {
  readonly shared: SharedCase;
  readonly index: number;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** An error of a thread, with the code that it had there. */
function crossed({ code, message }: Extract<ComputeAnswer, { kind: "failed" }>): Error {
  return code === null ? new Error(message) : Object.assign(new Error(message), { code });
}

interface Seat {
  readonly worker: Worker;
  sharedKey: string | null;
  task: Task | null;
}

function startSeat(onFree: (seat: Seat) => void): Seat {
  const seat: Seat = {
    worker: new Worker(new URL("./compute-thread.ts", import.meta.url)),
    sharedKey: null,
    task: null,
  };
  const settle = (settled: (task: Task) => void): void => {
    const { task } = seat;
    seat.task = null;
    if (task) settled(task);
    onFree(seat);
  };
  seat.worker.on("message", (answer: ComputeAnswer) =>
    settle((task) => (answer.kind === "done" ? task.resolve(answer.outcome) : task.reject(crossed(answer)))),
  );
  seat.worker.on("error", (error: Error) => settle((task) => task.reject(error)));
  return seat;
}

/** Starts some threads; they stay until they are closed. */
export function startComputeTeam(size: number): ComputeTeam {
  const waiting: Task[] = [];
  const post = (seat: Seat, message: ComputeMessage): void => seat.worker.postMessage(message);
  const give = (seat: Seat): void => {
    if (seat.task) return;
    const task = waiting.shift();
    if (!task) return;
    seat.task = task;
    if (seat.sharedKey !== task.shared.key) {
      post(seat, { kind: "share", shared: task.shared });
      seat.sharedKey = task.shared.key;
    }
    post(seat, { kind: "compute", index: task.index });
  };
  const seats = Array.from({ length: size }, () => startSeat(give));
  return {
    size,
    compute: (shared, index) =>
      new Promise((resolve, reject) => {
        waiting.push({ shared, index, resolve: resolve as (outcome: unknown) => void, reject });
        for (const seat of seats) give(seat);
      }),
    close: async () => {
      await Promise.all(seats.map(({ worker }) => worker.terminate()));
    },
  };
}
