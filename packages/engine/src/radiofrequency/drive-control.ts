/** What a step must end at, and how hard the generator may push. */
export interface DriveTarget {
  /** [V²] */
  readonly mostSquareVoltage: number;
  /** [°C] Of the hottest tip at the end of the step; +∞ leaves the voltage at its most. */
  readonly temperature: number;
}

/** What is remembered from step to step. */
export interface DriveMemory {
  /** [V²] */
  squareVoltage: number;
  /** [K/(V²·s)] Rise of the tip per square volt and second; 0 is not known yet. */
  slope: number;
}

/** [K] The tip is brought this near to its target. */
const tipTolerance = 0.02;

/** A first guess of this much [V²] tells the slope. */
const probeSquareVoltage = 1;
const mostAttempts = 5;

/**
 * Finds the mean square voltage that ends a step at its target. Over one step the tip's temperature is a straight
 * line of it (conductivities stand still), so that a secant lands in two or three attempts. `attempt` tries a step and
 * returns the tip's temperature [°C] at its end; the last attempt is the one that counts. Returns the square voltage [V²].
 */
export function findDrive(
  target: DriveTarget,
  state: { readonly memory: DriveMemory; readonly length: number },
  attempt: (squareVoltage: number) => number,
): number {
  const { memory, length } = state;
  const most = target.mostSquareVoltage;
  const clamp = (value: number): number => Math.min(most, Math.max(0, value));
  if (target.temperature === Number.POSITIVE_INFINITY) {
    attempt(most);
    memory.squareVoltage = most;
    return most;
  }
  let drive = clamp(memory.slope === 0 ? probeSquareVoltage : memory.squareVoltage);
  let reached = attempt(drive);
  for (let round = 1; round < mostAttempts; round++) {
    const miss = target.temperature - reached;
    if (Math.abs(miss) <= tipTolerance) break;
    const step = memory.slope === 0 ? drive : miss / (memory.slope * length);
    const next = clamp(drive + step);
    if (next === drive) break;
    const after = attempt(next);
    const slope = (after - reached) / ((next - drive) * length);
    if (slope > 0) memory.slope = slope;
    drive = next;
    reached = after;
  }
  memory.squareVoltage = drive;
  return drive;
}
