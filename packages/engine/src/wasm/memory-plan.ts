/** Places of arrays in one block of memory, each on a multiple of 64 bytes. */
export interface MemoryPlan {
  /** Reserves bytes and returns their address. */
  readonly reserve: (bytes: number) => number;
  /** Bytes reserved so far. */
  readonly total: () => number;
}

/** Addresses below this stay free, so that none is zero. */
const firstAddress = 1024;

/** An empty plan. */
export function memoryPlan(): MemoryPlan {
  let next = firstAddress;
  return {
    reserve: (bytes) => {
      const at = next;
      next += 64 * Math.ceil((bytes + 32) / 64);
      return at;
    },
    total: () => next,
  };
}
