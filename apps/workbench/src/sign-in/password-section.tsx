import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { changePassword } from "../server/accounts.ts";
import { NewPasswordField } from "./fields.tsx";
import styles from "./settings.module.css";
import { SettingsSection } from "./settings-frame.tsx";
import { useAttempt } from "./use-attempt.ts";

/** A new password, with the present one. */
export function PasswordSection({ loginName }: { readonly loginName: string }): ReactElement {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [isDone, setIsDone] = useState(false);
  const attempt = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsDone(false);
    attempt.run(async () => {
      await changePassword(current, next);
      setCurrent("");
      setNext("");
      setIsDone(true);
    });
  };
  return (
    <SettingsSection title="Password" lead="Changing it signs you out everywhere else.">
      <form className={styles["form"]} onSubmit={submit}>
        <input type="hidden" name="username" autoComplete="username" value={loginName} readOnly={true} />
        <PasswordInput
          label="Present password"
          size="md"
          name="current-password"
          autoComplete="current-password"
          required={true}
          withAsterisk={false}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPasswordField label="New password" value={next} onChange={setNext} />
        {attempt.message === null ? null : <FailureNote message={attempt.message} />}
        {isDone ? <output>Your password has been changed.</output> : null}
        <Button type="submit" variant="default" loading={attempt.busy}>
          Change password
        </Button>
      </form>
    </SettingsSection>
  );
}
