import { type ReactElement, useId } from "react";
import styles from "./form.module.css";

/** One answer that can be chosen. */
export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few answers, all in sight; arrow keys move between them. Nothing is chosen beforehand. */
export function Choice<Value extends string>(properties: {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly testId?: string;
}): ReactElement {
  const { label, hint, options, value, onChange, testId } = properties;
  const name = useId();
  return (
    <fieldset className={styles["group"]} data-testid={testId}>
      <legend>{label}</legend>
      {hint === undefined ? null : <div className={styles["hint"]}>{hint}</div>}
      <div className={styles["choices"]}>
        {options.map((option) => (
          <label key={option.value} className={styles["choice"]} data-value={option.value}>
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Several of a few answers. */
export function Choices(properties: {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly ChoiceOption<string>[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly testId?: string;
}): ReactElement {
  const { label, hint, options, values, onChange, testId } = properties;
  const toggle = (value: string): void =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <fieldset className={styles["group"]} data-testid={testId}>
      <legend>{label}</legend>
      {hint === undefined ? null : <div className={styles["hint"]}>{hint}</div>}
      <div className={styles["choices"]}>
        {options.map((option) => (
          <label key={option.value} className={styles["choice"]} data-value={option.value}>
            <input
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
