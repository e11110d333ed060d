import { contentsOf, type PatientRecord } from "@isotherm/clinic";
import {
  type AdverseEventRate,
  adverseEvents,
  indications,
  type RiskTextRecord,
  riskText,
  riskTexts,
  targets,
} from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import { Pick } from "../../clinic/form/text-fields.tsx";
import { StatusMark } from "../../layout/source-note.tsx";
import styles from "./talk.module.css";
import { talkSubject } from "./talk-values.ts";

/** Risks by target and disease, with their numbers and how sure each is; what was told is ticked (R109). */
export function TalkRisks(properties: {
  readonly record: PatientRecord;
  readonly told: readonly string[];
  readonly onTold: (riskTextIds: readonly string[]) => void;
}): ReactElement {
  const { record, told, onTold } = properties;
  const [chosen, setChosen] = useState<string | null>(null);
  const { targetId, indication } = talkSubject(record, chosen);
  const risk = targetId === null || indication === null ? null : riskText(targetId, indication);
  const suggested = new Set(contentsOf(record, "pain-component").flatMap(({ targetIds }) => targetIds));
  const options = [...targets()].sort((a, b) => Number(suggested.has(b.id)) - Number(suggested.has(a.id)));
  return (
    <div data-testid="talk-risks">
      <Pick
        label="Which nerve is talked about"
        options={options}
        value={targetId}
        onChange={setChosen}
        testId="talk-target"
      />
      <p className="quiet">
        For{" "}
        {indications().find(({ id }) => id === indication)?.name ??
          "an indication that the intake has not named yet"}
        .
      </p>
      {risk === null ? (
        <NoRiskText targetId={targetId} told={told} onTold={onTold} />
      ) : (
        <RiskCard risk={risk} isTold={told.includes(risk.id)} onTold={toggler(risk.id, told, onTold)} />
      )}
    </div>
  );
}

function toggler(id: string, told: readonly string[], onTold: (ids: readonly string[]) => void): () => void {
  return () => onTold(told.includes(id) ? told.filter((other) => other !== id) : [...told, id]);
}

function RiskCard(properties: {
  readonly risk: RiskTextRecord;
  readonly isTold: boolean;
  readonly onTold: () => void;
}): ReactElement {
  const { risk, isTold, onTold } = properties;
  const events = adverseEvents().filter(({ id }) => risk.adverseEventIds.includes(id));
  return (
    <article className={styles["risk"]}>
      <p className={styles["say"]}>{risk.plainText}</p>
      <p>
        {risk.text} <StatusMark status={risk.status} sources={risk.sources} />
      </p>
      <ul className={styles["rates"]}>
        {events.flatMap(({ id, name, rates }) =>
          rates.map((rate) => (
            <li key={`${id}${rate.text}`}>
              <strong>{name}</strong> {rateText(rate)}{" "}
              <StatusMark status={rate.status} sources={rate.sources} />
            </li>
          )),
        )}
      </ul>
      <label className={styles["tick"]}>
        <input type="checkbox" checked={isTold} onChange={onTold} data-testid="risk-told" />
        Told, with its numbers and how sure they are
      </label>
    </article>
  );
}

/** Where knowledge holds no text for this target and disease, the nearest ones are offered and the gap is said. */
function NoRiskText(properties: {
  readonly targetId: string | null;
  readonly told: readonly string[];
  readonly onTold: (riskTextIds: readonly string[]) => void;
}): ReactElement {
  const { targetId, told, onTold } = properties;
  const near = riskTexts().filter((risk) => risk.targetId === targetId);
  if (targetId === null) return <p className="quiet">Choose the nerve first.</p>;
  return (
    <>
      <p>
        No text is held for this nerve and this disease. Say so, and tell what is known of the nerve in other
        diseases:
      </p>
      {near.length === 0 ? <p className="quiet">Nothing is held for this nerve at all.</p> : null}
      {near.map((risk) => (
        <RiskCard
          key={risk.id}
          risk={risk}
          isTold={told.includes(risk.id)}
          onTold={toggler(risk.id, told, onTold)}
        />
      ))}
    </>
  );
}

/** A rate with its counts, never a percentage alone. */
function rateText({ text, caseCount, patientCount, rateFraction }: AdverseEventRate): string {
  const counts =
    caseCount === undefined || patientCount === undefined ? "" : ` (${caseCount} of ${patientCount})`;
  const share = rateFraction === undefined ? "" : ` ${Math.round(rateFraction * 1000) / 10} %`;
  return `${text}${share}${counts}`;
}
