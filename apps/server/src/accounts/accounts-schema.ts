import type { Role } from "@isotherm/clinic";
import type { ColumnType, Generated } from "kysely";
import type { PatientPurpose } from "../actor.ts";

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Fact<T> = ColumnType<T, T, never>;

/** One row, written once: whether this site is a clinic or a demo, for good. */
export interface SiteIdentityTable {
  single_row: Generated<boolean>;
  name: Fact<string>;
  kind: Fact<"clinic" | "demo">;
  chosen_at: ColumnType<Date, never, never>;
}

/** A person who may sign in. Credentials stand in tables of their own, or are hashed. */
export interface AccountTable {
  id: Fact<string>;
  login_name: string;
  display_name: string;
  roles: Role[];
  /** PHC string; null until the person has chosen a password. */
  password_hash: string | null;
  suspended_at: OptionalTimestamp;
  created_at: ColumnType<Date, never, never>;
  created_by: Fact<string | null>;
}

/** An open door: who, in which role, until when. The token itself is never stored. */
export interface SessionTable {
  id: Fact<string>;
  token_hash: Fact<string>;
  account_id: Fact<string | null>;
  patient_link_id: Fact<string | null>;
  role: Fact<Role>;
  /** Password given, second factor still to come; such a session opens nothing. */
  awaits_second_factor: Fact<boolean>;
  created_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  address: Fact<string>;
  user_agent: Fact<string>;
  ended_at: OptionalTimestamp;
  ended_reason: string | null;
}

/** A way in for one patient, for one purpose, without an account. */
export interface PatientLinkTable {
  id: Fact<string>;
  patient_id: Fact<string>;
  purpose: Fact<PatientPurpose>;
  code_hash: Fact<string>;
  created_at: ColumnType<Date, never, never>;
  created_by: Fact<string>;
  expires_at: Fact<Date>;
  failed_tries: Generated<number>;
  revoked_at: OptionalTimestamp;
  last_opened_at: OptionalTimestamp;
}

/** What happened at the door; only ever appended. */
export interface SecurityEventTable {
  id: Generated<string>;
  at: ColumnType<Date, never, never>;
  kind: Fact<string>;
  /** Who did it; null for somebody unknown. */
  actor_id: Fact<string | null>;
  /** Whom it concerns. */
  account_id: Fact<string | null>;
  address: Fact<string>;
  details: ColumnType<unknown, string, never>;
}

/** Tables of accounts, sessions and links. */
export interface AccountsSchema {
  site_identity: SiteIdentityTable;
  account: AccountTable;
  session: SessionTable;
  patient_link: PatientLinkTable;
  security_event: SecurityEventTable;
}
