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
  /** Sealed with the key of this site. */
  totp_secret: ColumnType<Buffer | null, undefined, Buffer | null>;
  totp_enabled_at: OptionalTimestamp;
  /** Last time step whose code was used; no code opens twice. */
  totp_last_step: Generated<string>;
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
  /** When the person last proved who they are; changing the role does not count. */
  authenticated_at: Timestamp;
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

/** A single-use code for somebody who has lost the second factor. */
export interface RecoveryCodeTable {
  account_id: Fact<string>;
  code_hash: Fact<string>;
  used_at: OptionalTimestamp;
}

/** A public key of an authenticator. */
export interface PasskeyTable {
  credential_id: Fact<string>;
  account_id: Fact<string>;
  public_key: Fact<Buffer>;
  counter: ColumnType<string, number, number>;
  transports: Fact<string[]>;
  backed_up: boolean;
  name: Fact<string>;
  created_at: ColumnType<Date, never, never>;
  last_used_at: OptionalTimestamp;
}

/** What an authenticator has to sign; taken away when it has been asked for once. */
export interface PasskeyChallengeTable {
  id: Fact<string>;
  challenge: Fact<string>;
  account_id: Fact<string | null>;
  expires_at: Fact<Date>;
}

/** A single-use code with which a person chooses a password. */
export interface InvitationTable {
  code_hash: Fact<string>;
  account_id: Fact<string>;
  created_at: ColumnType<Date, never, never>;
  created_by: Fact<string | null>;
  expires_at: Fact<Date>;
  used_at: OptionalTimestamp;
  revoked_at: OptionalTimestamp;
}

/** A person as the hospital's single sign-on knows them; `account_id` is null until an administrator has decided. */
export interface FederatedIdentityTable {
  issuer: Fact<string>;
  subject: Fact<string>;
  account_id: string | null;
  display_name: string;
  email: string;
  first_seen_at: ColumnType<Date, never, never>;
  last_seen_at: Timestamp;
}

/** A browser from which this account has signed in before. */
export interface KnownDeviceTable {
  token_hash: Fact<string>;
  account_id: Fact<string>;
  created_at: ColumnType<Date, never, never>;
  expires_at: Fact<Date>;
}

/** How often something was guessed in vain, and until when it is not even looked at. */
export interface GuessLimitTable {
  key_hash: Fact<string>;
  failure_count: number;
  last_failed_at: Date;
  blocked_until: Date;
}

/** Tables of accounts, sessions and links. */
export interface AccountsSchema {
  site_identity: SiteIdentityTable;
  account: AccountTable;
  session: SessionTable;
  patient_link: PatientLinkTable;
  recovery_code: RecoveryCodeTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  invitation: InvitationTable;
  federated_identity: FederatedIdentityTable;
  known_device: KnownDeviceTable;
  guess_limit: GuessLimitTable;
}
