import { morphineEquivalents, opioids } from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { PageSources, Section, Sure } from "./marks.tsx";
import { valueText } from "./words.ts";

/** Morphine milligram equivalents of what somebody takes, with the factors and what cannot be converted. */
export function OpioidPage(): ReactElement {
  const [doses, setDoses] = useState<Readonly<Record<string, number>>>({});
  const taken = opioids().flatMap(({ id, convertibleRoutes }) => {
    const dose = doses[id];
    return dose === undefined ? [] : [{ opioidId: id, route: convertibleRoutes[0] ?? "unknown", dose }];
  });
  const { totalMgPerDay, complete, rows, table, caution, sources } = morphineEquivalents(taken);
  return (
    <article data-testid="opioid-page">
      <p className={styles["noPrint"]}>
        <a href={atlasHref("library", "opioids")}>Opioids</a>
      </p>
      <h1>Morphine equivalents</h1>
      <p className={styles["lead"]}>
        {caution} Table: {table}.
      </p>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">Opioid</th>
            <th scope="col">Dose</th>
            <th scope="col">Factor</th>
            <th scope="col">Certainty and source</th>
          </tr>
        </thead>
        <tbody>
          {opioids().map(({ id, name, doseUnit, equivalentFactor, status, sources: own, note }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {note === undefined ? null : <div className={styles["small"]}>{note}</div>}
              </th>
              <td>
                <label className={styles["dose"]}>
                  <input
                    type="number"
                    min={0}
                    aria-label={`${name}, ${doseUnit}`}
                    onChange={({ currentTarget: { value } }) => setDoses(withDose(doses, id, value))}
                    data-testid={`dose-${id}`}
                  />
                  <span className="quiet">{doseUnit}</span>
                </label>
              </td>
              <td className="number">{equivalentFactor === null ? "none" : valueText(equivalentFactor)}</td>
              <td>
                <Sure status={status} sources={own} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Section title="Sum" testId="opioid-sum">
        <p className={styles[rows.length === 0 ? "note" : "fired"]} role="status">
          {valueText(totalMgPerDay)} mg a day{complete ? "" : " at least: something cannot be converted"}
        </p>
        <ul className={styles["words"]}>
          {rows.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
      <PageSources keys={[...sources, ...opioids().flatMap(({ sources: own }) => own)]} />
    </article>
  );
}

function withDose(
  doses: Readonly<Record<string, number>>,
  id: string,
  text: string,
): Readonly<Record<string, number>> {
  const others = Object.entries(doses).filter(([key]) => key !== id);
  return Object.fromEntries(text === "" ? others : [...others, [id, Number(text)]]);
}
