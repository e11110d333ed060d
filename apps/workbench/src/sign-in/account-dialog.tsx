import type { Role } from "@isotherm/clinic";
import { Button, Checkbox, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import type { AccountDraft } from "../server/accounts.ts";
import { LoginNameField } from "./fields.tsx";
import { roleWords } from "./role-words.ts";
import { useAttempt } from "./use-attempt.ts";

/** Roles that an account can have, with what they open. */
const ROLES: readonly (readonly [Role, string])[] = [
  ["physician", "sees and writes everything about patients, plans and approves"],
  ["nurse", "sees and writes about patients, and plans"],
  ["coordinator", "referrals, appointments, messages"],
  ["researcher", "reads what was measured, never a name"],
  ["referrer", "a colleague outside who sends patients"],
  ["administrator", "looks after accounts, sees no patient"],
];

/** Name, sign-in name and roles of somebody. The sign-in name of a known account stays. */
export function AccountDialog(properties: {
  readonly title: string;
  readonly action: string;
  readonly start: AccountDraft | null;
  readonly isKnown?: boolean;
  readonly onClose: () => void;
  readonly onKeep: (draft: AccountDraft) => Promise<void>;
}): ReactElement {
  const { title, action, start, onClose, onKeep } = properties;
  const [draft, setDraft] = useState(start ?? { displayName: "", loginName: "", roles: [] });
  const attempt = useAttempt();
  const put = (change: Partial<AccountDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.run(async () => {
      await onKeep(draft);
      onClose();
    });
  };
  return (
    <Modal opened={true} onClose={onClose} title={title} centered={true} data-testid="account-dialog">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            size="md"
            autoComplete="off"
            required={true}
            withAsterisk={false}
            data-autofocus={true}
            maxLength={120}
            value={draft.displayName}
            onChange={(event) => put({ displayName: event.currentTarget.value })}
            data-testid="account-name"
          />
          {properties.isKnown ? null : (
            <LoginNameField value={draft.loginName} onChange={(loginName) => put({ loginName })} />
          )}
          <Checkbox.Group
            label="Roles"
            value={[...draft.roles]}
            onChange={(roles) => put({ roles: roles as Role[] })}
          >
            <Stack gap="xs" mt="xs">
              {ROLES.map(([role, words]) => (
                <Checkbox
                  key={role}
                  value={role}
                  label={roleWords[role]}
                  description={words}
                  data-testid={`role-${role}`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          {attempt.message === null ? null : <FailureNote message={attempt.message} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={attempt.busy}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={attempt.busy}
              disabled={draft.roles.length === 0}
              data-testid="keep-account"
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
