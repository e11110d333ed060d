/** Tables whose every row is in the audit log, with the columns that name a row. */
const audited = [
  ["site", "id"],
  ["plan_revision", "plan_id,revision"],
  ["plan_archive", "id"],
  ["series", "id"],
  ["outcome", "id"],
  ["patient", "patient_id"],
  ["person_revision", "patient_id,revision"],
  ["record_event", "patient_id,sequence"],
  ["patient_plan", "patient_id,plan_id"],
  ["blob", "sha256"],
] as const;

/**
 * The audit log: one chain of hashes over the whole site. Each entry holds the hash of the one before it, and for a row that was
 * written the hash of that row. The lock is taken from the insert to the commit, so that the order of entries is the order of
 * commits. Entries are made by triggers and by one function for reads; no role may write them otherwise.
 */
export function auditTables(schema: string): string {
  const safe = `set search_path = "${schema}", pg_temp set timezone = 'UTC' set bytea_output = 'hex'`;
  return `
  create table audit_entry (
    sequence bigint primary key, at timestamptz not null, account_id text, role text, origin jsonb,
    action text not null, subject text not null, patient_id text, content_sha256 bytea, details jsonb,
    previous_sha256 bytea not null, entry_sha256 bytea not null);
  create index audit_entry_by_patient on audit_entry (patient_id, sequence) where patient_id is not null;
  create index audit_entry_by_subject on audit_entry (subject) where content_sha256 is not null;
  create table audit_patient (
    patient_id text not null, sequence bigint not null references audit_entry, primary key (patient_id, sequence));
  create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
  create trigger audit_patient_append_only before update or delete or truncate on audit_patient
    for each statement execute function refuse_change();

  create function audit_append(new_action text, new_subject text, new_patient_id text, new_content bytea, new_details jsonb)
  returns bigint language plpgsql security definer ${safe} as $$
  declare
    previous record;
    entry audit_entry;
    scope text := coalesce(current_setting('isotherm.scope', true), '');
  begin
    -- A plain account may not hang this setting on a function; so it is set here and put back.
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
    -- Columns that are null do not count, so that a later version may add some; the same in audit_row.
    select sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8')) into entry.entry_sha256
      from jsonb_each(to_jsonb(entry)) where value <> 'null'::jsonb;
    insert into audit_entry select entry.*;
    perform set_config('isotherm.scope', scope, true);
    return entry.sequence;
  end $$;

  create function audit_row() returns trigger language plpgsql security definer ${safe} as $$
  declare
    line jsonb := to_jsonb(new);
    named text := tg_table_name;
    part text;
    filled jsonb;
  begin
    foreach part in array string_to_array(tg_argv[0], ',') loop
      named := named || ' ' || (line ->> part);
    end loop;
    select jsonb_object_agg(key, value) into filled from jsonb_each(line) where value <> 'null'::jsonb;
    perform audit_append('write', named, line ->> 'patient_id', sha256(convert_to(filled::text, 'UTF8')), null);
    return null;
  end $$;

  -- What was read: one record, or the patients that a list showed.
  create function audit_read(new_subject text, new_patient_ids text[], new_details jsonb)
  returns void language plpgsql security definer ${safe} as $$
  declare
    made bigint;
    scope text := coalesce(current_setting('isotherm.scope', true), '');
  begin
    if cardinality(new_patient_ids) = 1 then
      perform audit_append('read', new_subject, new_patient_ids[1], null, new_details);
    else
      made := audit_append('read', new_subject, null, null,
        coalesce(new_details, '{}'::jsonb) || jsonb_build_object('patientIds', to_jsonb(new_patient_ids)));
      perform set_config('isotherm.scope', 'system', true);
      insert into audit_patient (patient_id, sequence) select distinct id, made from unnest(new_patient_ids) as id;
      perform set_config('isotherm.scope', scope, true);
    end if;
  end $$;
  revoke all on function audit_append(text, text, text, bytea, jsonb), audit_row(), audit_read(text, text[], jsonb)
    from public;

  ${audited
    .map(
      ([table, key]) => `
  do $$ declare line jsonb; filled jsonb; part text; named text; begin
    set local timezone = 'UTC';
    for line in select to_jsonb(t) from ${table} t order by ${key} loop
      named := '${table}';
      foreach part in array string_to_array('${key}', ',') loop named := named || ' ' || (line ->> part); end loop;
      select jsonb_object_agg(key, value) into filled from jsonb_each(line) where value <> 'null'::jsonb;
      perform audit_append('take-over', named, null, sha256(convert_to(filled::text, 'UTF8')), null);
    end loop;
  end $$;
  create trigger ${table}_audit after insert on ${table} for each row execute function audit_row('${key}');`,
    )
    .join("\n")}
`;
}
