import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { auditRead } from "../audit/audit-read.ts";
import { type ActorTransaction, asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { displayName, searchWords } from "./person.ts";

/** A line of the list of patients; without a name for a role that sees none. */
export interface PatientLine {
  readonly patientId: string;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly stage: string;
  readonly nextDueOn: string | null;
  readonly openMessageCount: number;
  readonly flags: readonly string[];
}

/** What part of the list is asked for. */
export interface PatientListQuestion {
  readonly search: string;
  /** The patient after whom the page begins. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** A page of a list; `nextCursor` is null on the last one. */
export interface PatientPage {
  readonly patients: readonly PatientLine[];
  readonly nextCursor: string | null;
}

interface LineRow {
  readonly patient_id: string;
  readonly family_name: string | null;
  readonly given_name: string | null;
  readonly birth_date: string | null;
  readonly stage: string;
  readonly next_due_on: string | null;
  readonly open_message_count: number;
  readonly flags: string[];
}

/** Sorts after every word that begins with the text before it. */
const lastCharacter = "\u{10FFFF}";

/** Patients by name, found by the beginnings of names, birth date or record number; every word must be found. */
export function listPatients(
  database: Kysely<Schema>,
  actor: Actor,
  question: PatientListQuestion,
): Promise<PatientPage> {
  return asActor(database, actor, async (transaction) => {
    const rows =
      actor.role === "researcher"
        ? await linesWithoutNames(transaction, question)
        : await linesByName(transaction, question);
    const page = rows.slice(0, question.limit);
    await auditRead(
      transaction,
      "patient-list",
      page.map((row) => row.patient_id),
    );
    return {
      patients: page.map(lineOf),
      nextCursor: rows.length > page.length ? (page.at(-1)?.patient_id ?? null) : null,
    };
  });
}

function lineOf(row: LineRow): PatientLine {
  const { family_name: familyName, given_name: givenName } = row;
  return {
    patientId: row.patient_id,
    name: familyName === null || givenName === null ? null : displayName({ familyName, givenName }),
    birthDate: row.birth_date,
    stage: row.stage,
    nextDueOn: row.next_due_on,
    openMessageCount: row.open_message_count,
    flags: row.flags,
  };
}

/** Found patients are sorted one by one up to this many; above, the list is read in its order until a page is full. */
const sortedCount = 2000;

/** Patients in whose words every word of the search begins one, as a query. */
function foundBy(words: readonly string[]) {
  // Ranges, not LIKE: only comparisons that leak nothing may use an index under row-level security.
  const each = words.map(
    (word) =>
      sql`select patient_id from person_word where word >= ${word} and word < ${`${word}${lastCharacter}`}`,
  );
  return sql.join(each, sql` intersect `);
}

async function searchedFor(transaction: ActorTransaction, search: string) {
  const words = searchWords(search);
  if (words.length === 0) return sql``;
  const { rows } = await sql<{ patient_id: string }>`
    select distinct patient_id from (${foundBy(words)}) as found limit ${sortedCount + 1}`.execute(
    transaction,
  );
  if (rows.length > sortedCount) return sql`and p.patient_id in (${foundBy(words)})`;
  return sql`and p.patient_id = any (${rows.map((row) => row.patient_id)}::text[])`;
}

async function linesByName(
  transaction: ActorTransaction,
  { search, cursor, limit }: PatientListQuestion,
): Promise<readonly LineRow[]> {
  const found = await searchedFor(transaction, search);
  const after =
    cursor === null
      ? sql``
      : sql`and (p.sort_name, p.patient_id) >
          ((select sort_name from person_current where patient_id = ${cursor}), ${cursor})`;
  const { rows } = await sql<LineRow>`
    select p.patient_id, p.family_name, p.given_name, p.birth_date, s.stage, s.next_due_on, s.open_message_count, s.flags
    from person_current p join patient_state s using (patient_id)
    where true ${found} ${after}
    order by p.sort_name, p.patient_id limit ${limit + 1}`.execute(transaction);
  return rows;
}

async function linesWithoutNames(
  transaction: ActorTransaction,
  { cursor, limit }: PatientListQuestion,
): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select patient_id, null as family_name, null as given_name, null as birth_date, stage, next_due_on,
      open_message_count, flags
    from patient_state where patient_id > ${cursor ?? ""} order by patient_id limit ${limit + 1}`.execute(
    transaction,
  );
  return rows;
}
