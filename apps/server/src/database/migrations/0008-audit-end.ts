import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Each entry of the audit log also tells its number and hash to the transaction that made it, so that the program can keep them
 * outside the database before it answers. As released; never edited.
 */
export const auditEnd: Migration = {
  async up(database) {
    const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(database);
    const schema = sql.id(rows[0]?.name ?? "public");
    await sql`
      create or replace function audit_append(
        new_action text, new_subject text, new_patient_id text, new_content bytea, new_details jsonb)
      returns bigint language plpgsql security definer
      set search_path = ${schema}, pg_temp set timezone = 'UTC' set bytea_output = 'hex' as $$
      declare
        previous record;
        entry audit_entry;
        scope text := coalesce(current_setting('isotherm.scope', true), '');
      begin
        perform set_config('isotherm.scope', 'system', true);
        perform pg_advisory_xact_lock(15041984);
        select sequence, entry_sha256 into previous from audit_entry order by sequence desc limit 1;
        entry.sequence := coalesce(previous.sequence, 0) + 1;
        entry.at := clock_timestamp();
        entry.account_id := nullif(current_setting('isotherm.account_id', true), '');
        entry.role := nullif(current_setting('isotherm.role', true), '');
        entry.origin := nullif(current_setting('isotherm.origin', true), '')::jsonb;
        entry.action := new_action;
        entry.subject := new_subject;
        entry.patient_id := new_patient_id;
        entry.content_sha256 := new_content;
        entry.details := new_details;
        entry.previous_sha256 := coalesce(previous.entry_sha256, '\\x'::bytea);
        select sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8')) into entry.entry_sha256
          from jsonb_each(to_jsonb(entry)) where value <> 'null'::jsonb;
        insert into audit_entry select entry.*;
        perform set_config('isotherm.audit_end', entry.sequence || ' ' || encode(entry.entry_sha256, 'hex'), true);
        perform set_config('isotherm.scope', scope, true);
        return entry.sequence;
      end $$;
    `.execute(database);
  },
};
