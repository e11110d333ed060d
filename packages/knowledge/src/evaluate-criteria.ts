import type { InstrumentCriteria, InstrumentRecord } from "./instrument.ts";
import type { InstrumentAnswers } from "./score-instrument.ts";
import type { Explained } from "./sourced.ts";

/** Whether one set of criteria is met. */
export interface CriteriaResult extends Explained {
  readonly id: string;
  readonly name: string;
  /** Null: an answer that could still decide is missing. */
  readonly met: boolean | null;
  /** What is not met, one sentence each. */
  readonly unmet: readonly string[];
  readonly missingItemIds: readonly string[];
}

/**
 * Criteria of an instrument, such as Budapest (clinical and research) or Nantes; answers are 1 for yes, 0 for no.
 *
 * @example
 * evaluateCriteria(instrument("nantes"), { territory: 1, sitting: 1, night: 1, "no-deficit": 1, block: 0 })[0]?.met // => false
 */
export function evaluateCriteria(
  record: InstrumentRecord,
  answers: InstrumentAnswers,
): readonly CriteriaResult[] {
  return (record.criteria ?? []).map((criteria) => resultOf(record, criteria, answers));
}

function resultOf(
  record: InstrumentRecord,
  criteria: InstrumentCriteria,
  answers: InstrumentAnswers,
): CriteriaResult {
  const isYes = (id: string): boolean => answers[id] === 1;
  const isOpen = (id: string): boolean => answers[id] === null || answers[id] === undefined;
  const textOf = (id: string): string => record.items.find((item) => item.id === id)?.text ?? id;
  const refuted = [
    ...criteria.required.filter((id) => !isYes(id) && !isOpen(id)).map((id) => `not met: ${textOf(id)}`),
    ...criteria.groups
      .filter(
        ({ itemIds, atLeastCount }) => itemIds.filter((id) => isYes(id) || isOpen(id)).length < atLeastCount,
      )
      .map(
        ({ itemIds, atLeastCount }) =>
          `${itemIds.filter(isYes).length} of at least ${atLeastCount}: ${itemIds.map(textOf).join("; ")}`,
      ),
  ];
  const fulfilled =
    criteria.required.every(isYes) &&
    criteria.groups.every(({ itemIds, atLeastCount }) => itemIds.filter(isYes).length >= atLeastCount);
  const items = [...criteria.required, ...criteria.groups.flatMap(({ itemIds }) => itemIds)];
  const undecided = fulfilled ? true : null;
  return {
    id: criteria.id,
    name: criteria.name,
    met: refuted.length > 0 ? false : undecided,
    unmet: refuted,
    missingItemIds: items.filter(isOpen),
    rule: `all of ${criteria.required.length} required${criteria.groups.map(({ itemIds, atLeastCount }) => `, ${atLeastCount} of ${itemIds.length}`).join("")}`,
    inputs: Object.fromEntries(items.map((id) => [id, answers[id] ?? null])),
    status: record.status,
    sources: record.sources,
  };
}
