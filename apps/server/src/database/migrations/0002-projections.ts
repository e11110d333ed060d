/**
 * Flat rows beside the documents, made from the events in the transaction that appends one. Thrown away and made again at will;
 * nothing is kept here alone. Texts that are compared have the order of their bytes, so that an index serves every locale.
 */
export const projectionTables = `
  create table person_current (
    patient_id text primary key references patient, revision integer not null, recorded_at timestamptz not null,
    family_name text not null, given_name text not null, birth_date date not null,
    sex text, phone text, email text, medical_record_number text,
    sort_name text collate "C" not null);
  create index person_current_by_name on person_current (sort_name, patient_id);
  create table person_word (
    word text collate "C" not null, patient_id text not null references patient, primary key (word, patient_id));
  create index person_word_by_patient on person_word (patient_id);
  create table patient_state (
    patient_id text primary key references patient, last_sequence integer not null, last_event_at timestamptz,
    stage text not null, axis text, indication text, next_due_on date,
    open_message_count integer not null, flags text[] not null);
  create table worklist_item (
    list text not null, rank integer not null, sort_at timestamptz not null, patient_id text not null references patient,
    item_id text not null, since timestamptz not null, due_on date, what text not null, details jsonb not null,
    primary key (list, rank, sort_at, patient_id, item_id));
  create index worklist_item_by_patient on worklist_item (patient_id);
  create index worklist_item_by_due on worklist_item (list, due_on);
  create table freeze_fact (
    patient_id text not null references patient, entry_id text not null, freeze_id text not null, plan_id text not null,
    happened_at timestamptz not null, target_id text, indication text not null, baseline_worst_score numeric,
    regrowth_distance_mm numeric, result text, primary key (patient_id, entry_id));
  create table follow_up_fact (
    patient_id text not null references patient, entry_id text not null, freeze_id text not null, visit_id text not null,
    happened_at timestamptz not null, manner text not null, pain_count integer not null,
    worst_score numeric, average_score numeric, global_impression_score numeric, neuritis_worst_score numeric,
    horner text not null, red_flag_count integer not null, rescue text not null,
    primary key (patient_id, entry_id));
  create index follow_up_fact_by_visit on follow_up_fact (visit_id, happened_at);
`;
