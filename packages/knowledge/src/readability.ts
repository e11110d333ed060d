/** How hard a text is to read. */
export interface Readability {
  /** Flesch–Kincaid grade level: US school grade. */
  readonly schoolGrade: number;
  /** [years] School grade + 5: a US first-grader is six. */
  readonly ageYears: number;
  readonly sentenceCount: number;
  readonly wordCount: number;
  readonly syllableCount: number;
}

/**
 * Flesch–Kincaid grade level of an English text:
 *
 *   grade = 0.39 · words / sentences + 11.8 · syllables / words − 15.59
 *
 * Syllables are counted by groups of vowels, so the result is good to about half a grade. All counts are dimensionless.
 *
 * @see [@kincaid-1975]
 * @example
 * readability("The cat sat on the mat.").schoolGrade < 1 // => true
 */
export function readability(text: string): Readability {
  const sentenceCount = Math.max(
    text.split(/[.!?]+(?:\s|$)/u).filter((part) => /\p{L}/u.test(part)).length,
    1,
  );
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const wordCount = Math.max(words.length, 1);
  const syllableCount = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const schoolGrade = 0.39 * (wordCount / sentenceCount) + 11.8 * (syllableCount / wordCount) - 15.59;
  return { schoolGrade, ageYears: schoolGrade + 5, sentenceCount, wordCount, syllableCount };
}

/** Count of syllables of a word: groups of vowels, without a silent e at the end. */
function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/gu, "");
  if (plain === "") return 1;
  const spoken = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/u, (ending) => ending[0] ?? "");
  return Math.max(spoken.match(/[aeiouy]+/gu)?.length ?? 0, 1);
}

/** Highest school grade of a text for patients: a choice of this project, about the age of 13. */
export const patientTextSchoolGrade = 8;
