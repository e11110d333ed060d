import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import type { ReactElement } from "react";

interface TextFieldProperties {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly testId?: string;
  readonly autoFocus?: boolean;
}

/** Free text that grows with what is written. */
export function Prose(properties: TextFieldProperties): ReactElement {
  const { label, value, onChange, hint, placeholder, testId, autoFocus } = properties;
  return (
    <Textarea
      label={label}
      description={hint}
      placeholder={placeholder ?? ""}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autosize={true}
      minRows={2}
      maxRows={14}
      data-testid={testId}
      data-autofocus={autoFocus}
    />
  );
}

/** One short line. */
export function Line(properties: TextFieldProperties): ReactElement {
  const { label, value, onChange, hint, placeholder, testId, autoFocus } = properties;
  return (
    <TextInput
      label={label}
      description={hint}
      placeholder={placeholder ?? ""}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
      data-autofocus={autoFocus}
    />
  );
}

/** A day of the calendar; empty where none is set. */
export function Day(properties: TextFieldProperties): ReactElement {
  const { label, value, onChange, hint, testId } = properties;
  return (
    <TextInput
      type="date"
      label={label}
      description={hint}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
      styles={{ input: { colorScheme: "dark" } }}
    />
  );
}

/** A number with its unit; null while nothing is entered, and no default. */
export function Amount(properties: {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** [in the unit of the field] */
  readonly minimum?: number;
  /** [in the unit of the field] */
  readonly maximum?: number;
  readonly hint?: string;
  readonly testId?: string;
}): ReactElement {
  const { label, unit, value, onChange, minimum, maximum, hint, testId } = properties;
  return (
    <NumberInput
      label={label}
      description={hint}
      value={value ?? ""}
      onChange={(next) => onChange(typeof next === "number" ? next : null)}
      suffix={unit === "" ? "" : ` ${unit}`}
      min={minimum ?? 0}
      max={maximum ?? Number.MAX_SAFE_INTEGER}
      hideControls={true}
      data-testid={testId}
      classNames={{ input: "number" }}
    />
  );
}

/** One of many, found by typing. */
export function Pick(properties: {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly testId?: string;
}): ReactElement {
  const { label, options, value, onChange, placeholder, hint, testId } = properties;
  return (
    <Select
      label={label}
      description={hint}
      placeholder={placeholder ?? "Type to find"}
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      searchable={true}
      clearable={true}
      // Choosing again what is chosen keeps it; the cross takes it away.
      allowDeselect={false}
      nothingFoundMessage="Nothing of this name"
      maxDropdownHeight={280}
      data-testid={testId}
    />
  );
}
