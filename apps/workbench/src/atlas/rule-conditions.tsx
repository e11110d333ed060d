import {
  checkConditions,
  evaluateRule,
  type Rule,
  type RuleCondition,
  type RuleInputs,
  ruleInputNames,
  thresholds,
} from "@isotherm/knowledge";
import { type ReactElement, useId, useState } from "react";
import styles from "./atlas.module.css";
import { Section, Sure } from "./marks.tsx";
import { comparisonWord, inputWords, valueText } from "./words.ts";

/** Why a rule fires: each comparison with its limit, tried on inputs that may be changed. */
export function RuleConditions({ rule }: { readonly rule: Rule }): ReactElement {
  const [inputs, setInputs] = useState<RuleInputs>(() => startingInputs(rule));
  const finding = evaluateRule(rule, inputs);
  return (
    <Section title="Why it fires" testId="rule-why">
      <p>It fires when every line holds. Change an input to see what decides.</p>
      <div className={styles["tryout"]}>
        {ruleInputNames(rule).map((name) => (
          <InputField
            key={name}
            name={name}
            value={inputs[name] ?? null}
            onChange={(value) => setInputs({ ...inputs, [name]: value })}
          />
        ))}
      </div>
      <div className={styles["scroll"]}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">Input</th>
              <th scope="col">Limit</th>
              <th scope="col">Here</th>
              <th scope="col">Certainty of the limit</th>
            </tr>
          </thead>
          <tbody>
            {rule.when.map((condition) => (
              <ConditionRow
                key={JSON.stringify(condition)}
                rule={rule}
                condition={condition}
                inputs={inputs}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles[finding === null ? "note" : "fired"]} role="status" data-testid="rule-outcome">
        {finding === null ? "Does not fire with these inputs." : `Fires: ${finding.message}`}
      </p>
    </Section>
  );
}

/** The inputs of its first case that fires; what a rule reads and no case gives is not known. */
function startingInputs(rule: Rule): RuleInputs {
  const given = (rule.cases.find(({ fires }) => fires) ?? rule.cases[0])?.inputs ?? {};
  return Object.fromEntries(ruleInputNames(rule).map((name) => [name, given[name] ?? null]));
}

function InputField(properties: {
  readonly name: string;
  readonly value: RuleInputs[string] | null;
  readonly onChange: (value: number | string | boolean | null) => void;
}): ReactElement {
  const { name, value, onChange } = properties;
  const id = useId();
  const [kind] = useState(typeof value);
  const read = (text: string): number | string | boolean | null => {
    if (text === "") return null;
    if (kind === "boolean") return text === "yes";
    return kind === "number" ? Number(text) : text;
  };
  return (
    <div className={styles["input"]}>
      <label htmlFor={id}>{inputWords(name)}</label>
      {kind === "boolean" ? (
        <select
          id={id}
          value={value === null ? "" : valueText(value)}
          onChange={(event) => onChange(read(event.currentTarget.value))}
        >
          <option value="yes">yes</option>
          <option value="no">no</option>
          <option value="">not known</option>
        </select>
      ) : (
        <input
          id={id}
          type={kind === "number" ? "number" : "text"}
          step="any"
          value={value === null ? "" : String(value)}
          placeholder="not known"
          onChange={(event) => onChange(read(event.currentTarget.value))}
        />
      )}
    </div>
  );
}

const STATE_WORDS = { holds: "holds", fails: "does not hold", unknown: "not known" } as const;

function ConditionRow(properties: {
  readonly rule: Rule;
  readonly condition: RuleCondition;
  readonly inputs: RuleInputs;
}): ReactElement {
  const { rule, condition, inputs } = properties;
  const { state } = checkConditions(rule.id, [condition], inputs);
  const record = thresholds().find(({ id }) => id === condition.threshold);
  return (
    <tr data-state={state}>
      <th scope="row">{inputWords(condition.quantity)}</th>
      <td className="number">
        {comparisonWord(condition.is)}{" "}
        {record === undefined ? ownLimit(condition) : valueText(record.fact.value)}
        {record === undefined ? null : (
          <div className={styles["small"]}>
            {record.name}
            {record.fact.note === undefined ? "" : `: ${record.fact.note}`}
          </div>
        )}
      </td>
      <td>{STATE_WORDS[state]}</td>
      <td>
        {record === undefined ? (
          <span className="quiet">part of the rule</span>
        ) : (
          <Sure status={record.fact.status} sources={record.fact.sources} />
        )}
      </td>
    </tr>
  );
}

function ownLimit({ input, value }: RuleCondition): string {
  return input === undefined ? valueText(value) : inputWords(input);
}
