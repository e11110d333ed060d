/** Milliseconds of a day. */
const dayMs = 86_400_000;

/** [ms] How much later the first moment is than the second, for sorting; moments may carry different offsets. */
export function compareMoments(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

/** [days] Whole days from the day of one moment to the day of another, counted in UTC so that no clock of this machine matters. */
export function daysBetween(fromAt: string, toAt: string): number {
  return Math.round((dayStart(toAt) - dayStart(fromAt)) / dayMs);
}

/** The day so many days after a moment, YYYY-MM-DD. */
export function dayAfter(at: string, days: number): string {
  return new Date(dayStart(at) + days * dayMs).toISOString().slice(0, 10);
}

/** The same day of the month so many [months] later, or the last day of that month where it is shorter. */
export function dayAfterMonths(at: string, months: number): string {
  const start = new Date(dayStart(at));
  const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(start.getUTCDate(), last));
  return first.toISOString().slice(0, 10);
}

function dayStart(at: string): number {
  return Math.floor(Date.parse(at) / dayMs) * dayMs;
}
