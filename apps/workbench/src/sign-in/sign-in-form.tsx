import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { hasPasskeys, signIn, signInWithPasskey } from "../server/session.ts";
import { SecondFactorForm } from "./second-factor-form.tsx";
import styles from "./sign-in.module.css";
import { type Attempt, useAttempt } from "./use-attempt.ts";

/** Name and password, or a passkey. `loginName` is given where only this person may go on. */
export function SignInForm(properties: {
  readonly loginName: string | null;
  readonly onSignedIn: () => Promise<void>;
}): ReactElement {
  const { onSignedIn } = properties;
  const [loginName, setLoginName] = useState(properties.loginName ?? "");
  const [password, setPassword] = useState("");
  const [asksSecondFactor, setAsksSecondFactor] = useState(false);
  const attempt = useAttempt();
  if (asksSecondFactor) return <SecondFactorForm onSignedIn={onSignedIn} />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => {
      const state = await signIn(loginName, password).finally(() => setPassword(""));
      if (state === "second-factor") setAsksSecondFactor(true);
      else await onSignedIn();
    });
  };
  const isKnown = properties.loginName !== null;
  return (
    <form className={styles["form"]} onSubmit={submit} data-testid="sign-in-form">
      <TextInput
        label="Sign-in name"
        size="md"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required={true}
        withAsterisk={false}
        readOnly={isKnown}
        autoFocus={!isKnown}
        value={loginName}
        onChange={(event) => setLoginName(event.currentTarget.value)}
        data-testid="login-name"
      />
      <PasswordInput
        label="Password"
        size="md"
        name="password"
        autoComplete="current-password"
        required={true}
        withAsterisk={false}
        data-autofocus={isKnown ? true : undefined}
        autoFocus={isKnown}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-testid="password"
      />
      {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      <Button type="submit" size="md" loading={attempt.busy} data-testid="sign-in">
        Sign in
      </Button>
      <PasskeyButton attempt={attempt} onSignedIn={onSignedIn} />
    </form>
  );
}

function PasskeyButton(properties: {
  readonly attempt: Attempt;
  readonly onSignedIn: () => Promise<void>;
}): ReactElement | null {
  const { attempt, onSignedIn } = properties;
  if (!hasPasskeys()) return null;
  return (
    <Button
      variant="default"
      size="md"
      leftSection={<IconFingerprint size={20} />}
      disabled={attempt.busy}
      onClick={() =>
        attempt.run(async () => {
          await signInWithPasskey();
          await onSignedIn();
        })
      }
      data-testid="sign-in-passkey"
    >
      Use a passkey
    </Button>
  );
}
