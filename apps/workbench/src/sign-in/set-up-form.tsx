import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { type NewClinic, setUpClinic } from "../server/session.ts";
import { DoorFrame } from "./door-frame.tsx";
import { DisplayNameField, LoginNameField, NewPasswordField } from "./fields.tsx";
import { loadSession } from "./session-store.ts";
import styles from "./sign-in.module.css";
import { useAttempt } from "./use-attempt.ts";

const EMPTY: NewClinic = { siteName: "", displayName: "", loginName: "", password: "" };

/** Names the clinic and makes its owner. */
export function SetUpForm({ onBack }: { readonly onBack: () => void }): ReactElement {
  const [clinic, setClinic] = useState(EMPTY);
  const attempt = useAttempt();
  const put = (change: Partial<NewClinic>): void => setClinic((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => {
      await setUpClinic(clinic);
      await loadSession();
    });
  };
  return (
    <DoorFrame
      title="Set up this clinic"
      lead="You will be its owner: a physician who also looks after the accounts."
    >
      <form className={styles["form"]} onSubmit={submit} data-testid="set-up-form">
        <TextInput
          label="Name of the clinic"
          size="md"
          name="organization"
          autoComplete="organization"
          required={true}
          withAsterisk={false}
          autoFocus={true}
          maxLength={120}
          value={clinic.siteName}
          onChange={(event) => put({ siteName: event.currentTarget.value })}
          data-testid="site-name"
        />
        <DisplayNameField value={clinic.displayName} onChange={(displayName) => put({ displayName })} />
        <LoginNameField value={clinic.loginName} onChange={(loginName) => put({ loginName })} />
        <NewPasswordField value={clinic.password} onChange={(password) => put({ password })} />
        {attempt.message === null ? null : <FailureNote message={attempt.message} />}
        <Group justify="space-between">
          <Button variant="subtle" color="gray" size="md" onClick={onBack} disabled={attempt.busy}>
            Back
          </Button>
          <Button type="submit" size="md" loading={attempt.busy} data-testid="set-up">
            Set up and sign in
          </Button>
        </Group>
      </form>
    </DoorFrame>
  );
}
