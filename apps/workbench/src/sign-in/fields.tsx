import { PasswordInput, TextInput } from "@mantine/core";
import type { ReactElement } from "react";

/** A field of a form at the door. */
export interface FieldProperties {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What the person types to sign in. */
export function LoginNameField({ value, onChange }: FieldProperties): ReactElement {
  return (
    <TextInput
      label="Sign-in name"
      description="An e-mail address will do"
      size="md"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required={true}
      withAsterisk={false}
      maxLength={100}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid="login-name"
    />
  );
}

/** What the person is called. */
export function DisplayNameField({ value, onChange }: FieldProperties): ReactElement {
  return (
    <TextInput
      label="Your name"
      description="As your colleagues and your patients should read it"
      size="md"
      name="name"
      autoComplete="name"
      required={true}
      withAsterisk={false}
      maxLength={120}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid="display-name"
    />
  );
}

/** A password that is chosen now. */
export function NewPasswordField(properties: FieldProperties & { readonly label?: string }): ReactElement {
  const { value, onChange, label = "Password" } = properties;
  return (
    <PasswordInput
      label={label}
      description="At least 15 characters: four or five unrelated words, or what your password manager offers"
      size="md"
      name="new-password"
      autoComplete="new-password"
      required={true}
      withAsterisk={false}
      minLength={15}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid="password"
    />
  );
}
