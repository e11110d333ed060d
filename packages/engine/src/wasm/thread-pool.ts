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
}

/** Words of the control block. */
const word = { round: 0, next: 1, done: 2, chunks: 3, isClosed: 4 } as const;
/** Byte offsets in the control block: arguments of the stage, then for each chunk its planes and its heat. */
const argumentBytes = 64;
const stageArguments = 9;
const chunkBytes = argumentBytes + 8 * 16;
/** Threads spin this many times before they sleep. */
const spins = 2000;

/** [bytes] Size of the control block for a number of chunks. */
export function controlBytes(chunks: number): number {
  return chunkBytes + 24 * chunks;
}

interface Control {
  readonly words: Int32Array;
  readonly stage: Float64Array;
  /** from, to, heat of each chunk */
  readonly chunks: Float64Array;
}

function controlAt(memory: KernelMemory, address: number, chunks: number): Control {
  const { buffer } = memory;
  return {
    words: new Int32Array(buffer, address, 8),
    stage: new Float64Array(buffer, address + argumentBytes, stageArguments),
    chunks: new Float64Array(buffer, address + chunkBytes, 3 * chunks),
  };
}

/** Takes chunks until none is left. The arguments are read after a chunk is taken, so they belong to its round. */
function takeChunks(control: Control, kernels: Kernels): void {
  const { words, chunks } = control;
  const count = Atomics.load(words, word.chunks);
  for (
    let chunk = Atomics.add(words, word.next, 1);
    chunk < count;
    chunk = Atomics.add(words, word.next, 1)
  ) {
    const planes = [chunks[3 * chunk] as number, chunks[3 * chunk + 1] as number];
    chunks[3 * chunk + 2] = kernels.stage(...control.stage, ...planes);
    if (Atomics.add(words, word.done, 1) === count - 1) Atomics.notify(words, word.done);
  }
}

/** The program of a worker: serves one simulation and returns when it ends. */
export function serveThread(message: ThreadMessage): void {
  const words = new Int32Array(message.memory.buffer, message.control, 8);
  if (Atomics.load(words, word.isClosed) === 1) return;
  const kernels = openKernels(message.memory, "shared");
  kernels.configure(...message.settings);
  const control = controlAt(message.memory, message.control, Atomics.load(words, word.chunks));
  let seen = Atomics.load(words, word.round);
  while (Atomics.load(words, word.isClosed) === 0) {
    takeChunks(control, kernels);
    for (let spin = 0; spin < spins && Atomics.load(words, word.round) === seen; spin++);
    Atomics.wait(words, word.round, seen);
    seen = Atomics.load(words, word.round);
  }
}

/** The caller's side of a simulation on several threads. */
export interface ThreadTeam {
  /** Runs a stage over all planes; arguments as `Kernels.stage`, without the planes. Returns its heat [W]. */
  readonly stage: (...settings: readonly number[]) => number;
  /** Lets the workers go. */
  readonly close: () => void;
}

/** What a team is made from. */
export interface TeamSource {
  readonly memory: KernelMemory;
  readonly kernels: Kernels;
  /** [bytes] Address of the control block. */
  readonly control: number;
  readonly chunks: number;
  /** Planes of the grid. */
  readonly planes: number;
}

/** Makes the team; workers join by messages with the same control block. */
export function threadTeam(source: TeamSource): ThreadTeam {
  const { memory, kernels, planes } = source;
  const control = controlAt(memory, source.control, source.chunks);
  const { words, chunks, stage } = control;
  for (let chunk = 0; chunk < source.chunks; chunk++) {
    chunks[3 * chunk] = Math.floor((planes * chunk) / source.chunks);
    chunks[3 * chunk + 1] = Math.floor((planes * (chunk + 1)) / source.chunks);
  }
  Atomics.store(words, word.next, source.chunks);
  Atomics.store(words, word.chunks, source.chunks);
  const wake = (): void => {
    Atomics.add(words, word.round, 1);
    Atomics.notify(words, word.round);
  };
  return {
    stage: (...settings) => {
      stage.set(settings);
      Atomics.store(words, word.done, 0);
      Atomics.store(words, word.next, 0);
      wake();
      takeChunks(control, kernels);
      for (
        let done = Atomics.load(words, word.done);
        done < source.chunks;
        done = Atomics.load(words, word.done)
      ) {
        for (let spin = 0; spin < spins && Atomics.load(words, word.done) < source.chunks; spin++);
        Atomics.wait(words, word.done, done, 1);
      }
      let heat = 0;
      for (let chunk = 0; chunk < source.chunks; chunk++) heat += chunks[3 * chunk + 2] as number;
      return heat;
    },
    close: () => {
      Atomics.store(words, word.isClosed, 1);
      wake();
    },
  };
}
