import { z } from "zod";

/** What a route answers when it did what was asked. */
export type Answer =
  /** JSON of this shape; 201 where something was stored under an address that the client chose. */
  | { readonly kind: "json"; readonly schema: z.ZodType; readonly status: 200 | 201 }
  /** The bytes of a file. */
  | { readonly kind: "file" }
  /** A status without a body. */
  | { readonly kind: "nothing" }
  /** Another page, for the browser itself. */
  | { readonly kind: "redirect" };

/** Answers by "METHOD /api/…", as the route was declared. */
export type Answers = Readonly<Record<string, Answer>>;

/** JSON of this shape. */
export function json(schema: z.ZodType): Answer {
  return { kind: "json", schema, status: 200 };
}

/** JSON with exactly these fields. */
export function fields(shape: Readonly<Record<string, z.ZodType>>): Answer {
  return json(z.strictObject(shape));
}

/** A moment, as every answer writes it. */
export const moment: z.ZodISODateTime = z.iso.datetime({ offset: true });

/** A moment, or null where it has not come. */
export const momentOrNull: z.ZodNullable<z.ZodISODateTime> = moment.nullable();

/** A whole number from 0. */
export const count: z.ZodNumber = z.number().int().nonnegative();
