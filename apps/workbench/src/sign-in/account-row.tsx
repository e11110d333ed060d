import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import {
  type AccountEntry,
  changeAccount,
  type Invitation,
  inviteAgain,
  resetSecondFactor,
  suspendAccount,
} from "../server/accounts.ts";
import { AccountDialog } from "./account-dialog.tsx";
import { roleWords } from "./role-words.ts";
import styles from "./settings.module.css";
import { useAttempt } from "./use-attempt.ts";

function stateWords(entry: AccountEntry): string {
  if (entry.suspended) return "Closed";
  if (!entry.canSignIn) return entry.invitedUntil === null ? "Invitation expired" : "Invited, not here yet";
  if (entry.lastSeenAt === null) return "Not here yet";
  return `Last here ${new Date(entry.lastSeenAt).toLocaleString()}`;
}

function protectionWords(entry: AccountEntry): string {
  if (entry.isFederated && !entry.hasPassword) return "by the hospital’s sign-in";
  if (entry.passkeyCount > 0) return "passkey";
  return entry.hasSecondFactor ? "second factor" : "password only";
}

/** One account with what an administrator can do for it. */
export function AccountRow(properties: {
  readonly entry: AccountEntry;
  readonly onChange: () => Promise<void>;
  readonly onInvited: (invitation: Invitation) => void;
}): ReactElement {
  const { entry, onChange, onInvited } = properties;
  const [isChanging, setIsChanging] = useState(false);
  const attempt = useAttempt();
  const after = (work: () => Promise<unknown>) => () =>
    attempt.run(async () => {
      await work();
      await onChange();
    });
  const roles = entry.roles.map((role) => roleWords[role].toLowerCase()).join(", ");
  return (
    <div className={styles["row"]} data-testid="account-row">
      <div>
        <div className={styles["rowTitle"]}>{entry.displayName}</div>
        <div className={styles["rowText"]}>
          {entry.loginName} · {roles}
        </div>
        <div className={styles["rowText"]}>
          {stateWords(entry)}
          {entry.canSignIn ? ` · ${protectionWords(entry)}` : ""}
        </div>
        {attempt.message === null ? null : <FailureNote message={attempt.message} />}
      </div>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${entry.displayName}`}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setIsChanging(true)}>Name and roles…</Menu.Item>
          <Menu.Item onClick={after(async () => onInvited((await inviteAgain(entry.id)).invitation))}>
            New code to choose a password
          </Menu.Item>
          <Menu.Item onClick={after(() => resetSecondFactor(entry.id))}>
            Lost phone: remove second factor and passkeys
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={after(() => suspendAccount(entry.id, !entry.suspended))}>
            {entry.suspended ? "Open the account again" : "Close the account"}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChanging ? (
        <AccountDialog
          title={entry.displayName}
          action="Save"
          start={entry}
          isKnown={true}
          onClose={() => setIsChanging(false)}
          onKeep={async ({ displayName, roles: chosen }) => {
            await changeAccount(entry.id, { displayName, roles: chosen });
            await onChange();
          }}
        />
      ) : null}
    </div>
  );
}
