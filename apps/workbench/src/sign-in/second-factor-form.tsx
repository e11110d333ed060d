import { Button, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { giveSecondFactor } from "../server/session.ts";
import styles from "./sign-in.module.css";
import { useAttempt } from "./use-attempt.ts";

/** The code of the app, or a recovery code, after the password. */
export function SecondFactorForm({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }): ReactElement {
  const [code, setCode] = useState("");
  const attempt = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => {
      await giveSecondFactor(code);
      await onSignedIn();
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit} data-testid="second-factor-form">
      <TextInput
        label="Code"
        description="Six digits from your authenticator app, or one of your recovery codes"
        size="md"
        name="one-time-code"
        autoComplete="one-time-code"
        inputMode="text"
        autoCapitalize="none"
        spellCheck={false}
        required={true}
        withAsterisk={false}
        autoFocus={true}
        data-autofocus={true}
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-testid="second-factor-code"
      />
      {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      <Button type="submit" size="md" loading={attempt.busy}>
        Go on
      </Button>
    </form>
  );
}
