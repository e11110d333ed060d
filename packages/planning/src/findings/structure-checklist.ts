/** Words that do not tell one structure from another. */
const emptyWords = new Set(["and", "the", "of", "left", "right", "common", "internal", "external"]);

/** Words in one spelling, without sides and vertebral levels. */
function significantWords(name: string): readonly string[] {
  const plain = name.toLowerCase().replace(/oe/gu, "e").replace(/ae/gu, "e");
  const words = plain.split(/[^\p{Letter}\p{Number}]+/u);
  return words.filter((word) => word !== "" && !emptyWords.has(word) && !/^[ctls]\d+$/u.test(word));
}

/** How many words of the atlas entry the name holds, in the best of its alternatives; 0 unless it holds all of them. */
function matchedWordCount(entry: string, name: string): number {
  const held = significantWords(name);
  // "Dural sac" answers "dura": an ending of up to two letters is no other word.
  const holds = (word: string): boolean =>
    held.some((other) => other.startsWith(word) && other.length - word.length <= 2);
  let best = 0;
  for (const alternative of entry.split(" and ")) {
    const words = significantWords(alternative);
    if (words.length > 0 && words.every(holds)) best = Math.max(best, words.length);
  }
  return best;
}

/** The entry of an atlas checklist that a structure of this name answers: the one that shares most words; null for none. */
export function checklistEntryOf(checklist: readonly string[], name: string): string | null {
  const [best] = checklist
    .map((entry) => ({ entry, count: matchedWordCount(entry, name) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return best?.entry ?? null;
}

/**
 * Entries of an atlas checklist that no marked structure answers (R29). Each name answers the entry that shares most
 * words with it, so that "inferior thyroid artery" is not taken for "thyroid".
 *
 * @example
 * missingFromChecklist(["thyroid", "inferior thyroid artery"], ["Left inferior thyroid artery"]) // => ["thyroid"]
 */
export function missingFromChecklist(
  checklist: readonly string[],
  names: readonly string[],
): readonly string[] {
  const answered = new Set(names.map((name) => checklistEntryOf(checklist, name)));
  return checklist.filter((entry) => !answered.has(entry));
}
