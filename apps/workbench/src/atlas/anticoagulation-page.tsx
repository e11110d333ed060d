import {
  type AnticoagulationAdvice,
  anticoagulationAdvice,
  anticoagulationDrugs,
  type SocietyStatement,
  targets,
} from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref, chosen, useAddressChoices } from "./atlas-address.ts";
import { PageSources, Section, Sure } from "./marks.tsx";

/** What each society says of holding a drug before a procedure, side by side; nothing is chosen. */
export function AnticoagulationPage({ given }: { readonly given: string }): ReactElement {
  const [choices, choose] = useAddressChoices(["anticoagulation"], given);
  const drugs = anticoagulationDrugs();
  const drugId = choices.get("drug") ?? drugs[0]?.id ?? "";
  const targetId = choices.get("target");
  const clearance = choices.get("clearance");
  const advice = anticoagulationAdvice({
    drugId,
    targetId,
    creatinineClearanceMlPerMin: clearance === null || clearance === "" ? null : Number(clearance),
  });
  return (
    <article data-testid="anticoagulation-page">
      <h1>Anticoagulation</h1>
      <p className={styles["lead"]}>
        Societies side by side, with their disagreement. No table has been compared with its primary source
        yet: all of it is unverified and drives nothing.
      </p>
      <form
        className={styles["tryout"]}
        aria-label="Drug and target"
        onSubmit={(event) => event.preventDefault()}
      >
        <label className={styles["input"]}>
          <span>Drug</span>
          <select
            value={drugId}
            onChange={(event) => choose(chosen(choices, "drug", event.currentTarget.value))}
            data-testid="drug"
          >
            {drugs.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className={styles["input"]}>
          <span>Target</span>
          <select
            value={targetId ?? ""}
            onChange={(event) => choose(chosen(choices, "target", event.currentTarget.value))}
            data-testid="drug-target"
          >
            <option value="">any</option>
            {targets().map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className={styles["input"]}>
          <span>Creatinine clearance, ml/min</span>
          <input
            type="number"
            min={0}
            value={clearance ?? ""}
            placeholder="not known"
            onChange={(event) => choose(chosen(choices, "clearance", event.currentTarget.value))}
          />
        </label>
      </form>
      <Societies advice={advice} />
      <PageSources keys={advice.sources} />
    </article>
  );
}

type Row = readonly [string, (statement: SocietyStatement) => string];

const ROWS: readonly Row[] = [
  ["Bleeding risk", ({ bleedingLevel }) => bleedingLevel?.replaceAll("-", " ") ?? "not classed"],
  ["Hold", ({ hold, alternatives, record }) => holdText(hold, alternatives, record !== null)],
  ["Restart", ({ restart }) => restart ?? "not stated"],
  ["Laboratory", ({ labThreshold }) => labThreshold ?? "not stated"],
  ["This site", ({ localOverride }) => (localOverride === null ? "no rule of its own" : localOverride.hold)],
];

function holdText(hold: string | null, alternatives: readonly string[], held: boolean): string {
  if (!held) return "no table held";
  const others = alternatives.length === 0 ? "" : ` (${alternatives.join("; ")})`;
  return `${hold ?? "depends on renal function, which is not known"}${others}`;
}

function Societies({ advice }: { readonly advice: AnticoagulationAdvice }): ReactElement {
  const { statements, disagreements, always, bleedingClass } = advice;
  return (
    <>
      <Section title="Side by side" testId="societies">
        <div className={styles["scroll"]}>
          <table className={styles["table"]} data-even="true">
            <thead>
              <tr>
                <th scope="col">{""}</th>
                {statements.map(({ society }) => (
                  <th key={society} scope="col">
                    {society}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ROWS.map(([name, textOf]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {statements.map((statement) => (
                    <td key={statement.society}>{textOf(statement)}</td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">Certainty</th>
                {statements.map(({ society, status, sources }) => (
                  <td key={society}>
                    <Sure status={status} sources={sources} />
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      </Section>
      <Section title="Where they disagree" testId="disagreements">
        {disagreements.length === 0 ? (
          <p className={styles["none"]}>On this drug and target they do not contradict each other.</p>
        ) : (
          <ul className={styles["words"]}>
            {disagreements.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
        {bleedingClass === null ? null : (
          <p className={styles["note"]}>
            {bleedingClass.gap}{" "}
            <a href={atlasHref("record", "bleeding-classes", bleedingClass.id)}>{bleedingClass.name}</a>
          </p>
        )}
      </Section>
      <Section title="Always">
        <ul className={styles["words"]}>
          {always.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
