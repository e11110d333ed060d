import { wordingRows } from "../rulebook.ts";
import type { KnowledgeFile } from "./knowledge-file.ts";

/** A text and where it stands. */
export interface PlacedText {
  readonly path: string;
  readonly text: string;
}

/** Texts that contain a slip of the source material (wording rows W1–W19). */
export function wordingProblems(texts: readonly PlacedText[]): string[] {
  const slips = wordingRows()
    .filter((row) => row.checked)
    .flatMap((row) =>
      row.forbidden.map((phrase) => ({
        row,
        phrase,
        pattern: new RegExp(`(?<![\\p{L}\\d])${phrase.replaceAll(" ", "\\s+")}(?![\\p{L}\\d])`, "iu"),
      })),
    );
  return texts.flatMap(({ path, text }) =>
    slips
      .filter(({ pattern }) => pattern.test(text))
      .map(({ row, phrase }) => `${path}: says "${phrase}"; say "${row.say}" (${row.id})`),
  );
}

/** The texts of records; those of the wording rows name the slips and are left out. */
export function textsOfRecords(files: readonly KnowledgeFile[]): readonly PlacedText[] {
  return files
    .filter(({ folder }) => folder !== "wording")
    .map(({ path, record }) => ({ path, text: JSON.stringify(record) }));
}
