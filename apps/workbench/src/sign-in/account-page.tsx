import { Button, Skeleton } from "@mantine/core";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { endSession, fetchOwnAccount, type OwnAccount } from "../server/accounts.ts";
import { PasskeySection } from "./passkey-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import styles from "./settings.module.css";
import { SettingsFrame, SettingsSection } from "./settings-frame.tsx";
import { useAttempt } from "./use-attempt.ts";

/** What a person looks after themselves: how they sign in, and where they are signed in. */
export function AccountPage(): ReactElement {
  const [account, setAccount] = useState<OwnAccount | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    try {
      setAccount(await fetchOwnAccount());
      setMessage(null);
    } catch (error) {
      setMessage(error instanceof Error ? error.message : String(error));
    }
  }, []);
  useEffect(() => void reload(), [reload]);
  return (
    <SettingsFrame title={account?.displayName ?? "Your account"}>
      {message === null ? null : (
        <FailureNote message={message} action={{ label: "Try again", onClick: () => void reload() }} />
      )}
      {account === null ? (
        <Skeleton height={320} />
      ) : (
        <div data-testid="account-page">
          <PasskeySection account={account} onChange={reload} />
          <SecondFactorSection account={account} onChange={reload} />
          {account.hasPassword ? <PasswordSection loginName={account.loginName ?? ""} /> : null}
          <SessionsSection account={account} onChange={reload} />
        </div>
      )}
    </SettingsFrame>
  );
}

/** A browser in two words; the whole line says more than anybody reads. */
function browserWords(userAgent: string): string {
  const browser = /(Edg|Firefox|Chrome|Safari)\//u.exec(userAgent)?.[1]?.replace("Edg", "Edge") ?? "Browser";
  const system = /Windows|Mac OS X|Android|iPhone|iPad|Linux/u.exec(userAgent)?.[0] ?? "unknown system";
  return `${browser} on ${system.replace("Mac OS X", "macOS")}`;
}

function SessionsSection(properties: {
  readonly account: OwnAccount;
  readonly onChange: () => Promise<void>;
}): ReactElement {
  const { account, onChange } = properties;
  const attempt = useAttempt();
  return (
    <SettingsSection
      title="Where you are signed in"
      lead="A session ends after an hour without use, and after half a day at most."
    >
      {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      <div className={styles["wide"]}>
        {account.sessions.map((session) => (
          <div key={session.sessionId} className={styles["row"]}>
            <div>
              <div className={styles["rowTitle"]}>{browserWords(session.userAgent)}</div>
              <div className={styles["rowText"]}>
                {session.address}, since {new Date(session.createdAt).toLocaleString()}
              </div>
            </div>
            {session.isThisOne ? (
              <span className={styles["rowText"]}>This browser</span>
            ) : (
              <Button
                size="xs"
                variant="default"
                disabled={attempt.busy}
                onClick={() =>
                  attempt.run(async () => {
                    await endSession(session.sessionId);
                    await onChange();
                  })
                }
              >
                Sign out there
              </Button>
            )}
          </div>
        ))}
      </div>
    </SettingsSection>
  );
}
