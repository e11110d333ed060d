const dayMs = 86_400_000;

/** A day as people read it, such as `Jan 12, 2026`; years are never left out. */
export function readableDay(iso: string): string {
  const day = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  if (Number.isNaN(day.getTime())) return iso;
  return day.toLocaleDateString("en-US", { year: "numeric", month: "short", day: "numeric" });
}

/** Day and minute in local time, such as `Jan 12, 2026, 14:05`. */
export function readableMoment(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return `${readableDay(iso)}, ${time.toLocaleTimeString("en-US", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`;
}

/** How long ago, in the largest unit that fits: `today`, `5 days ago`, `in 3 weeks`. */
export function readableAge(iso: string, at: string): string {
  const days = Math.round((dayStart(at) - dayStart(iso)) / dayMs);
  if (days === 0) return "today";
  if (Math.abs(days) === 1) return days > 0 ? "yesterday" : "tomorrow";
  const [count, unit] = largestUnit(Math.abs(days));
  const text = `${count} ${count === 1 ? unit : `${unit}s`}`;
  return days > 0 ? `${text} ago` : `in ${text}`;
}

/** A duration such as `8 min` or `1 h 30 min`. */
export function readableDuration(durationS: number): string {
  if (durationS < 60) return `${Math.round(durationS)} s`;
  const minutes = Math.round(durationS / 60);
  if (minutes < 60) return `${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 48) return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
  return `${Math.round(hours / 24)} days`;
}

/** [years] Whole years between a day of birth and a moment. */
export function ageYears(birthDate: string, at: string): number {
  const [year, month, day] = birthDate.split("-").map(Number);
  const now = new Date(at);
  const monthsAfter = now.getMonth() + 1 - (month ?? 1);
  const hadBirthday = monthsAfter > 0 || (monthsAfter === 0 && now.getDate() >= (day ?? 1));
  return now.getFullYear() - (year ?? 0) - (hadBirthday ? 0 : 1);
}

/** A moment as `<input type="datetime-local">` wants it. */
export function localInputValue(iso: string): string {
  const time = new Date(iso);
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function dayStart(iso: string): number {
  const day = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

function largestUnit(days: number): readonly [number, string] {
  if (days < 14) return [days, "day"];
  if (days < 70) return [Math.round(days / 7), "week"];
  if (days < 730) return [Math.round(days / 30.4), "month"];
  return [Math.round(days / 365.25), "year"];
}
