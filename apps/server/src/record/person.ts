import { z } from "zod";

/** A line of text without control characters; PostgreSQL keeps none with a zero in it. */
export function lineText(longest: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^(?=.*\S)[^\p{Cc}\p{Cs}]+$/u, "must be a line of text");
}

/** Names and what else tells who somebody is; kept apart from the record. */
export interface Person {
  readonly familyName: string;
  readonly givenName: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly medicalRecordNumber: string | null;
}

/** A person as a client sends it; anything else is refused. */
export const personSchema: z.ZodType<Person> = z.strictObject({
  familyName: lineText(200),
  givenName: lineText(200),
  birthDate: z.iso.date(),
  sex: lineText(40).nullable(),
  phone: lineText(60).nullable(),
  email: lineText(254).nullable(),
  medicalRecordNumber: lineText(100).nullable(),
});

/** Lower case without accents, so that "Müller" is found by "mull" and sorted beside "Muller". */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o");
}

/** Folded words of a text; a day such as 1961-04-03 stays one word. */
export function searchWords(text: string): readonly string[] {
  const words = fold(text).split(/[^\p{L}\p{N}-]+/u);
  const parts = words.flatMap((word) => (/^[\d-]+$/u.test(word) ? [word] : [word, ...word.split("-")]));
  return [...new Set(parts.map((word) => word.replace(/^-+|-+$/gu, "")).filter((word) => word !== ""))];
}

/** What a person is found by. */
export function wordsOf(person: Person): readonly string[] {
  const { familyName, givenName, birthDate, medicalRecordNumber } = person;
  return searchWords([familyName, givenName, birthDate, medicalRecordNumber ?? ""].join(" "));
}

/** Folded "family, given" for the order of a list. */
export function sortName({ familyName, givenName }: Person): string {
  return fold(`${familyName}, ${givenName}`);
}

/** As a list shows a person. */
export function displayName(person: Pick<Person, "familyName" | "givenName">): string {
  return `${person.familyName}, ${person.givenName}`;
}
