/** A day as a patient reads it, such as `Fri, Nov 27`; with its year where that is not the year of now. */
export function plainDay(iso: string): string {
  const day = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  if (Number.isNaN(day.getTime())) return iso;
  const year = day.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" as const };
  return day.toLocaleDateString("en-US", { weekday: "short", month: "short", day: "numeric", ...year });
}

/** Day and minute, such as `Fri, Nov 27, 14:05`. */
export function plainMoment(iso: string): string {
  const time = new Date(iso).toLocaleTimeString("en-US", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return `${plainDay(iso)}, ${time}`;
}
