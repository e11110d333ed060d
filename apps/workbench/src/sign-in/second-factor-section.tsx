import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import {
  confirmSecondFactor,
  type OwnAccount,
  proposeSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "../server/accounts.ts";
import { QrPicture } from "./qr-picture.tsx";
import styles from "./settings.module.css";
import { SettingsSection } from "./settings-frame.tsx";
import { useAttempt } from "./use-attempt.ts";

type Proposal = Awaited<ReturnType<typeof proposeSecondFactor>>;

/** Codes of an authenticator app beside the password. */
export function SecondFactorSection(properties: {
  readonly account: OwnAccount;
  readonly onChange: () => Promise<void>;
}): ReactElement {
  const { account, onChange } = properties;
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const attempt = useAttempt();
  const confirmed = async (recoveryCodes: readonly string[]): Promise<void> => {
    setProposal(null);
    setCodes(recoveryCodes);
    await onChange();
  };
  return (
    <SettingsSection
      title="Second factor"
      lead={
        account.hasSecondFactor
          ? `Your authenticator app is asked after the password. ${account.recoveryCodesLeft} recovery codes are left.`
          : "After the password, a code from an app on your phone: a password that somebody saw is then not enough."
      }
    >
      {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      {codes === null ? null : <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {proposal === null ? null : <ConfirmForm proposal={proposal} onConfirmed={confirmed} />}
      {account.hasSecondFactor ? (
        <Group>
          <Button
            variant="default"
            loading={attempt.busy}
            onClick={() => attempt.run(async () => confirmed(await renewRecoveryCodes()))}
            data-testid="renew-recovery-codes"
          >
            New recovery codes
          </Button>
          <Button
            variant="default"
            loading={attempt.busy}
            onClick={() =>
              attempt.run(async () => {
                await removeSecondFactor();
                setCodes(null);
                await onChange();
              })
            }
          >
            Remove the second factor
          </Button>
        </Group>
      ) : null}
      {account.hasSecondFactor || proposal !== null ? null : (
        <Button
          variant="default"
          loading={attempt.busy}
          onClick={() => attempt.run(async () => setProposal(await proposeSecondFactor()))}
          data-testid="set-up-second-factor"
        >
          Set up a second factor
        </Button>
      )}
    </SettingsSection>
  );
}

function ConfirmForm(properties: {
  readonly proposal: Proposal;
  readonly onConfirmed: (codes: readonly string[]) => Promise<void>;
}): ReactElement {
  const { proposal, onConfirmed } = properties;
  const [code, setCode] = useState("");
  const attempt = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => onConfirmed(await confirmSecondFactor(code)));
  };
  return (
    <form className={styles["form"]} onSubmit={submit} data-testid="confirm-second-factor">
      <div>Read this with your authenticator app, then type the code that it shows.</div>
      <QrPicture text={proposal.uri} label="QR code for the authenticator app" />
      <div className={styles["rowText"]}>
        Or type the key: <span className={styles["code"]}>{proposal.secret}</span>
      </div>
      <TextInput
        label="Code of the app"
        size="md"
        name="one-time-code"
        autoComplete="one-time-code"
        inputMode="numeric"
        required={true}
        withAsterisk={false}
        autoFocus={true}
        maxLength={10}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-testid="second-factor-code"
      />
      {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      <Button type="submit" loading={attempt.busy}>
        Use it from now on
      </Button>
    </form>
  );
}

function RecoveryCodes(properties: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}): ReactElement {
  return (
    <div className={styles["shownOnce"]} data-testid="recovery-codes">
      <div>
        These recovery codes replace the app on the day the phone is lost. Each works once. They are shown now
        and never again: print them or keep them with your passwords. Codes of before no longer work.
      </div>
      <ul className={styles["codes"]}>
        {properties.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button size="xs" variant="default" onClick={properties.onKept}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
