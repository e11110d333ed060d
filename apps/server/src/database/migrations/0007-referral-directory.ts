import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { policyText } from "./0002-policies.ts";

const directoryTable = `
  create table directory_revision (
    entry_id text not null, revision integer not null check (revision > 0),
    recorded_at timestamptz not null default now(), account_id text not null, author_role text not null,
    specialty text not null, name text not null, place text not null,
    phone text, email text, note text not null,
    state text not null check (state in ('current', 'retired')),
    -- Folded words of specialty, name, place and note, by whose beginnings an entry is found; and the order of the list.
    search_text text not null, sort_name text collate "C" not null,
    primary key (entry_id, revision));
  create trigger directory_revision_append_only before update or delete or truncate on directory_revision
    for each statement execute function refuse_change();
  create trigger directory_revision_audit after insert on directory_revision
    for each row execute function audit_row('entry_id,revision');
`;

const signed =
  "account_id = (select current_setting('isotherm.account_id', true)) and author_role = (select current_setting('isotherm.role', true))";

/** To whom the site refers: read by who writes a referral, kept by coordinator and administrator, each change beside the last. */
export const referralDirectory: Migration = {
  async up(database) {
    await sql.raw(directoryTable).execute(database);
    await sql
      .raw(
        policyText({
          table: "directory_revision",
          read: "(select acts_as('physician', 'nurse', 'coordinator', 'administrator'))",
          add: `(select acts_as('coordinator', 'administrator')) and ${signed}`,
        }),
      )
      .execute(database);
    await sql`alter table directory_revision force row level security`.execute(database);
  },
};
