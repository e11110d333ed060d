import { EngineError } from "../errors.ts";
import type { Property } from "../problem.ts";
import type { Vec3 } from "../vector.ts";

/** Refuses a problem with one sentence. */
export function refuse(message: string): never {
  throw new EngineError("ENGINE_PROBLEM_INVALID", message);
}

/** Limits of a number. */
export interface NumberLimits {
  readonly unit: string;
  /** Smallest value allowed. */
  readonly from?: number;
  /** Refuses values at or below. */
  readonly above?: number;
  /** Largest value allowed. */
  readonly to?: number;
}

/** Refuses a number that is not finite or outside its limits. */
export function checkNumber(name: string, value: number, limits: NumberLimits): void {
  const { unit, from, above, to } = limits;
  if (typeof value !== "number" || !Number.isFinite(value))
    refuse(`${name} is ${String(value)}; give a finite number in ${unit}.`);
  if (above !== undefined && value <= above)
    refuse(`${name} is ${value} ${unit}; it must be above ${above} ${unit}.`);
  if (from !== undefined && value < from)
    refuse(`${name} is ${value} ${unit}; it must be at least ${from} ${unit}.`);
  if (to !== undefined && value > to)
    refuse(`${name} is ${value} ${unit}; it must be at most ${to} ${unit}.`);
}

/** [°C] Nothing is colder, and nothing the engine freezes is hotter. */
export const temperatureLimits: NumberLimits = { unit: "°C", from: -273.15, to: 300 };

/** Refuses a point that is not three finite numbers. */
export function checkPoint(name: string, point: Vec3): void {
  for (const [axis, value] of [...point].entries())
    checkNumber(`${name}, coordinate ${"xyz"[axis]},`, value, { unit: "m" });
}

/** Refuses rows that are empty, not finite, or whose first column does not rise. */
export function checkRows(name: string, rows: readonly (readonly [number, number])[]): void {
  if (rows.length === 0) refuse(`${name} is a table without rows; give at least one.`);
  rows.forEach((row, index) => {
    checkNumber(`${name}, row ${index}, first column,`, row[0], { unit: "the unit of the table" });
    checkNumber(`${name}, row ${index}, second column,`, row[1], { unit: "the unit of the table" });
    const before = rows[index - 1];
    if (before !== undefined && row[0] <= before[0]) {
      refuse(
        `${name} does not rise: row ${index} starts with ${row[0]} after ${before[0]}; sort its rows and drop repeats.`,
      );
    }
  });
}

/** Refuses a constant or tabulated property that is not above zero. */
export function checkProperty(name: string, property: Property, unit: string): void {
  if (typeof property === "number") {
    checkNumber(name, property, { unit, above: 0 });
    return;
  }
  checkRows(name, property);
  for (const [temperature, value] of property) {
    checkNumber(`${name} at ${temperature} °C`, value, { unit, above: 0 });
  }
}
