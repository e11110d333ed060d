import { evaluateRule, type Rule, rules, searchRecords } from "@isotherm/knowledge";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { Facts, MissingRecord } from "./facts.tsx";
import { PageSources, Section, Sure } from "./marks.tsx";
import { RuleConditions } from "./rule-conditions.tsx";
import { capitalized, inputWords, SEVERITY_COLORS, valueText } from "./words.ts";

/** The rules of planning; with an id, why one of them fires. */
export function RulesPage({ ruleId }: { readonly ruleId: string }): ReactElement {
  if (ruleId === "") return <RuleList />;
  const rule = rules().find(({ id }) => id === ruleId);
  if (rule === undefined)
    return <MissingRecord kind="rule" id={ruleId} href={atlasHref("rules")} back="All rules" />;
  return <RulePage rule={rule} />;
}

function RuleList(): ReactElement {
  const [text, setText] = useState("");
  const found = searchRecords(rules(), text, (rule) => ({
    names: [rule.id, rule.purpose],
    rest: [rule.use, rule.misuse, rule.message, rule.severity],
  }));
  return (
    <>
      <h1>Rules</h1>
      <p className={styles["lead"]}>What the workbench judges a plan by, and why it fires.</p>
      <div className={styles["controls"]}>
        <TextInput
          aria-label="Search rules"
          placeholder="Search the rules"
          leftSection={<IconSearch size={18} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {found.length === 0 ? <p className={styles["none"]}>No rule matches “{text}”.</p> : null}
      <ul className={styles["rows"]}>
        {found.map((rule) => (
          <li key={rule.id}>
            <a className={styles["row"]} href={atlasHref("rules", rule.id)}>
              <SeverityMark severity={rule.severity} />
              <span>
                <span className={styles["rowName"]}>{rule.purpose}</span>
                <span className={styles["rowText"]}>{rule.id}</span>
              </span>
              <span className={styles["rowSide"]}>
                <span className="quiet">
                  {rule.severity}, {rule.maturity}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function SeverityMark({ severity }: { readonly severity: Rule["severity"] }): ReactElement {
  return (
    <span
      className={styles["dot"]}
      style={{ background: SEVERITY_COLORS[severity] }}
      role="img"
      aria-label={severity}
    />
  );
}

function RulePage({ rule }: { readonly rule: Rule }): ReactElement {
  return (
    <article data-testid="rule-page">
      <p className={styles["noPrint"]}>
        <a href={atlasHref("rules")}>All rules</a>
      </p>
      <div className={styles["kicker"]}>
        {rule.id} · version {rule.version}
      </div>
      <h1>{rule.purpose}</h1>
      <Facts
        facts={[
          ["Severity", capitalized(rule.severity)],
          ["Maturity", capitalized(rule.maturity)],
          ["Used for", rule.use],
          ["Not for", rule.misuse],
          ["Certainty", <Sure key="sure" status={rule.status} sources={rule.sources} />],
        ]}
      />
      <RuleConditions rule={rule} />
      <Section title="Cases it is tested on" testId="rule-cases">
        <div className={styles["scroll"]}>
          <table className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">Case</th>
                <th scope="col">Inputs</th>
                <th scope="col">Fires</th>
                <th scope="col">What it says</th>
              </tr>
            </thead>
            <tbody>
              {rule.cases.map((entry) => (
                <tr key={entry.name} data-fires={entry.fires}>
                  <th scope="row">{capitalized(entry.name)}</th>
                  <td>
                    {Object.entries(entry.inputs).map(([name, value]) => (
                      <div key={name} className="number">
                        {inputWords(name)}: {valueText(value)}
                      </div>
                    ))}
                  </td>
                  <td>{entry.fires ? "fires" : "does not fire"}</td>
                  <td>{evaluateRule(rule, entry.inputs)?.message ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <PageSources keys={rule.sources} />
    </article>
  );
}
