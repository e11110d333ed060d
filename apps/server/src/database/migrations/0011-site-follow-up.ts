import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** How the site follows up, each change kept: the days of grace before a visit counts as late. */
export const siteFollowUp: Migration = {
  async up(database) {
    await sql`
      create table site_follow_up (
        id bigint generated always as identity primary key, saved_at timestamptz not null default now(),
        account_id text not null, grace_days integer not null check (grace_days between 0 and 60));
      create trigger site_follow_up_append_only before update or delete or truncate on site_follow_up
        for each statement execute function refuse_change();
    `.execute(database);
  },
};
