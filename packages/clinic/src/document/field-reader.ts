import { ClinicError } from "../errors.ts";

/** Reads one field of a foreign document, or refuses it by name. */
export type FieldReader<Value> = (value: unknown, path: string) => Value;

/** A value as it may stand in a message: its kind for texts, because a text may hold what a patient said. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return value === "" ? "empty" : `a text of ${value.length} characters`;
  return String(value);
}

/** Throws the one sentence that whoever sent the event needs. */
export function refuseField(path: string, value: unknown, expected: string): never {
  const field = path === "" ? "document" : path;
  throw new ClinicError(
    "CLINIC_EVENT_INVALID",
    `event ${path === "" ? "document" : `field ${path}`} is ${shown(value)} but must be ${expected}; complete it and send the whole event again`,
    { field },
  );
}

/** A finite number within limits, both included. */
export function numberField(from: number, to: number): FieldReader<number> {
  return (value, path) =>
    typeof value === "number" && value >= from && value <= to
      ? value
      : refuseField(path, value, `a number from ${from} to ${to}`);
}

/** A whole number within limits, both included. */
export function countField(from: number, to: number): FieldReader<number> {
  return (value, path) =>
    Number.isInteger(value) && (value as number) >= from && (value as number) <= to
      ? (value as number)
      : refuseField(path, value, `a whole number from ${from} to ${to}`);
}

/** A text of at most `longest` characters that says something: not empty, not only blanks. */
export function textField(longest: number): FieldReader<string> {
  return (value, path) =>
    typeof value === "string" && value.trim() !== "" && value.length <= longest
      ? value
      : refuseField(path, value, `a text of 1 to ${longest} characters`);
}

/** A text that may be empty. */
export function openTextField(longest: number): FieldReader<string> {
  return (value, path) =>
    typeof value === "string" && value.length <= longest
      ? value
      : refuseField(path, value, `a text of at most ${longest} characters`);
}

/** One of a few words. */
export function wordField<const Word extends string>(words: readonly Word[]): FieldReader<Word> {
  return (value, path) =>
    words.find((word) => word === value) ??
    refuseField(path, value, `one of ${words.map((word) => `"${word}"`).join(", ")}`);
}

/** The value, or null. */
export function nullableField<Value>(reader: FieldReader<Value>): FieldReader<Value | null> {
  return (value, path) => (value === null ? null : reader(value, path));
}

/** A list of `from` to `to` values, at most 1000 where no end is given. */
export function listField<Value>(
  reader: FieldReader<Value>,
  from: number = 0,
  to: number = 1000,
): FieldReader<readonly Value[]> {
  return (value, path) =>
    Array.isArray(value) && value.length >= from && value.length <= to
      ? value.map((item, index) => reader(item, `${path}[${index}]`))
      : refuseField(path, value, `a list of ${from} to ${to}`);
}

/** A plain JSON object. */
export function objectField(value: unknown, path: string): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : refuseField(path, value, "an object");
}

/** An object with exactly these fields. A field that is not known is refused: nothing is dropped in silence. */
export function recordField<Shape extends object>(
  fields: {
    readonly [Key in keyof Shape]-?: FieldReader<Shape[Key]>;
  },
): FieldReader<Shape> {
  const known = new Set(Object.keys(fields));
  return (value, path) => {
    const source = objectField(value, path);
    const prefix = path === "" ? "" : `${path}.`;
    for (const key of Object.keys(source)) {
      if (!known.has(key))
        refuseField(`${prefix}${key}`, source[key], "absent: this version does not know it");
    }
    const result: Record<string, unknown> = {};
    for (const key of known) {
      const reader = fields[key as keyof Shape] as FieldReader<unknown>;
      result[key] = reader(Object.hasOwn(source, key) ? source[key] : undefined, `${prefix}${key}`);
    }
    return result as Shape;
  };
}

/** One of several shapes, told apart by the word in `kind`. */
export function variantField<Shape extends { readonly kind: string }>(
  variants: {
    readonly [Kind in Shape["kind"]]: FieldReader<Extract<Shape, { readonly kind: Kind }>>;
  },
): FieldReader<Shape> {
  const kinds = Object.keys(variants) as Shape["kind"][];
  return (value, path) => {
    const kind = wordField(kinds)(objectField(value, path)["kind"], `${path}.kind`);
    const reader = variants[kind as keyof typeof variants] as FieldReader<Shape>;
    return reader(value, path);
  };
}

/** An ISO 8601 moment with date, time and offset. */
export function momentField(value: unknown, path: string): string {
  const isMoment =
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    isCalendarDay(value.slice(0, 10)) &&
    Number.isFinite(Date.parse(value));
  return isMoment ? value : refuseField(path, value, "a moment such as 2026-11-23T08:30:00Z");
}

/** A day of the calendar, YYYY-MM-DD. */
export function dayField(value: unknown, path: string): string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDay(value)
    ? value
    : refuseField(path, value, "a day such as 2026-11-23");
}

/** 31 February is refused, not moved to March. */
function isCalendarDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
}
