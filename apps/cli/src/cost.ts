/** What a computation took. */
export interface Cost {
  readonly wallS: number;
  /** of all threads of this program; what workers elsewhere spend is theirs. */
  readonly processorS: number;
}

/** Starts to count; the function that it gives says how much it is by now. */
export function startClock(): () => Cost {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { wallS: (performance.now() - startedMs) / 1000, processorS: (user + system) / 1e6 };
  };
}
