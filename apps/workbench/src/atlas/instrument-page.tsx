import {
  evaluateCriteria,
  type InstrumentAnswers,
  type InstrumentItem,
  type InstrumentRecord,
  instruments,
  scoreInstrument,
} from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { MissingRecord } from "./facts.tsx";
import { PageSources, Section } from "./marks.tsx";
import { RecordFields } from "./record-fields.tsx";
import { sourcesIn } from "./record-page.tsx";
import { valueText } from "./words.ts";

/** One instrument: what may be asked, how it is scored, what a change means; tried on answers that are kept nowhere. */
export function InstrumentPage({ instrumentId }: { readonly instrumentId: string }): ReactElement {
  const record = instruments().find(({ id }) => id === instrumentId);
  const back = atlasHref("library", "instruments");
  if (record === undefined)
    return <MissingRecord kind="instrument" id={instrumentId} href={back} back="All instruments" />;
  return (
    <article data-testid="instrument-page">
      <p className={styles["noPrint"]}>
        <a href={back}>Instruments</a>
      </p>
      <div className={styles["kicker"]}>{record.shortName}</div>
      <h1>{record.name}</h1>
      {record.scores.length === 0 ? null : <TryScore key={record.id} record={record} />}
      {record.criteria === null ? null : <TryCriteria key={record.id} record={record} />}
      <Section title="What is recorded">
        <RecordFields
          record={record as unknown as Readonly<Record<string, unknown>>}
          folder="instruments"
          without={["name", "shortName"]}
        />
      </Section>
      <PageSources keys={sourcesIn(record)} />
    </article>
  );
}

/** What is answered: the items, or the totals where only a licensed site holds the items. */
function questionsOf({ items, scores }: InstrumentRecord): readonly InstrumentItem[] {
  const entered = scores.filter(({ method }) => method === "entered");
  const totals = entered.map(({ id, name, lowestScore, highestScore }) => ({
    id,
    text: `${name} (total, entered)`,
    lowestScore,
    highestScore,
  }));
  const scored = new Set(scores.flatMap(({ itemIds }) => itemIds));
  return [...items.filter(({ id }) => scored.has(id)), ...totals];
}

function TryScore({ record }: { readonly record: InstrumentRecord }): ReactElement {
  const [answers, setAnswers] = useState<InstrumentAnswers>({});
  const { scores, problems } = scoreInstrument(record, answers);
  return (
    <Section title="Try the scoring" testId="instrument-scoring">
      <p className={styles["small"]}>Nothing that is entered here is kept.</p>
      <div className={styles["tryout"]}>
        {questionsOf(record).map(({ id, text, lowestScore, highestScore }) => (
          <label key={id} className={styles["input"]}>
            <span>{text}</span>
            <input
              type="number"
              {...(lowestScore === null ? {} : { min: lowestScore })}
              {...(highestScore === null ? {} : { max: highestScore })}
              placeholder={lowestScore === null ? "" : `${lowestScore}–${highestScore}`}
              onChange={({ currentTarget: { value } }) =>
                setAnswers({ ...answers, [id]: value === "" ? null : Number(value) })
              }
              data-testid={`item-${id}`}
            />
          </label>
        ))}
      </div>
      {problems.map((problem) => (
        <p key={problem} className={styles["note"]}>
          {problem}
        </p>
      ))}
      <table className={styles["table"]} data-testid="instrument-scores">
        <tbody>
          {scores.map(({ id, name, valueScore, band, text }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{valueScore === null ? "–" : valueText(valueScore)}</td>
              <td>{band ?? ""}</td>
              <td className="quiet">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function TryCriteria({ record }: { readonly record: InstrumentRecord }): ReactElement {
  const [answers, setAnswers] = useState<InstrumentAnswers>({});
  const results = evaluateCriteria(record, answers);
  return (
    <Section title="Try the criteria" testId="instrument-criteria">
      <div className={styles["tryout"]}>
        {record.items.map(({ id, text }) => (
          <label key={id} className={styles["input"]}>
            <span>{text}</span>
            <select
              onChange={({ currentTarget: { value } }) =>
                setAnswers({ ...answers, [id]: value === "" ? null : Number(value) })
              }
            >
              <option value="">not answered</option>
              <option value="1">yes</option>
              <option value="0">no</option>
            </select>
          </label>
        ))}
      </div>
      {results.map(({ id, name, met, unmet, missingItemIds }) => (
        <p key={id} className={styles[met === true ? "fired" : "note"]}>
          <strong>{name}</strong>: {outcomeText(met, unmet, missingItemIds.length)}
        </p>
      ))}
    </Section>
  );
}

function outcomeText(met: boolean | null, unmet: readonly string[], openCount: number): string {
  if (met === null) return `open; ${openCount} answers are missing`;
  return met ? "met" : `not met. ${unmet.join(". ")}`;
}
