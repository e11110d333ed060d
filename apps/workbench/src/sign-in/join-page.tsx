import { Anchor, Button, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { acceptInvitation, type InvitedPerson, readInvitation } from "../server/session.ts";
import { DoorFrame } from "./door-frame.tsx";
import { NewPasswordField } from "./fields.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import styles from "./sign-in.module.css";
import { useAttempt } from "./use-attempt.ts";

/** For a new colleague, or one who has forgotten the password: the code first, then a password. */
export function JoinPage(properties: {
  readonly code: string;
  readonly onSignedIn: () => Promise<void>;
}): ReactElement {
  const { onSignedIn } = properties;
  const [code, setCode] = useState(properties.code);
  const [person, setPerson] = useState<InvitedPerson | null>(null);
  const attempt = useAttempt();
  if (person !== null) return <ChoosePassword code={code} person={person} onSignedIn={onSignedIn} />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => setPerson(await readInvitation(code)));
  };
  return (
    <DoorFrame title="You have a code" lead="An administrator gave it to you. It works once.">
      <form className={styles["form"]} onSubmit={submit} data-testid="join-form">
        <TextInput
          label="Code"
          size="md"
          name="invitation-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required={true}
          withAsterisk={false}
          autoFocus={true}
          maxLength={60}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-testid="invitation-code"
        />
        {attempt.message === null ? null : <FailureNote message={attempt.message} />}
        <Button type="submit" size="md" loading={attempt.busy} data-testid="read-code">
          Go on
        </Button>
      </form>
      <p className={styles["foot"]}>
        <Anchor href="#/" size="sm">
          Back to the sign-in
        </Anchor>
      </p>
    </DoorFrame>
  );
}

function ChoosePassword(properties: {
  readonly code: string;
  readonly person: InvitedPerson;
  readonly onSignedIn: () => Promise<void>;
}): ReactElement {
  const { code, person, onSignedIn } = properties;
  const [password, setPassword] = useState("");
  const [asksSecondFactor, setAsksSecondFactor] = useState(false);
  const attempt = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => {
      if ((await acceptInvitation(code, password)) === "second-factor") setAsksSecondFactor(true);
      else await onSignedIn();
    });
  };
  return (
    <DoorFrame
      title={`Welcome, ${person.displayName}`}
      lead="Choose the password that you sign in with from now on."
    >
      {asksSecondFactor ? (
        <SecondFactorForm onSignedIn={onSignedIn} />
      ) : (
        <form className={styles["form"]} onSubmit={submit}>
          <TextInput
            label="Sign-in name"
            size="md"
            name="username"
            autoComplete="username"
            readOnly={true}
            value={person.loginName}
          />
          <NewPasswordField value={password} onChange={setPassword} />
          {attempt.message === null ? null : <FailureNote message={attempt.message} />}
          <Button type="submit" size="md" loading={attempt.busy} data-testid="choose-password">
            Set password and sign in
          </Button>
        </form>
      )}
    </DoorFrame>
  );
}
