import type { Role } from "@isotherm/clinic";
import { z } from "zod";
import { ServerError } from "../errors.ts";

/** Reads a request part by its schema, or refuses it whole, naming the field. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue && issue.path.length > 0 ? issue.path.join(".") : "request";
  throw new ServerError(
    "REQUEST_INVALID",
    `${field}: ${issue?.message ?? "is not valid"}; nothing was saved.`,
  );
}

/** An id as Isotherm makes them: no path, no query, no surprise in a log. */
export const identifier: z.ZodString = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/u, "is not an identifier");

/** SHA-256 in lower-case hexadecimal. */
export const sha256: z.ZodString = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, "is not a SHA-256 of 64 hexadecimal digits");

/** What a person types to sign in; an e-mail address will do. */
export const loginName: z.ZodString = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}._@+-]{2,100}$/u,
    "is not a sign-in name: 2 to 100 letters, digits, or any of . _ @ + -",
  );

/** What a person is called on the screens of this site. */
export const displayName: z.ZodString = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,120}$/u, "is not a name of 1 to 120 characters");

/** A role as the clinic knows it. */
export const role: z.ZodType<Role> = z.enum([
  "physician",
  "nurse",
  "coordinator",
  "researcher",
  "patient",
  "referrer",
  "administrator",
]);
