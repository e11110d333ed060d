const dayMs = 86_400_000;

/** Moves the date at the start of a DICOM DA or DT value; times and values without a whole date stay as they are. */
export function shiftDate(value: string, days: number): string {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})(.*)$/s.exec(value);
  if (match === null) return value;
  const [, year = "", month = "", day = "", rest = ""] = match;
  const isTime = /^\.\d+$/.test(rest) || value.length < 8;
  const monthNumber = Number(month);
  const dayNumber = Number(day);
  if (isTime || monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return value;
  const moved = new Date(Date.UTC(Number(year), monthNumber - 1, dayNumber) + days * dayMs);
  const digits = (part: number, width: number): string => String(part).padStart(width, "0");
  return `${digits(moved.getUTCFullYear(), 4)}${digits(moved.getUTCMonth() + 1, 2)}${digits(moved.getUTCDate(), 2)}${rest}`;
}
