import { type ReactElement, useId, useState } from "react";
import styles from "./answers.module.css";

/** One of a few answers, each a large target; nothing is chosen beforehand. */
export function OptionList<Value extends string>(properties: {
  readonly label: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly layout?: "rows" | "line";
  readonly testId?: string;
}): ReactElement {
  const { label, options, value, onChange, layout = "rows", testId } = properties;
  const name = useId();
  return (
    <fieldset className={styles["group"]} data-testid={testId}>
      <legend className={layout === "rows" ? styles["unseen"] : styles["legend"]}>{label}</legend>
      <div className={styles[layout]}>
        {options.map(([id, words]) => (
          <label key={id} className={styles["option"]} data-value={id}>
            <input type="radio" name={name} checked={value === id} onChange={() => onChange(id)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** A number from 0 to 10, each a target for a finger; `thenScore` marks what was said before, and chooses nothing. */
export function ScoreRow(properties: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  readonly thenScore?: number | undefined;
  readonly testId?: string;
}): ReactElement {
  const { label, value, onChange, thenScore, testId } = properties;
  const name = useId();
  return (
    <fieldset className={styles["group"]} data-testid={testId}>
      <legend className={styles["legend"]}>
        {label}
        {thenScore === undefined ? null : <span className={styles["then"]}>then {thenScore}</span>}
      </legend>
      <div className={styles["scores"]}>
        {SCORES.map((score) => (
          <label key={score} className={styles["score"]} data-value={score} data-then={score === thenScore}>
            <input type="radio" name={name} checked={value === score} onChange={() => onChange(score)} />
            {score}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Words to touch, and a line to add one's own. */
export function WordChips(properties: {
  readonly label: string;
  readonly words: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly testId?: string;
}): ReactElement {
  const { label, words, chosen, onChange, testId } = properties;
  const [own, setOwn] = useState("");
  const toggle = (word: string): void =>
    onChange(chosen.includes(word) ? chosen.filter((other) => other !== word) : [...chosen, word]);
  const add = (): void => {
    const word = own.trim();
    if (word === "") return;
    if (!chosen.includes(word)) onChange([...chosen, word]);
    setOwn("");
  };
  return (
    <div data-testid={testId}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of toggles is no fieldset of inputs */}
      <div className={styles["chips"]} role="group" aria-label={label}>
        {[...words, ...chosen.filter((word) => !words.includes(word))].map((word) => (
          <button key={word} type="button" aria-pressed={chosen.includes(word)} onClick={() => toggle(word)}>
            {word}
          </button>
        ))}
      </div>
      <div className={styles["own"]}>
        <input
          aria-label={`${label}: your own words`}
          placeholder="Your own words"
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" onClick={add} disabled={own.trim() === ""}>
          Add
        </button>
      </div>
    </div>
  );
}

/** A count with a large minus and plus; empty until it is told. */
export function Counter(properties: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  readonly unit?: string;
  readonly step?: number;
  /** [unit] */
  readonly maximum: number;
  /** [unit] What was said before. */
  readonly then?: number | undefined;
  readonly testId?: string;
}): ReactElement {
  const { label, value, onChange, unit = "", step = 1, maximum, then, testId } = properties;
  const id = useId();
  const set = (next: number): void => onChange(Math.min(Math.max(next, 0), maximum));
  return (
    <div className={styles["counter"]} data-testid={testId}>
      <label htmlFor={id}>
        {label}
        {then === undefined ? null : <span className={styles["then"]}>then {then}</span>}
      </label>
      <div className={styles["counterRow"]}>
        <button type="button" aria-label={`${label}: less`} onClick={() => set((value ?? 0) - step)}>
          −
        </button>
        <input
          id={id}
          inputMode="decimal"
          value={value ?? ""}
          placeholder="–"
          onChange={(event) => {
            const number = Number.parseFloat(event.currentTarget.value.replace(",", "."));
            if (Number.isFinite(number)) set(number);
          }}
        />
        <button type="button" aria-label={`${label}: more`} onClick={() => set((value ?? 0) + step)}>
          +
        </button>
        <span className={styles["unit"]}>{unit}</span>
      </div>
    </div>
  );
}

/** Free words, as many as the person likes. */
export function WordsField(properties: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly testId?: string;
}): ReactElement {
  const { label, value, onChange, rows = 5, placeholder = "", testId } = properties;
  return (
    <label className={styles["words"]}>
      <span>{label}</span>
      <textarea
        rows={rows}
        maxLength={20_000}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
      />
    </label>
  );
}

/** One short line. */
export function LineField(properties: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly testId?: string;
}): ReactElement {
  const { label, value, onChange, placeholder = "", testId } = properties;
  return (
    <label className={styles["words"]}>
      <span>{label}</span>
      <input
        maxLength={500}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
      />
    </label>
  );
}
