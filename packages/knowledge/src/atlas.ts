import { findById } from "./find-by-id.ts";
import { targetRecords, wordingRecords } from "./generated/records.ts";
import type { TargetRecord } from "./target.ts";

/** All nerve targets, T1 to T23. */
export function targets(): readonly TargetRecord[] {
  return [...targetRecords].sort((a, b) => Number(a.atlasNumber.slice(1)) - Number(b.atlasNumber.slice(1)));
}

/** One target by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function target(id: string): TargetRecord {
  return findById(targetRecords, id, "target");
}

/**
 * Targets whose name, synonym, id or indication matches the text, best first: case, accents, word order, British spelling and
 * one wrong letter in a word are forgiven, except in the words of a dangerous slip (wording row W4), which finds nothing. All
 * targets for an empty text.
 *
 * @example
 * searchTargets("tibal posterior")[0]?.id // => "posterior-tibial-nerve"
 */
export function searchTargets(text: string): readonly TargetRecord[] {
  const words = plainWords(text);
  return targets()
    .map((record) => ({ record, score: scoreOf(record, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ record }) => record);
}

/** Words of phrases that stand for another nerve than the one meant: they are never corrected into a name. */
const slipWords: ReadonlySet<string> = new Set(
  wordingRecords.filter((row) => row.checked).flatMap((row) => row.forbidden.flatMap(plainWords)),
);

function scoreOf(record: TargetRecord, words: readonly string[]): number {
  if (words.length === 0) return 1;
  const names = plainWords([record.name, record.id, record.atlasNumber, ...record.synonyms].join(" "));
  const indications = plainWords(record.indications.join(" "));
  let score = 0;
  for (const word of words) {
    const best = Math.max(3 * bestMatch(word, names), bestMatch(word, indications));
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

/** 3 for the word itself, 2 for its beginning, 1 for one wrong letter, 0 for none. */
function bestMatch(word: string, candidates: readonly string[]): number {
  let best = 0;
  for (const candidate of candidates) {
    if (candidate === word) return 3;
    if (candidate.startsWith(word)) best = Math.max(best, 2);
    else if (word.length > 3 && !slipWords.has(word) && isOneEditApart(word, candidate))
      best = Math.max(best, 1);
  }
  return best;
}

function plainWords(text: string): string[] {
  const plain = text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/([ao])e/gu, "e");
  return plain.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== "");
}

function isOneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = long.length === short.length ? short.slice(start + 1) : short.slice(start);
  if (long.slice(start + 1) === rest) return true;
  return long.length === short.length && isSwapped(short.slice(start), long.slice(start));
}

function isSwapped(a: string, b: string): boolean {
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
