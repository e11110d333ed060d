import { wordingRecords } from "./generated/records.ts";

/** Texts of a record that a search looks at; a hit in a name counts three times one in the rest. */
export interface SearchTexts {
  readonly names: readonly string[];
  readonly rest: readonly string[];
}

/**
 * Records whose texts hold every word that is asked, best first: case, accents, word order, British spelling and one wrong letter
 * in a word are forgiven, except in the words of a dangerous slip (wording rows), which are never corrected. All records for an
 * empty text.
 *
 * @example
 * searchRecords(["stellate", "splanchnic"], "splanhcnic", (name) => ({ names: [name], rest: [] })) // => ["splanchnic"]
 */
export function searchRecords<Entry>(
  records: readonly Entry[],
  text: string,
  textsOf: (record: Entry) => SearchTexts,
): readonly Entry[] {
  return searchWords(records, text, (record) => wordsOf(textsOf(record)));
}

/** The words of a record's texts, made plain, to be kept where many records are searched again and again. */
export interface RecordWords {
  readonly names: readonly string[];
  readonly rest: readonly string[];
}

/** Makes texts plain: lower case, no accents, one spelling. */
export function wordsOf(texts: SearchTexts): RecordWords {
  return { names: plainWords(texts.names.join(" ")), rest: plainWords(texts.rest.join(" ")) };
}

/** `searchRecords` over words that were made plain before. */
export function searchWords<Entry>(
  records: readonly Entry[],
  text: string,
  recordWords: (record: Entry) => RecordWords,
): readonly Entry[] {
  const words = plainWords(text);
  return records
    .map((record) => ({ record, score: words.length === 0 ? 1 : scoreOf(recordWords(record), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ record }) => record);
}

/** Words of phrases that stand for another nerve than the one meant: they are never corrected into a name. */
const slipWords: ReadonlySet<string> = new Set(
  wordingRecords.filter((row) => row.checked).flatMap((row) => row.forbidden.flatMap(plainWords)),
);

function scoreOf({ names, rest }: RecordWords, words: readonly string[]): number {
  let score = 0;
  for (const word of words) {
    const best = Math.max(3 * bestMatch(word, names), bestMatch(word, rest));
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
