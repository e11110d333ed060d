import type { Role, Signature } from "../record/person.ts";
import {
  type FieldReader,
  listField,
  momentField,
  numberField,
  openTextField,
  recordField,
  textField,
  wordField,
} from "./field-reader.ts";

/** An id of this record, of an account or of `knowledge`. */
export const idField: FieldReader<string> = textField(200);

/** A list of ids. */
export const idsField: FieldReader<readonly string[]> = listField(idField);

/** A name or short line that must say something. */
export const lineField: FieldReader<string> = textField(500);

/** Free text that must say something. */
export const proseField: FieldReader<string> = textField(20_000);

/** Free text that may be empty. */
export const openProseField: FieldReader<string> = openTextField(20_000);

/** A score from 0 to 10. */
export const scoreField: FieldReader<number> = numberField(0, 10);

/** A share from 0 to 1. */
export const fractionField: FieldReader<number> = numberField(0, 1);

/** A duration up to a year. */
export const durationField: FieldReader<number> = numberField(0, 366 * 86_400);

/** Acute, chronic or cancer. */
export const axisField: FieldReader<"acute" | "chronic" | "cancer"> = wordField([
  "acute",
  "chronic",
  "cancer",
]);

/** The role of an account. */
export const roleField: FieldReader<Role> = wordField([
  "physician",
  "nurse",
  "coordinator",
  "researcher",
  "patient",
  "referrer",
  "administrator",
]);

/** A name under something. */
export const signatureField: FieldReader<Signature> = recordField<Signature>({
  personId: idField,
  role: roleField,
  signedAt: momentField,
});

/** The word that tells a content apart. */
export function kindField<const Kind extends string>(kind: Kind): FieldReader<Kind> {
  return wordField([kind]);
}
