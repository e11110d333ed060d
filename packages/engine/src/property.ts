import type { Property } from "./problem.ts";

/** Value of a property at a temperature [°C]: linear between the rows of a table, held beyond its ends. */
export function propertyAt(property: Property, temperature: number): number {
  return typeof property === "number" ? property : interpolate(property, temperature);
}

/** Value of rows [position, value] at a position: linear between, held beyond the ends. */
export function interpolate(rows: readonly (readonly [number, number])[], position: number): number {
  const after = rows.findIndex((row) => row[0] > position);
  if (after === 0) return rows[0]?.[1] ?? Number.NaN;
  if (after < 0) return rows[rows.length - 1]?.[1] ?? Number.NaN;
  const [x0, y0] = rows[after - 1] ?? [0, Number.NaN];
  const [x1, y1] = rows[after] ?? [1, Number.NaN];
  return y0 + ((y1 - y0) * (position - x0)) / (x1 - x0);
}

/** Temperatures [°C] at which a property bends. */
export function propertyKnots(property: Property): readonly number[] {
  return typeof property === "number" ? [] : property.map((row) => row[0]);
}
