import { ActionIcon, Menu } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { roleWords } from "./role-words.ts";
import { changeRole, leave, useSessionStore } from "./session-store.ts";

/** Who is signed in, in which role, and the way out. Nothing in a demo, whose band says it. */
export function AccountMenu(): ReactElement | null {
  const session = useSessionStore((state) => state.session);
  if (session?.state !== "signed-in" || session.site.kind === "demo") return null;
  const { account, site } = session;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size="xl"
          radius="xl"
          aria-label={`Signed in as ${account.displayName}`}
          data-testid="account-menu"
        >
          <IconUser size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {account.displayName}, {roleWords[account.role].toLowerCase()}
          <br />
          {site.name}
        </Menu.Label>
        {account.roles
          .filter((role) => role !== account.role)
          .map((role) => (
            <Menu.Item key={role} onClick={() => void changeRole(role)}>
              Go on as {roleWords[role].toLowerCase()}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item component="a" href="#/account" data-testid="open-account">
          Password, passkeys, sessions
        </Menu.Item>
        {account.roles.includes("administrator") ? (
          <Menu.Item component="a" href="#/accounts" data-testid="open-accounts">
            Accounts of the clinic
          </Menu.Item>
        ) : null}
        <Menu.Item onClick={() => void leave()} data-testid="sign-out">
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
