/*
 * Fills an empty site with 100 000 patients and 1 000 000 follow-ups in a few minutes, by INSERT … SELECT. The documents are those of
 * the frozen samples with ids and days of their own, so that every one is read and checked like any other.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

/** How much is seeded. */
export interface SeedSize {
  readonly patientCount: number;
  readonly followUpsPerPatientCount: number;
}

interface SampleEvent {
  readonly author: unknown;
  readonly content: { readonly kind: string };
}

const samplePath = join(import.meta.dirname, "../packages/clinic/samples/record-events-v1.json");

/** The sample of one kind, as an SQL literal; and its content alone. */
function template(kind: string): { readonly event: string; readonly content: string } {
  const samples = JSON.parse(readFileSync(samplePath, "utf8")) as readonly SampleEvent[];
  const sample = samples.find(({ content }) => content.kind === kind);
  if (sample === undefined) throw new Error(`there is no sample of ${kind}`);
  const literal = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;
  return {
    event: literal({ ...sample, author: { id: "seed", role: "physician" } }),
    content: literal(sample.content),
  };
}

const familyNames = `array['Abel','Baker','Carter','Dawson','Ellis','Fischer','Garcia','Huber','Ivanov','Jensen','Keller','Lopez',
  'Meier','Novak','Olsen','Parker','Quinn','Rossi','Silva','Tanaka','Ueda','Vogel','Weber','Xu','Young','Zimmer']`;
const givenNames = `array['Ana','Ben','Clara','David','Eva','Felix','Greta','Hugo','Ines','Jonas','Karin','Leo','Maria','Nils','Olga',
  'Paul','Rosa','Simon','Tessa','Uwe','Vera','Willi','Yara','Zoe']`;

/** Text of one statement that adds one event to every patient (and \`n\` where there are several). */
function eventsOf(row: {
  readonly kind: string;
  readonly rows: string;
  readonly sequence: string;
  readonly at: string;
  readonly content: string;
}): string {
  const { event, content } = template(row.kind);
  return `
    insert into record_event (patient_id, sequence, event_id, kind, entry_id, entry_kind, recorded_at, happened_at, account_id,
      author_role, document)
    select patient_id, ${row.sequence}, event_id, '${row.kind}', event_id, '${row.kind}', at, at, 'seed', 'physician',
      ${event} || jsonb_build_object('id', event_id, 'patientId', patient_id, 'recordedAt', moment, 'happenedAt', moment,
        'content', ${content} || ${row.content})
    from (select *, patient_id || '-' || ${row.sequence} as event_id,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as moment
      from (select *, ${row.at} as at from ${row.rows}) as timed) as named`;
}

const patients = `(select 'p' || lpad(i::text, 7, '0') as patient_id, i,
  timestamptz '2024-01-01' + (i % 700) * interval '1 day' as freeze_at from generate_series(1, $N) as i) as base`;

type Step = readonly [name: string, text: string];

/** Patients and their names; `$N` stands for the number of patients, `$F` for the follow-ups of each. */
const personSteps: readonly Step[] = [
  ["patients", `insert into patient select patient_id, now(), 'seed', 'physician' from ${patients}`],
  [
    "persons",
    `insert into person_revision select patient_id, 1, now(), 'seed', 'physician',
         (${familyNames})[1 + i % 26] || (case when i % 3 = 0 then '-' || (${familyNames})[1 + i / 26 % 26] else '' end)
           || chr(97 + i / 676 % 26) || chr(97 + i / 17576 % 26),
         (${givenNames})[1 + i * 7 % 24] || ' ' || (${givenNames})[1 + i / 24 % 24],
         date '1930-01-01' + i * 37 % 30000, null, null, null, 'MRN-' || i from ${patients}`,
  ],
  [
    "person projections",
    `insert into person_current select patient_id, revision, recorded_at, family_name, given_name, birth_date, sex, phone, email,
         medical_record_number, lower(family_name || ', ' || given_name) from person_revision;
       insert into person_word select distinct word, patient_id from person_revision, lateral (
         select unnest(string_to_array(lower(replace(family_name, '-', ' ') || ' ' || given_name), ' ')) union
         select lower(family_name) union select birth_date::text union select lower(medical_record_number)) as words (word)
         order by 1`,
  ],
];

/** The events of each patient, in the order of their sequence. */
function eventSteps(): readonly Step[] {
  return [
    [
      "referrals",
      eventsOf({
        kind: "referral-opened",
        rows: patients,
        sequence: "1",
        at: "freeze_at - interval '40 days'",
        content: "jsonb_build_object('referralId', patient_id || '-ref')",
      }),
    ],
    ...(["intake", "pain-component", "medication-list", "assessment"] as const).map(
      (kind, index) =>
        [
          kind,
          eventsOf({
            kind,
            rows: patients,
            sequence: String(index + 2),
            at: `freeze_at - interval '${20 - index} days'`,
            content: "'{}'::jsonb",
          }),
        ] as const,
    ),
    [
      "freezes",
      eventsOf({
        kind: "freeze-log",
        rows: patients,
        sequence: "6",
        at: "freeze_at",
        content: "jsonb_build_object('freezeId', patient_id || '-freeze')",
      }),
    ],
    [
      "follow-ups",
      eventsOf({
        kind: "follow-up",
        rows: `(select base.*, n from ${patients} cross join generate_series(1, $F) as n) as visits`,
        sequence: "6 + n",
        at: "freeze_at + n * interval '30 days'",
        content: `jsonb_build_object('freezeId', patient_id || '-freeze', 'visitId',
          (array['day-1','week-1','week-2','week-6','month-3','month-6','month-12','unscheduled','unscheduled','unscheduled'])[n])`,
      }),
    ],
    [
      "messages",
      eventsOf({
        kind: "message",
        rows: patients,
        sequence: "7 + $F",
        at: "freeze_at + interval '400 days'",
        content: "jsonb_build_object('messageId', patient_id || '-message')",
      }),
    ],
  ];
}

/** What the program itself writes beside the events. */
const flatSteps: readonly Step[] = [
  [
    "flat rows",
    `insert into patient_state select patient_id, 7 + $F, freeze_at, 'follow-up', 'cancer', 'cancer-pain',
         date '2026-11-27' + (i % 300 - 20), (i % 33 = 0)::int, case when i % 50 = 0 then array['neuritis'] else '{}' end from ${patients};
       insert into freeze_fact select patient_id, event_id, patient_id || '-freeze', 'plan', happened_at, 'splanchnic-nerves',
         'cancer-pain', 8, 300, 'relief' from record_event where kind = 'freeze-log';
       insert into follow_up_fact select patient_id, event_id, patient_id || '-freeze', document #>> '{content,visitId}', happened_at,
         'telephone', 1, (sequence * 7 + length(patient_id)) % 11, 4, 2, null, 'absent', 0, 'none'
         from record_event where kind = 'follow-up';
       insert into response_fact select patient_id, patient_id || '-freeze', 'pain-' || n, 'the band', 'splanchnic-nerves',
         (array['cancer-pain', 'long-covid', 'phantom-limb', 'crps'])[1 + i % 4],
         (array['responder', 'non-responder', 'not-known'])[1 + (i + n) % 3], 0.5, freeze_at + n * interval '90 days'
         from (select base.*, n from ${patients} cross join generate_series(1, 2) as n) as pains;
       insert into adverse_event_fact select patient_id, patient_id || '-adverse', freeze_at + interval '3 days',
         patient_id || '-freeze', 'cancer-pain', null, 'cirse-2017', (1 + i % 3)::text, i % 3, case when i % 40 = 0 then 2 end,
         'caused', case when i % 50 = 0 then null else freeze_at::date + 30 end from ${patients} where i % 10 = 0;
       insert into referral_fact select patient_id, patient_id || '-ref', 'pain of the flank', freeze_at - interval '40 days', null,
         'seen', 3, freeze_at - interval '39 days', freeze_at - interval '37 days', null, null, '[]' from ${patients};
       insert into referrer_message select patient_id, patient_id || '-asked', freeze_at, 'referrer', 'How is she?', 'seed', null
         from ${patients} where i % 10 = 0;
       insert into directory_revision select 'entry-' || n, revision, now(), 'seed', 'coordinator',
         (array['neurology', 'surgery', 'psychology'])[1 + n % 3], 'Partner ' || n, 'Town', null, null, '', 'current',
         'partner ' || n || ' town', 'partner ' || n from generate_series(1, 2000) as n cross join generate_series(1, 2) as revision;
       insert into worklist_item select 'follow-ups', 0, at, patient_id, 'v' || n, at - interval '90 days', at::date, 'Visit ' || n, '{}'
         from (select base.*, n, timestamptz '2026-11-27' + (i % 300 - 20 + n * 60) * interval '1 day' as at
           from ${patients} cross join generate_series(0, 2) as n) as visits;
       insert into worklist_item select list, i % 2, at, patient_id, list || i, at, at::date + 30, 'What waits, in a few words', '{}'
         from (select i, patient_id, list, timestamptz '2026-11-27' - i % 90 * interval '1 day' as at from ${patients}
           cross join (values ('referrals', 20), ('messages', 33), ('approvals', 100), ('neuritis', 50), ('adverse-events', 50))
             as lists (list, every) where i % every = 0) as items`,
  ],
  [
    // Without the chain of hashes, which only the database's own trigger makes; the queries do not ask for it.
    "audit entries",
    `insert into audit_entry select row_number() over (order by recorded_at) + (select max(sequence) from audit_entry), recorded_at, account_id, author_role, null, 'write',
         'record_event ' || patient_id || ' ' || sequence, patient_id, '\\x00', null, '\\x00', '\\x00' from record_event`,
  ],
];

async function setFlushing(superuser: pg.Client, state: "on" | "off"): Promise<void> {
  for (const setting of [`fsync = ${state}`, `full_page_writes = ${state}`, "max_wal_size = '8GB'"]) {
    await superuser.query(`alter system set ${setting}`);
  }
  await superuser.query("select pg_reload_conf()");
}

/** Seeds the site; says each step and its time. */
export async function seedRecords(
  superuser: pg.Client,
  { patientCount, followUpsPerPatientCount }: SeedSize,
  log: (line: string) => void,
): Promise<void> {
  // Seeding may be lost; what is timed afterwards is flushed again.
  await setFlushing(superuser, "off");
  await superuser.query(
    "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set timezone = 'UTC'",
  );
  for (const [name, text] of [...personSteps, ...eventSteps(), ...flatSteps]) {
    const started = performance.now();
    await superuser.query(
      text.replaceAll("$N", String(patientCount)).replaceAll("$F", String(followUpsPerPatientCount)),
    );
    log(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  await superuser.query("vacuum analyze");
  await setFlushing(superuser, "on");
  await superuser.query("checkpoint");
}
