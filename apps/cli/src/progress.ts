/** Shows how far a computation is, on stderr, at most five times a second; silent where stderr is not a terminal. */
export function progressLine(label: string): { show(fraction: number): void; end(): void } {
  const live = process.stderr.isTTY === true;
  let lastMs = 0;
  return {
    show: (fraction) => {
      const nowMs = Date.now();
      if (!live || nowMs - lastMs < 200) return;
      lastMs = nowMs;
      process.stderr.write(`\r${label} ${Math.round(100 * Math.min(1, fraction))} % `);
    },
    end: () => {
      if (live) process.stderr.write("\r\u001b[K");
    },
  };
}

/** Prints a result as JSON; typed arrays become plain lists, numbers are kept to 7 significant digits. */
export function printJson(value: unknown): void {
  const text = JSON.stringify(
    value,
    (_key, entry) => {
      if (ArrayBuffer.isView(entry)) return Array.from(entry as unknown as ArrayLike<number>, round);
      return typeof entry === "number" ? round(entry) : entry;
    },
    2,
  );
  process.stdout.write(`${text}\n`);
}

function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(7));
}
