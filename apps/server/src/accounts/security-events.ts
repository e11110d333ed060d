import { type Kysely, sql, type Transaction } from "kysely";
import { inTransaction } from "../database/in-transaction.ts";
import type { AccountsSchema } from "./accounts-schema.ts";

/** What happens at the door and is kept for good. */
export type SecurityEventKind =
  | "site-set-up"
  | "demo-opened"
  | "signed-in"
  | "sign-in-refused"
  | "signed-out"
  | "role-changed"
  | "patient-link-made"
  | "patient-link-revoked"
  | "patient-link-opened"
  | "account-made"
  | "account-changed"
  | "account-suspended"
  | "account-resumed"
  | "account-recovered"
  | "invitation-made"
  | "invitation-used"
  | "password-changed"
  | "second-factor-enabled"
  | "second-factor-removed"
  | "recovery-code-used"
  | "recovery-codes-renewed"
  | "passkey-added"
  | "passkey-removed"
  | "sessions-ended"
  | "single-sign-on-linked";

/** Something that happened at the door; never a password, a code or a token. */
export interface SecurityEvent {
  readonly kind: SecurityEventKind;
  /** Who did it; null for somebody unknown. */
  readonly actorId: string | null;
  /** Whom it concerns; null where no account is known. */
  readonly accountId: string | null;
  /** Address of the client. */
  readonly address: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Changes something at the door and writes so into the audit log, both or neither. */
export function withSecurityEvent<Result>(
  database: Kysely<AccountsSchema> | Transaction<AccountsSchema>,
  event: SecurityEvent,
  change: (transaction: Transaction<AccountsSchema>) => Promise<Result>,
): Promise<Result> {
  return inTransaction(database, async (transaction) => {
    const result = await change(transaction);
    await logSecurityEvent(transaction, event);
    return result;
  });
}

/** The one way in which the door writes into the audit log: signed-in people, refused ones, and what was changed. */
export function logSecurityEvent(
  database: Kysely<AccountsSchema> | Transaction<AccountsSchema>,
  event: SecurityEvent,
): Promise<void> {
  const { accountId } = event;
  const patientId = accountId?.startsWith("patient:") ? accountId.slice("patient:".length) : null;
  return inTransaction(database, async (transaction) => {
    await sql`select set_config('isotherm.account_id', ${event.actorId ?? ""}, true),
      set_config('isotherm.role', '', true),
      set_config('isotherm.origin', ${JSON.stringify({ kind: "sign-in", name: event.address })}, true)`.execute(
      transaction,
    );
    await sql`select audit_append(${event.kind}, ${`account ${accountId ?? "unknown"}`}, ${patientId}, null,
      ${JSON.stringify(event.details ?? {})}::jsonb)`.execute(transaction);
  });
}
