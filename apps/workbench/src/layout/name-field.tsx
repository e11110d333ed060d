import { TextInput } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";

/** A name that may not be empty; kept when the field is left or Enter is pressed. */
export function NameField(properties: {
  readonly label: string;
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly testId?: string;
}): ReactElement {
  const { label, value, onKeep, testId } = properties;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const keep = (): void => {
    const wanted = text.trim();
    if (wanted === "") setText(value);
    else if (wanted !== value) onKeep(wanted);
  };
  return (
    <TextInput
      label={label}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === "Enter" && keep()}
      data-testid={testId}
    />
  );
}
