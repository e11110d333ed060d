import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { signIn } from "../server/session.ts";
import styles from "./sign-in.module.css";
import { useAttempt } from "./use-attempt.ts";

/** Name and password. `loginName` is given where only this person may go on. */
export function SignInForm(properties: {
  readonly loginName: string | null;
  readonly onSignedIn: () => Promise<void>;
}): ReactElement {
  const { onSignedIn } = properties;
  const [loginName, setLoginName] = useState(properties.loginName ?? "");
  const [password, setPassword] = useState("");
  const attempt = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => {
      try {
        await signIn(loginName, password);
      } catch (error) {
        setPassword("");
        throw error;
      }
      await onSignedIn();
    });
  };
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
        readOnly={properties.loginName !== null}
        data-autofocus={properties.loginName === null ? true : undefined}
        autoFocus={properties.loginName === null}
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
        data-autofocus={properties.loginName === null ? undefined : true}
        autoFocus={properties.loginName !== null}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-testid="password"
      />
      {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      <Button type="submit" size="md" loading={attempt.busy} data-testid="sign-in">
        Sign in
      </Button>
    </form>
  );
}
