import {
  type AdverseEventRate,
  contraindicationsFor,
  type TargetAdverseEvent,
  type TargetRecord,
  threshold,
} from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { Facts } from "./facts.tsx";
import { Section, StatementList, Sure, WordList } from "./marks.tsx";
import { blockText, capitalized, GRADE_WORDS, percentText } from "./words.ts";

/** What a freeze can injure here, and how near ice may come to it. */
export function Structures({ target }: { readonly target: TargetRecord }): ReactElement {
  const { structuresAtRisk } = target;
  const unlimited = structuresAtRisk.filter(({ leastIceDistanceMm }) => leastIceDistanceMm === null);
  return (
    <Section title="Structures at risk" testId="target-structures">
      {structuresAtRisk.length === 0 ? (
        <p className={styles["none"]}>None is on record: mark those on the image.</p>
      ) : (
        <ul className={styles["words"]}>
          {structuresAtRisk.map(({ name, leastIceDistanceMm }) => (
            <li key={name}>
              {name}
              {leastIceDistanceMm === null ? null : (
                <>
                  : ice stays {leastIceDistanceMm.value} mm away{" "}
                  <Sure status={leastIceDistanceMm.status} sources={leastIceDistanceMm.sources} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {unlimited.length === 0 ? null : (
        <p className="quiet">
          Least distance of ice{unlimited.length < structuresAtRisk.length ? " of the others" : ""}: none
          published; the general steps apply: {generalSteps()}. Skin has steps of its own.
        </p>
      )}
    </Section>
  );
}

/** The alert levels that hold where a structure has no distance of its own. */
function generalSteps(): string {
  const watchMm = threshold("threshold/clearance/edge-watch").fact.value;
  const lesionC = threshold("threshold/temperature/lesion").fact.value;
  return `watch from ${watchMm} mm, warn at contact, stop where ${String(lesionC).replace("-", "−")} °C reaches it`;
}

/** Whether a block comes first, its threshold and its recipe. */
export function Block({ target }: { readonly target: TargetRecord }): ReactElement {
  const { block, blockRecipe } = target;
  return (
    <Section title="Block first" testId="target-block">
      {block === null ? (
        <p className={styles["none"]}>No rule on a block before a freeze is on record for this target.</p>
      ) : (
        <>
          <p>
            {blockText(block)} <Sure status={block.status} sources={block.sources} />
          </p>
          <Facts
            facts={[
              ["Objective sign", capitalized(block.objectiveSign ?? "none is stated")],
              ["Practice goes without", capitalized(block.waiverReason ?? "never")],
            ]}
          />
        </>
      )}
      {blockRecipe === null ? (
        <p className="quiet">Drug, concentration and volume: not known; the site enters its own.</p>
      ) : (
        <p>
          {blockRecipe.text} <Sure status={blockRecipe.status} sources={blockRecipe.sources} />
        </p>
      )}
    </Section>
  );
}

/** Adverse events with what was counted, and where. */
export function AdverseEvents({ target }: { readonly target: TargetRecord }): ReactElement {
  return (
    <Section title="Adverse events" testId="target-adverse-events">
      {target.adverseEvents.length === 0 ? (
        <p className={styles["none"]}>None is on record; that is no proof that there are none.</p>
      ) : (
        <div className={styles["scroll"]}>
          <table className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">Event</th>
                <th scope="col">Cases of patients</th>
                <th scope="col">Rate</th>
                <th scope="col">Certainty and source</th>
              </tr>
            </thead>
            <tbody>
              {target.adverseEvents.map((event) => (
                <tr key={event.event}>
                  <th scope="row">
                    {capitalized(event.event)}
                    {event.note === undefined ? null : <div className={styles["small"]}>{event.note}</div>}
                  </th>
                  <td className="number">{countText(event)}</td>
                  <td className="number">{rateText(event)}</td>
                  <td>
                    <Sure status={event.status} sources={event.sources} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function countText({ caseCount, patientCount }: TargetAdverseEvent | AdverseEventRate): string {
  if (caseCount === undefined && patientCount === undefined) return "not reported";
  return `${caseCount ?? "?"} of ${patientCount ?? "?"}`;
}

function rateText({ rateFraction, caseCount, patientCount }: TargetAdverseEvent | AdverseEventRate): string {
  if (rateFraction !== undefined) return percentText(rateFraction);
  if (caseCount === undefined || patientCount === undefined) return "not reported";
  return percentText(caseCount / patientCount);
}

/** What speaks against treating this target: its own list, and the records that hold here for cryo. */
export function Contraindications({ target }: { readonly target: TargetRecord }): ReactElement {
  const general = contraindicationsFor(target.id, "cryo");
  return (
    <Section title="Contraindications">
      <WordList
        words={target.contraindications.map(capitalized)}
        none="None of its own is on record for this target."
      />
      <details className={styles["details"]}>
        <summary>What else speaks against cryo here ({general.length})</summary>
        <StatementList
          statements={general.map(({ name, level, text, status, sources }) => ({
            text: `${capitalized(name)} (${level}): ${text}`,
            status,
            sources,
          }))}
          none="Nothing."
        />
      </details>
    </Section>
  );
}

/** Studies of this target with their grade; a negative trial as large as a positive one. */
export function EvidenceTable({ target }: { readonly target: TargetRecord }): ReactElement {
  return (
    <Section title="Evidence" testId="target-evidence">
      {target.evidence.length === 0 ? (
        <p className={styles["none"]}>Nothing is on record.</p>
      ) : (
        <ul className={styles["graded"]}>
          {target.evidence.map((entry) => (
            <li key={entry.statement} data-grade={entry.grade}>
              <span className={styles["grade"]} title={GRADE_WORDS[entry.grade]}>
                {entry.grade}
              </span>
              <span>
                {entry.statement}.{" "}
                <span className={styles["small"]}>{capitalized(GRADE_WORDS[entry.grade])}.</span>{" "}
                <Sure status={entry.status} sources={entry.sources} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** How far the nerve has to grow back, and when it has been seen to return. */
export function Regrowth({ target }: { readonly target: TargetRecord }): ReactElement {
  const { distanceMm, measure, observed } = target.regrowth;
  return (
    <Section title="Regrowth">
      <p>
        {distanceMm === null ? "Distance: not published." : `Distance: ${distanceMm} mm.`} Measure: {measure}.
      </p>
      {observed === null ? (
        <p className="quiet">No study or label gives when it returns.</p>
      ) : (
        <p>
          {observed.text} <Sure status={observed.status} sources={observed.sources} />
        </p>
      )}
    </Section>
  );
}
