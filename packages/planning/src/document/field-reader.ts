import { PlanningError } from "../errors.ts";

/** Reads one field of a foreign document, or refuses it by name. */
export type FieldReader<Value> = (value: unknown, path: string) => Value;

/** A value as it may stand in a message: short, and never a whole document. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Throws the one sentence that a reader of a plan file needs. */
export function refuseField(path: string, value: unknown, expected: string): never {
  const field = path === "" ? "document" : path;
  throw new PlanningError(
    "PLANNING_PLAN_INVALID",
    `plan ${path === "" ? "document" : `field ${path}`} is ${shown(value)} but must be ${expected}; correct it or export the plan again`,
    { field },
  );
}

/** A finite number within limits, both included. */
export function numberField(limits: {
  readonly from: number;
  readonly to: number;
  readonly whole?: true;
}): FieldReader<number> {
  const expected = `a ${limits.whole ? "whole " : ""}number from ${limits.from} to ${limits.to}`;
  return (value, path) => {
    if (typeof value !== "number" || !(value >= limits.from && value <= limits.to)) {
      return refuseField(path, value, expected);
    }
    if (limits.whole && !Number.isInteger(value)) return refuseField(path, value, expected);
    return value;
  };
}

/** A text of at most `longest` characters; may be empty only where `mayBeEmpty`. */
export function textField(options: {
  readonly longest: number;
  readonly mayBeEmpty?: true;
}): FieldReader<string> {
  return (value, path) => {
    const shortest = options.mayBeEmpty ? 0 : 1;
    if (typeof value !== "string" || value.length < shortest || value.length > options.longest) {
      return refuseField(path, value, `a text of ${shortest} to ${options.longest} characters`);
    }
    return value;
  };
}

/** One of a few words. */
export function wordField<const Word extends string>(words: readonly Word[]): FieldReader<Word> {
  return (value, path) => {
    const found = words.find((word) => word === value);
    return found ?? refuseField(path, value, `one of ${words.map((word) => `"${word}"`).join(", ")}`);
  };
}

/** The value, or null. */
export function nullableField<Value>(reader: FieldReader<Value>): FieldReader<Value | null> {
  return (value, path) => (value === null ? null : reader(value, path));
}

/** A list with a bounded count. */
export function listField<Value>(
  reader: FieldReader<Value>,
  counts: { readonly from: number; readonly to: number },
): FieldReader<readonly Value[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < counts.from || value.length > counts.to) {
      return refuseField(path, value, `a list of ${counts.from} to ${counts.to}`);
    }
    return value.map((item, index) => reader(item, `${path}[${index}]`));
  };
}

/** Three values of one kind. */
export function tripleField<Value>(reader: FieldReader<Value>): FieldReader<readonly [Value, Value, Value]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length !== 3) return refuseField(path, value, "a list of 3");
    return [reader(value[0], `${path}[0]`), reader(value[1], `${path}[1]`), reader(value[2], `${path}[2]`)];
  };
}

/** A plain JSON object. */
export function objectField(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuseField(path, value, "an object");
  }
  return value as Readonly<Record<string, unknown>>;
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

/** An ISO 8601 moment with date and time. */
export function momentField(value: unknown, path: string): string {
  const isMoment =
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    Number.isFinite(Date.parse(value));
  return isMoment ? value : refuseField(path, value, "a moment such as 2026-11-23T08:30:00Z");
}
