import type { Fact } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { Sure } from "./marks.tsx";
import { percentText, valueText } from "./words.ts";

/** Name of a quantity, its unit, and what is known of it. */
export type DeviceFact = readonly [name: string, unit: string, fact: Fact<number | null>];

/** One device with the certainty of every number, and what is missing. */
export function DeviceCard(properties: {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly facts: readonly DeviceFact[];
  readonly missing: readonly string[];
}): ReactElement {
  const { id, name, says, facts, missing } = properties;
  return (
    <article className={styles["evidence"]} data-testid={`device-${id}`}>
      <header>
        <h2>
          <a href={atlasHref("devices", id)}>{name}</a>
        </h2>
        <span className="quiet">{says}</span>
      </header>
      <FactTable facts={facts} />
      {missing.length === 0 ? (
        <p className={styles["small"]}>Nothing is missing for a simulation.</p>
      ) : (
        <div className={styles["note"]}>
          <strong>Missing, and from where to load it</strong>
          <ul>
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}

/** Quantities one below the other, with value, spread, certainty and source. */
export function FactTable({ facts }: { readonly facts: readonly DeviceFact[] }): ReactElement {
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]}>
        <thead className={styles["hidden"]}>
          <tr>
            <th scope="col">Quantity</th>
            <th scope="col">Value</th>
            <th scope="col">Certainty and source</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(([name, unit, fact]) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {fact.note === undefined ? null : <div className={styles["small"]}>{fact.note}</div>}
              </th>
              <td className="number">{factText(fact, unit)}</td>
              <td>
                <Sure status={fact.status} sources={fact.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function factText(fact: Fact<number | null>, unit: string): string {
  if (fact.value === null) return "missing";
  const spread = fact.spreadFraction === undefined ? "" : ` ± ${percentText(fact.spreadFraction)}`;
  return `${valueText(fact.value)} ${unit}${spread}`;
}
