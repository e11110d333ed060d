import type { PlanOutcome } from "../outcome.ts";

/** One number that two outcomes do not share. */
export interface OutcomeDifference {
  readonly subject: string;
  readonly unit: "mm" | "ml" | "°C";
  /** [in `unit`] Null where that outcome has no such number. */
  readonly before: number | null;
  /** [in `unit`] */
  readonly after: number | null;
  /** The whole sentence. */
  readonly message: string;
}

type Numbers = ReadonlyMap<string, { readonly unit: OutcomeDifference["unit"]; readonly value: number }>;

const temperature = (temperatureC: number): string => `${temperatureC} °C`.replace("-", "−");

/** The numbers by which a plan is judged, by name. */
function numbersOf(outcome: PlanOutcome): Numbers {
  const numbers = new Map<string, { unit: OutcomeDifference["unit"]; value: number }>();
  const set = (name: string, unit: OutcomeDifference["unit"], value: number): void => {
    numbers.set(name, { unit, value });
  };
  for (const measure of outcome.isotherms) {
    const name = `Isotherm ${temperature(measure.temperatureC)}`;
    const across = Math.max(0, ...measure.acrossCryoprobeMm);
    set(`${name}, across`, "mm", Math.max(across, numbers.get(`${name}, across`)?.value ?? 0));
    set(`${name}, volume`, "ml", Math.max(measure.volumeMl, numbers.get(`${name}, volume`)?.value ?? 0));
  }
  for (const row of outcome.lesion?.lengthBelow ?? []) {
    set(`Nerve at ${temperature(row.temperatureC)}, length`, "mm", row.lengthMm);
  }
  for (const row of outcome.lesion?.margins ?? []) {
    set(`Nerve at ${temperature(row.temperatureC)}, margin`, "mm", row.marginMm);
  }
  for (const clearance of outcome.clearances) {
    for (const { temperatureC, clearanceMm } of clearance.distances) {
      set(`${clearance.structureName}, clearance of ${temperature(temperatureC)}`, "mm", clearanceMm);
    }
    set(`${clearance.structureName}, coldest`, "°C", clearance.coldestC);
  }
  if (outcome.skinMinimumC !== null) set("Skin, coldest", "°C", outcome.skinMinimumC);
  return numbers;
}

/** Smaller changes than these are noise of the grid. */
const smallestChange: Readonly<Record<OutcomeDifference["unit"], number>> = { mm: 0.1, ml: 0.01, "°C": 0.2 };

function formatted(value: number | null, unit: string): string {
  return value === null ? "none" : `${value.toFixed(unit === "ml" ? 2 : 1).replace("-", "−")} ${unit}`;
}

/** What two outcomes differ in, number by number; changes below the noise of the grid are left out. */
export function compareOutcomes(a: PlanOutcome, b: PlanOutcome): readonly OutcomeDifference[] {
  const [first, second] = [numbersOf(a), numbersOf(b)];
  const names = [...new Set([...first.keys(), ...second.keys()])];
  return names.flatMap((subject) => {
    const before = first.get(subject)?.value ?? null;
    const after = second.get(subject)?.value ?? null;
    const unit = (first.get(subject) ?? second.get(subject))?.unit ?? "mm";
    const isSame = before !== null && after !== null && Math.abs(after - before) < smallestChange[unit];
    if (isSame) return [];
    const message = `${subject}: ${formatted(before, unit)} → ${formatted(after, unit)}`;
    return [{ subject, unit, before, after, message }];
  });
}
