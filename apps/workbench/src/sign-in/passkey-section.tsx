import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { addPasskey, type OwnAccount, removePasskey } from "../server/accounts.ts";
import { hasPasskeys } from "../server/session.ts";
import styles from "./settings.module.css";
import { SettingsSection } from "./settings-frame.tsx";
import { useAttempt } from "./use-attempt.ts";

/** Passkeys of one's own: finger, face or PIN of this device in place of a password. */
export function PasskeySection(properties: {
  readonly account: OwnAccount;
  readonly onChange: () => Promise<void>;
}): ReactElement {
  const { account, onChange } = properties;
  const attempt = useAttempt();
  const after = (work: () => Promise<unknown>) => () =>
    attempt.run(async () => {
      await work();
      await onChange();
    });
  return (
    <SettingsSection
      title="Passkeys"
      lead="Sign in with the finger, face or PIN of this device. Nothing to remember, and nothing that can be guessed or given away."
    >
      {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      <div className={styles["wide"]}>
        {account.passkeys.map((passkey) => (
          <div key={passkey.passkeyId} className={styles["row"]} data-testid="passkey-row">
            <div>
              <div className={styles["rowTitle"]}>{passkey.name}</div>
              <div className={styles["rowText"]}>
                {passkey.lastUsedAt === null
                  ? `Added ${new Date(passkey.createdAt).toLocaleDateString()}, not used yet`
                  : `Last used ${new Date(passkey.lastUsedAt).toLocaleString()}`}
              </div>
            </div>
            <Button
              size="xs"
              variant="default"
              disabled={attempt.busy}
              onClick={after(() => removePasskey(passkey.passkeyId))}
            >
              Remove
            </Button>
          </div>
        ))}
      </div>
      {hasPasskeys() ? (
        <Button
          loading={attempt.busy}
          onClick={after(() => addPasskey(`Passkey ${account.passkeys.length + 1}`))}
          data-testid="add-passkey"
        >
          Add a passkey
        </Button>
      ) : (
        <p className={styles["lead"]}>
          Browsers keep no passkey for {location.hostname}; open{" "}
          <a href={`http://localhost:${location.port}/#/account`}>localhost:{location.port}</a> instead.
        </p>
      )}
    </SettingsSection>
  );
}
