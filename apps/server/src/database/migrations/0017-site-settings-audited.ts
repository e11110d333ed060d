import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What every patient is told to call, and when a visit counts as late, is in the audit log from here on; what stands is taken over. */
export const siteSettingsAudited: Migration = {
  async up(database) {
    for (const table of ["site_contact", "site_follow_up"]) {
      await sql
        .raw(`
        do $$ declare line jsonb; filled jsonb; begin
          set local timezone = 'UTC';
          for line in select to_jsonb(t) from ${table} t order by id loop
            select jsonb_object_agg(key, value) into filled from jsonb_each(line) where value <> 'null'::jsonb;
            perform audit_append('take-over', '${table} ' || (line ->> 'id'), null,
              sha256(convert_to(filled::text, 'UTF8')), null);
          end loop;
        end $$;
        create trigger ${table}_audit after insert on ${table} for each row execute function audit_row('id');`)
        .execute(database);
    }
  },
};
