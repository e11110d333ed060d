/** What the exit code of every command means. */
export const exitCode = {
  /** It was done; nothing critical was found. */
  done: 0,
  /** Something failed that should not have: a defect of ours. */
  failed: 1,
  /** The command line was not understood. */
  usage: 2,
  /** The input was refused; the sentence on stderr says why and what helps. */
  refused: 3,
  /** It was done, and a critical finding or a failed check stands in the result. */
  critical: 4,
} as const;

/** A command line that was not understood, in one sentence. */
export class UsageError extends Error {}

/** Input that was refused, in one sentence that names the key or file and the way out. */
export class RefusedError extends Error {}
