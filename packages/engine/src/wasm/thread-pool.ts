import { type KernelMemory, type Kernels, openKernels } from "./kernels.ts";

/**
 * Threads that a host lends. The engine starts none itself: a host keeps a few workers, whose whole program is to pass
 * each message to `serveThread`. A worker that is slow to start or never comes is no error; the others do its share.
 *
 * In Node the worker says `parentPort.on("message", serveThread)`, in a page `onmessage = (event) => serveThread(event.data)`;
 * a page must be cross-origin isolated, and `simulate` be called from a worker, because its thread waits.
 */
export interface ThreadPool {
  /** [1] Number of workers, the caller's own thread not counted. */
  readonly workers: number;
  /** Posts a message to one worker, which is free to serve it. */
  readonly post: (worker: number, message: ThreadMessage) => void;
}

/** What a worker needs to take part in one simulation. */
export interface ThreadMessage {
  readonly memory: KernelMemory;
  /** [1] Arguments of `configure`, with planes of its own. */
  readonly settings: readonly number[];
  /** [bytes] Address of the control block. */
  readonly control: number;
  /** [1] Most chunks that a job is shared out in. */
  readonly mostChunks: number;
}

/** Words of the control block. */
const word = { round: 0, next: 1, done: 2, chunks: 3, isClosed: 4, sleepers: 5 } as const;
/** [bytes] In the control block: the job, then for each chunk its two sums, then its planes. */
const jobBytes = 64;
const jobLength = 16;
const sumsBytes = jobBytes + 8 * jobLength;
/** Threads spin this many times, some tens of microseconds, before they sleep. */
const spins = 20_000;

/** [bytes] Size of the control block for at most so many chunks. */
export function controlBytes(mostChunks: number): number {
  return sumsBytes + 32 * mostChunks;
}

/** The control block as each thread sees it. */
interface Control {
  readonly words: Int32Array;
  readonly job: Float64Array;
  /** [bytes] Addresses of the job and of the sums. */
  readonly jobAt: number;
  readonly sumsAt: number;
  /** Two of each chunk. */
  readonly sums: Float64Array;
  /** First plane and end of each chunk. */
  readonly planes: Float64Array;
}

function controlAt(memory: KernelMemory, address: number, mostChunks: number): Control {
  const { buffer } = memory;
  return {
    words: new Int32Array(buffer, address, 8),
    job: new Float64Array(buffer, address + jobBytes, jobLength),
    jobAt: address + jobBytes,
    sumsAt: address + sumsBytes,
    sums: new Float64Array(buffer, address + sumsBytes, 2 * mostChunks),
    planes: new Float64Array(buffer, address + sumsBytes + 16 * mostChunks, 2 * mostChunks),
  };
}

/** Takes chunks until none is left. Job and count are read after a chunk is taken, so they belong to its round. */
function takeChunks(control: Control, kernels: Kernels): void {
  const { words, planes } = control;
  for (;;) {
    const chunk = Atomics.add(words, word.next, 1);
    const count = Atomics.load(words, word.chunks);
    if (chunk >= count) return;
    const from = planes[2 * chunk] as number;
    kernels.run(control.jobAt, from, planes[2 * chunk + 1] as number, control.sumsAt + 16 * chunk);
    if (Atomics.add(words, word.done, 1) === count - 1) Atomics.notify(words, word.done);
  }
}

/**
 * The program of a worker: serves one simulation and returns when it ends. It takes part in the steps of `simulation` on
 * the memory that the message names (addresses in bytes); it has no unit and no equation of its own. Blocks its thread while it
 * waits, so call it from a worker only.
 *
 * @throws EngineError ENGINE_BACKEND_UNAVAILABLE where the host has no WebAssembly with 128-bit SIMD and threads
 */
export function serveThread(message: ThreadMessage): void {
  const words = new Int32Array(message.memory.buffer, message.control, 8);
  if (Atomics.load(words, word.isClosed) === 1) return;
  const kernels = openKernels(message.memory, "shared");
  kernels.configure(...message.settings);
  const control = controlAt(message.memory, message.control, message.mostChunks);
  let seen = Atomics.load(words, word.round);
  while (Atomics.load(words, word.isClosed) === 0) {
    takeChunks(control, kernels);
    for (let spin = 0; spin < spins && Atomics.load(words, word.round) === seen; spin++);
    if (Atomics.load(words, word.round) === seen) {
      Atomics.add(words, word.sleepers, 1);
      Atomics.wait(words, word.round, seen);
      Atomics.sub(words, word.sleepers, 1);
    }
    seen = Atomics.load(words, word.round);
  }
}

/** The two sums of a job over all its planes, as `assembly/stage.ts` gives them; the next job writes over them. */
export interface JobSums {
  readonly first: number;
  readonly second: number;
}

/** The caller's side of a simulation on several threads. */
export interface ThreadTeam {
  /** What the next run does, as `assembly/stage.ts` reads it, and its address [bytes]. */
  readonly job: Float64Array;
  readonly jobAt: number;
  /** Shares planes from ≤ k < to out in chunks, for all runs that follow. */
  readonly share: (from: number, to: number) => void;
  /** Runs the job over all chunks, and `meanwhile` on this thread before it takes its first. */
  readonly run: (meanwhile: () => void) => JobSums;
  /** Lets the workers go. */
  readonly close: () => void;
}

/** What a team is made from. */
export interface TeamSource {
  readonly memory: KernelMemory;
  readonly kernels: Kernels;
  /** [bytes] Address of the control block. */
  readonly control: number;
  readonly mostChunks: number;
}

/** Fewer planes than this in a chunk cost more at its sides than threads gain. */
const leastPlanes = 4;

/** Makes the team; workers join by messages with the same control block. A team of one is the caller alone. */
export function threadTeam(source: TeamSource): ThreadTeam {
  const { memory, kernels, mostChunks } = source;
  const control = controlAt(memory, source.control, mostChunks);
  const { words, sums, planes } = control;
  const total = { first: 0, second: 0 };
  let count = 0;
  const wake = (): void => {
    Atomics.add(words, word.round, 1);
    if (Atomics.load(words, word.sleepers) > 0) Atomics.notify(words, word.round);
  };
  const wait = (): void => {
    for (let done = Atomics.load(words, word.done); done < count; done = Atomics.load(words, word.done)) {
      for (let spin = 0; spin < spins && Atomics.load(words, word.done) < count; spin++);
      if (Atomics.load(words, word.done) < count) Atomics.wait(words, word.done, done, 1);
    }
  };
  return {
    job: control.job,
    jobAt: control.jobAt,
    share: (from, to) => {
      count = Math.max(1, Math.min(mostChunks, Math.floor((to - from) / leastPlanes)));
      for (let chunk = 0; chunk < count; chunk++) {
        planes[2 * chunk] = from + Math.floor(((to - from) * chunk) / count);
        planes[2 * chunk + 1] = from + Math.floor(((to - from) * (chunk + 1)) / count);
      }
      Atomics.store(words, word.next, count);
      Atomics.store(words, word.chunks, count);
    },
    run: (meanwhile) => {
      Atomics.store(words, word.done, 0);
      Atomics.store(words, word.next, 0);
      if (mostChunks > 1) wake();
      meanwhile();
      takeChunks(control, kernels);
      if (mostChunks > 1) wait();
      total.first = 0;
      total.second = 0;
      for (let chunk = 0; chunk < count; chunk++) {
        total.first += sums[2 * chunk] as number;
        total.second += sums[2 * chunk + 1] as number;
      }
      return total;
    },
    close: () => {
      Atomics.store(words, word.isClosed, 1);
      Atomics.add(words, word.round, 1);
      Atomics.notify(words, word.round);
    },
  };
}
