import { Button, Skeleton } from "@mantine/core";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import {
  type AccountEntry,
  type AccountList,
  addAccount,
  admitPerson,
  type Invitation,
  listAccounts,
} from "../server/accounts.ts";
import { type SessionAccount, takeRole } from "../server/session.ts";
import { AccountDialog } from "./account-dialog.tsx";
import { AccountRow } from "./account-row.tsx";
import { InvitationNote } from "./invitation-note.tsx";
import styles from "./settings.module.css";
import { SettingsFrame, SettingsSection } from "./settings-frame.tsx";

/** The accounts of the clinic; who may look after them does it as administrator. */
export function AccountsPage({ account }: { readonly account: SessionAccount }): ReactElement {
  if (account.role === "administrator") return <AccountsOfClinic />;
  return (
    <SettingsFrame title="Accounts of the clinic">
      <SettingsSection title="Only administrators look after accounts">
        {account.roles.includes("administrator") ? (
          <Button
            onClick={() => void takeRole("administrator").then(() => location.reload())}
            data-testid="go-on-as-administrator"
          >
            Go on as administrator
          </Button>
        ) : (
          <p className={styles["lead"]}>Ask an administrator of this clinic.</p>
        )}
      </SettingsSection>
    </SettingsFrame>
  );
}

/** A code that was just made, and for whom. */
interface ShownInvitation extends Invitation {
  readonly displayName: string;
}

function AccountsOfClinic(): ReactElement {
  const [list, setList] = useState<AccountList | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [shown, setShown] = useState<ShownInvitation | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    try {
      setList(await listAccounts());
      setMessage(null);
    } catch (error) {
      setMessage(error instanceof Error ? error.message : String(error));
    }
  }, []);
  useEffect(() => void reload(), [reload]);
  return (
    <SettingsFrame title="Accounts of the clinic">
      {message === null ? null : (
        <FailureNote message={message} action={{ label: "Try again", onClick: () => void reload() }} />
      )}
      {shown === null ? null : <InvitationNote invitation={shown} onDone={() => setShown(null)} />}
      {list === null ? <Skeleton height={240} /> : null}
      <WaitingPersons list={list} onChange={reload} />
      <SettingsSection
        title="People"
        lead="Each signs in alone, and what each reads and writes is on record."
      >
        <Button onClick={() => setIsAdding(true)} data-testid="add-account">
          Invite somebody
        </Button>
        <div className={styles["wide"]} data-testid="account-list">
          {list?.accounts.map((entry: AccountEntry) => (
            <AccountRow
              key={entry.id}
              entry={entry}
              onChange={reload}
              onInvited={(invitation) => setShown({ ...invitation, displayName: entry.displayName })}
            />
          ))}
        </div>
      </SettingsSection>
      {isAdding ? (
        <AccountDialog
          title="Invite somebody"
          action="Make an invitation"
          start={null}
          onClose={() => setIsAdding(false)}
          onKeep={async (draft) => {
            const { invitation } = await addAccount(draft);
            setShown({ ...invitation, displayName: draft.displayName });
            await reload();
          }}
        />
      ) : null}
    </SettingsFrame>
  );
}

function WaitingPersons(properties: {
  readonly list: AccountList | null;
  readonly onChange: () => Promise<void>;
}): ReactElement | null {
  const { list, onChange } = properties;
  const [admitting, setAdmitting] = useState<number | null>(null);
  const waiting = list?.waiting ?? [];
  if (waiting.length === 0) return null;
  const person = admitting === null ? undefined : waiting[admitting];
  return (
    <SettingsSection title="From the hospital, waiting to be admitted">
      <div className={styles["wide"]}>
        {waiting.map((each, index) => (
          <div key={`${each.issuer} ${each.subject}`} className={styles["row"]}>
            <div>
              <div className={styles["rowTitle"]}>{each.displayName}</div>
              <div className={styles["rowText"]}>
                {each.email === "" ? each.subject : `${each.email}, ${each.subject}`}
              </div>
            </div>
            <Button size="xs" onClick={() => setAdmitting(index)}>
              Admit…
            </Button>
          </div>
        ))}
      </div>
      {person === undefined ? null : (
        <AccountDialog
          title={`Admit ${person.displayName}`}
          action="Admit"
          start={{ displayName: person.displayName, loginName: person.email, roles: [] }}
          onClose={() => setAdmitting(null)}
          onKeep={async (draft) => {
            await admitPerson(person, draft);
            await onChange();
          }}
        />
      )}
    </SettingsSection>
  );
}
