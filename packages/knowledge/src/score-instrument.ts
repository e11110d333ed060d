import { findById } from "./find-by-id.ts";
import { instrumentRecords } from "./generated/instruments.ts";
import type { InstrumentRecord, InstrumentScoring } from "./instrument.ts";
import type { Explained } from "./sourced.ts";

/** Answers by item id, or entered totals by score id; absent or null is not answered. */
export type InstrumentAnswers = Readonly<Record<string, number | null | undefined>>;

/** One score with its band. */
export interface InstrumentScore {
  readonly id: string;
  readonly name: string;
  /** Null while an answer is missing or out of range. */
  readonly valueScore: number | null;
  readonly band: string | null;
  readonly loincCode: string | null;
  /** How it was made, with the numbers. */
  readonly text: string;
}

/** All scores of one instrument, and what is missing. */
export interface InstrumentResult extends Explained {
  readonly scores: readonly InstrumentScore[];
  readonly complete: boolean;
  readonly missingItemIds: readonly string[];
  /** Answers outside the range of their item, one sentence each; they are not counted. */
  readonly problems: readonly string[];
}

/** All instruments, embedded or slots for a licensed site. */
export function instruments(): readonly InstrumentRecord[] {
  return instrumentRecords;
}

/** One instrument by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function instrument(id: string): InstrumentRecord {
  return findById(instrumentRecords, id, "instrument");
}

/**
 * Scores of one instrument by the rules of its record. No answer is filled in: a score with one missing is null. A licensed
 * instrument is scored from totals entered under the id of the score.
 *
 * @example
 * scoreInstrument(instrument("peg"), { pain: 6, enjoyment: 7, activity: 8 }).scores[0]?.valueScore // => 7
 */
export function scoreInstrument(record: InstrumentRecord, answers: InstrumentAnswers): InstrumentResult {
  const problems = rangeProblems(record, answers);
  const refused = new Set(problems.map(({ id }) => id));
  const answerTo = (id: string): number | null => (refused.has(id) ? null : (answers[id] ?? null));
  const scores: InstrumentScore[] = [];
  for (const scoring of record.scores) {
    scores.push(scoreOf(scoring, answerTo, scores));
  }
  const needed = new Set(
    record.scores.flatMap((scoring) => (scoring.method === "entered" ? [scoring.id] : scoring.itemIds)),
  );
  const missingItemIds = [...needed].filter((id) => answerTo(id) === null);
  return {
    scores,
    complete: missingItemIds.length === 0,
    missingItemIds,
    problems: problems.map(({ text }) => text),
    rule: record.scores.map(({ name, method }) => `${name}: ${method}`).join("; "),
    inputs: Object.fromEntries([...needed].map((id) => [id, answers[id] ?? null])),
    status: record.status,
    sources: record.sources,
  };
}

function scoreOf(
  scoring: InstrumentScoring,
  answerTo: (id: string) => number | null,
  before: readonly InstrumentScore[],
): InstrumentScore {
  const parts =
    scoring.method === "sum-of-scores"
      ? before.map(({ valueScore }) => valueScore)
      : (scoring.method === "entered" ? [scoring.id] : scoring.itemIds).map(answerTo);
  const known = parts.filter((part) => part !== null);
  const whole = parts.length > 0 && known.length === parts.length;
  const sum = known.reduce((total, part) => total + part, 0);
  const raw = scoring.method === "mean" ? sum / Math.max(known.length, 1) : sum;
  const valueScore = whole ? Math.round(raw * scoring.multiplierFactor * 100) / 100 : null;
  return {
    id: scoring.id,
    name: scoring.name,
    valueScore,
    band: valueScore === null ? null : bandOf(scoring, valueScore),
    loincCode: scoring.loincCode,
    text: valueScore === null ? "not complete" : `${formula(scoring, known)} = ${valueScore}`,
  };
}

function formula(scoring: InstrumentScoring, known: readonly number[]): string {
  const sum = known.join(" + ");
  const made = scoring.method === "mean" ? `(${sum}) / ${known.length}` : sum;
  return scoring.multiplierFactor === 1 ? made : `(${made}) × ${scoring.multiplierFactor}`;
}

function bandOf(scoring: InstrumentScoring, valueScore: number): string | null {
  return scoring.bands.findLast(({ atLeastScore }) => valueScore >= atLeastScore)?.label ?? null;
}

function rangeProblems(
  record: InstrumentRecord,
  answers: InstrumentAnswers,
): { readonly id: string; readonly text: string }[] {
  const entered = record.scores.filter(({ method }) => method === "entered");
  return [...record.items, ...entered].flatMap((item) => {
    const value = answers[item.id] ?? null;
    if (value === null) return [];
    const low = item.lowestScore ?? Number.NEGATIVE_INFINITY;
    const high = item.highestScore ?? Number.POSITIVE_INFINITY;
    if (value >= low && value <= high) return [];
    const name = "text" in item ? item.text : item.name;
    return [
      {
        id: item.id,
        text: `${record.shortName}: ${value} is outside ${low} to ${high} for "${name}"; enter it again`,
      },
    ];
  });
}
