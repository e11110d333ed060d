import { indications, type TargetRecord } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { chosen } from "./atlas-address.ts";

const YES_NO = [
  ["yes", "yes"],
  ["no", "no"],
] as const;

const QUESTIONS = [
  ["regrowth", "Is regrowth wanted?"],
  ["permanent", "Is permanent loss acceptable?"],
  ["crowded", "Do sensitive structures lie close?"],
  ["implant", "Pacemaker or other implant?"],
] as const;

/** What the diagnostic block came to, with its words. */
export const BLOCK_OUTCOMES: readonly (readonly [
  "pass" | "pass-with-caution" | "fail" | "worse" | "waived",
  string,
])[] = [
  ["pass", "helped"],
  ["pass-with-caution", "helped, with caution"],
  ["fail", "did not help"],
  ["worse", "pain was worse after it"],
  ["waived", "waived"],
];

/** What the advisor may be told of the case; anything left open counts as not known. */
export function AdvisorQuestions(properties: {
  readonly target: TargetRecord;
  readonly choices: URLSearchParams;
  readonly choose: (next: URLSearchParams) => void;
}): ReactElement {
  const { target, choices, choose } = properties;
  const list = [...indications()].sort(
    (a, b) => Number(b.targetIds.includes(target.id)) - Number(a.targetIds.includes(target.id)),
  );
  const set = (key: string) => (value: string) => choose(chosen(choices, key, value));
  return (
    <form className={styles["tryout"]} aria-label="The case" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="Indication"
        value={choices.get("indication")}
        options={list.map(({ id, name }) => [id, name] as const)}
        onChange={set("indication")}
      />
      {QUESTIONS.map(([key, label]) => (
        <Choice key={key} label={label} value={choices.get(key)} options={YES_NO} onChange={set(key)} />
      ))}
      {choices.get("permanent") === "yes" ? (
        <label className={styles["input"]}>
          <span>Why permanent loss is acceptable</span>
          <input
            type="text"
            value={choices.get("reason") ?? ""}
            placeholder="not stated"
            onChange={(event) => set("reason")(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <Choice
        label="The diagnostic block"
        open="none yet"
        value={choices.get("block")}
        options={BLOCK_OUTCOMES}
        onChange={set("block")}
      />
      <Count label="Levels" value={choices.get("levels")} placeholder="1" onChange={set("levels")} />
      <Count
        label="Minutes to place one probe"
        value={choices.get("placement")}
        placeholder="not known"
        onChange={set("placement")}
      />
    </form>
  );
}

function Choice(properties: {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
  /** What no answer means. */
  readonly open?: string;
}): ReactElement {
  const { label, value, options, onChange, open = "not known" } = properties;
  return (
    <label className={styles["input"]}>
      <span>{label}</span>
      <select value={value ?? ""} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{open}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Count(properties: {
  readonly label: string;
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { label, value, placeholder, onChange } = properties;
  return (
    <label className={styles["input"]}>
      <span>{label}</span>
      <input
        type="number"
        min={1}
        value={value ?? ""}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
