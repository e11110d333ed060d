import { type EventContent, lifeActivities, type PatientRecord } from "@isotherm/clinic";
import { readableDay, readableDuration, readableMoment } from "./moments.ts";
import { nameOfId, painName, plainWord, titleWord } from "./words.ts";

/** One line of an entry as it is shown: what it is about, and what was written. */
export interface ContentLine {
  readonly label: string;
  readonly text: string;
  /** How deep it stands under the line before it. */
  readonly depth: number;
}

/** Fields that only tie entries together; a person reads nothing in them. */
const ties = new Set([
  "kind",
  "referralId",
  "blockId",
  "messageId",
  "goalId",
  "answersId",
  "eventId",
  "planFingerprint",
]);

/** Everything that an entry says, line by line; nothing that was written is left out, whatever its kind. */
export function contentLines(
  content: EventContent,
  record: PatientRecord,
  nameOf: (personId: string) => string = (personId) => personId,
): readonly ContentLine[] {
  return linesOf(content, { record, nameOf, depth: 0 });
}

interface Place {
  readonly record: PatientRecord;
  readonly nameOf: (personId: string) => string;
  readonly depth: number;
}

/** Fields that hold the id of somebody of the site. */
const personFields: ReadonlySet<string> = new Set([
  "performedBy",
  "reviewedBy",
  "operator",
  "personId",
  "secondPhysicianId",
]);

function linesOf(value: object, place: Place): readonly ContentLine[] {
  return Object.entries(value).flatMap(([field, part]: [string, unknown]) =>
    ties.has(field) ? [] : fieldLines(field, part, place),
  );
}

function fieldLines(field: string, value: unknown, place: Place): readonly ContentLine[] {
  const { depth } = place;
  if (value === null || value === "") return [];
  const label = labelOf(field);
  if (Array.isArray(value)) return listLines(field, value, place);
  if (typeof value === "object") {
    return [{ label, text: "", depth }, ...linesOf(value, { ...place, depth: depth + 1 })];
  }
  return [{ label, text: textOf(field, value, place), depth }];
}

function listLines(field: string, values: readonly unknown[], place: Place): readonly ContentLine[] {
  const { depth } = place;
  const label = labelOf(field);
  if (values.length === 0) return [{ label, text: "none", depth }];
  if (values.every((value) => typeof value !== "object")) {
    return [{ label, text: values.map((value) => textOf(field, value, place)).join(", "), depth }];
  }
  return [
    { label, text: "", depth },
    ...values.flatMap((value): readonly ContentLine[] => {
      if (Array.isArray(value)) return [];
      const parts = linesOf(value as object, { ...place, depth: 0 }).filter(({ text }) => text !== "");
      return [
        {
          label: "",
          text: parts.map(wordsOf).join(" · "),
          depth: depth + 1,
        },
      ];
    }),
  ];
}

function textOf(field: string, value: unknown, { record, nameOf }: Place): string {
  if (personFields.has(field)) return nameOf(String(value));
  if (field === "painId" || field === "indexPainId") return painName(record, String(value));
  if (typeof value === "number") return numberText(field, value);
  const text = String(value);
  if (field.endsWith("At")) return readableMoment(text);
  if (field.endsWith("On")) return readableDay(text);
  if (field.endsWith("Id") || field.endsWith("Ids") || field === "indication") return nameOfId(field, text);
  return wordFields.has(field) ? plainWord(text) : text;
}

/** Fields that hold one of a few words of ours; what a person wrote in any other field is never touched. */
const wordFields: ReadonlySet<string> = new Set([
  ...["acceptance", "attendance", "axis", "capacity", "causality", "concordance", "confidence", "course"],
  ...["decision", "depth", "direction", "effect", "horner", "manner", "modality", "neuritis", "neverZero"],
  ...["part", "patientWish", "pointing", "relation", "rescue", "seen", "sedation", "serious", "side"],
  ...["specialty", "step", "steroid", "triage", "window", ...lifeActivities],
]);

function numberText(field: string, value: number): string {
  if (field.endsWith("S") && !field.endsWith("MmS")) return readableDuration(value);
  if (field.endsWith("Fraction")) return `${Math.round(value * 100)} %`;
  if (field.endsWith("MgPerDay")) return `${value} mg/day`;
  if (field.endsWith("McgPerH")) return `${value} mcg/h`;
  if (field.endsWith("Mm")) return `${value} mm`;
  if (field.endsWith("Ml")) return `${value} ml`;
  return String(value);
}

function labelOf(field: string): string {
  const bare = field.replace(/(?:Ids?|S|Mm|Ml|MgPerDay|McgPerH|Fraction|Score|Count|At|On)$/u, (end) =>
    end === "Score" || end === "Count" ? end : "",
  );
  return titleWord(bare.replace(/(?<=[a-z0-9])[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`));
}

function wordsOf({ label, text }: ContentLine): string {
  return label === "" ? text : `${label}: ${text}`;
}
