import type { Kysely, Transaction } from "kysely";
import type { Schema } from "../database/schema.ts";

/** What happens at the door and is kept for good. */
export type SecurityEventKind =
  | "site-set-up"
  | "demo-opened"
  | "signed-in"
  | "sign-in-refused"
  | "signed-out"
  | "role-changed";

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

/** The one way into the log of the door. */
export async function logSecurityEvent(
  database: Kysely<Schema> | Transaction<Schema>,
  event: SecurityEvent,
): Promise<void> {
  await database
    .insertInto("security_event")
    .values({
      kind: event.kind,
      actor_id: event.actorId,
      account_id: event.accountId,
      address: event.address,
      details: JSON.stringify(event.details ?? {}),
    })
    .execute();
}
