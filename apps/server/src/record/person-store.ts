import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { type ActorTransaction, asActor, asOwnerWithin } from "../database/as-actor.ts";
import type { PersonCurrentTable } from "../database/record-schema.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { type Person, sortName, wordsOf } from "./person.ts";
import { writeProjections } from "./projections.ts";

/** A person as last written, with the revision that a change must name. */
export interface StoredPerson {
  readonly person: Person;
  readonly revision: number;
}

/** The refusal for a patient who is not there, or not for this actor. */
export function patientNotFound(): ServerError {
  return new ServerError(
    "PATIENT_NOT_FOUND",
    "There is no such patient here, or not for you; go back to the list of patients.",
    { statusCode: 404 },
  );
}

/** Holds off every other writer of this patient until the transaction ends. */
export async function lockRecord(transaction: ActorTransaction, patientId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 1))`.execute(transaction);
}

/** The same; refuses a patient whom the actor may not see. */
export async function lockPatient(transaction: ActorTransaction, patientId: string): Promise<void> {
  await lockRecord(transaction, patientId);
  await requirePatient(transaction, patientId);
}

/** Refuses a patient whom the actor may not see. */
export async function requirePatient(transaction: ActorTransaction, patientId: string): Promise<void> {
  const found = await transaction
    .selectFrom("patient")
    .select("patient_id")
    .where("patient_id", "=", patientId)
    .executeTakeFirst();
  if (!found) throw patientNotFound();
}

function columnsOf(person: Person) {
  return {
    family_name: person.familyName,
    given_name: person.givenName,
    birth_date: person.birthDate,
    sex: person.sex,
    phone: person.phone,
    email: person.email,
    medical_record_number: person.medicalRecordNumber,
  };
}

type PersonRow = Pick<
  PersonCurrentTable,
  "family_name" | "given_name" | "sex" | "phone" | "email" | "medical_record_number"
> & { readonly birth_date: string };

/** A person from its row. */
export function personOf(row: PersonRow): Person {
  return {
    familyName: row.family_name,
    givenName: row.given_name,
    birthDate: row.birth_date,
    sex: row.sex,
    phone: row.phone,
    email: row.email,
    medicalRecordNumber: row.medical_record_number,
  };
}

/** The person as the actor may see it; null for a role that sees no names. */
export async function currentPerson(
  transaction: ActorTransaction,
  patientId: string,
): Promise<StoredPerson | null> {
  const row = await transaction
    .selectFrom("person_current")
    .selectAll()
    .where("patient_id", "=", patientId)
    .executeTakeFirst();
  return row ? { person: personOf(row), revision: row.revision } : null;
}

async function appendRevision(
  transaction: ActorTransaction,
  actor: Actor,
  { patientId, person, revision }: StoredPerson & { readonly patientId: string },
): Promise<void> {
  const signed = { account_id: actor.accountId, author_role: actor.role };
  await transaction
    .insertInto("person_revision")
    .values({ patient_id: patientId, revision, ...columnsOf(person), ...signed })
    .execute();
  await asOwnerWithin(transaction, () => projectPerson(transaction, patientId, { person, revision }));
}

/** Writes the names as they are now, and the words that find them. */
export async function projectPerson(
  transaction: ActorTransaction,
  patientId: string,
  { person, revision }: StoredPerson,
): Promise<void> {
  await transaction.deleteFrom("person_word").where("patient_id", "=", patientId).execute();
  await transaction.deleteFrom("person_current").where("patient_id", "=", patientId).execute();
  await sql`insert into person_current (patient_id, revision, recorded_at, family_name, given_name, birth_date, sex, phone,
      email, medical_record_number, sort_name)
    select patient_id, revision, recorded_at, family_name, given_name, birth_date, sex, phone, email,
      medical_record_number, ${sortName(person)}
    from person_revision where patient_id = ${patientId} and revision = ${revision}`.execute(transaction);
  await transaction
    .insertInto("person_word")
    .values(wordsOf(person).map((word) => ({ word, patient_id: patientId })))
    .execute();
}

/** A new patient with an empty record. */
export function createPatient(database: Kysely<Schema>, actor: Actor, person: Person): Promise<string> {
  const patientId = randomUUID();
  return asActor(database, actor, async (transaction) => {
    await transaction
      .insertInto("patient")
      .values({ patient_id: patientId, account_id: actor.accountId, author_role: actor.role })
      .execute();
    await appendRevision(transaction, actor, { patientId, person, revision: 1 });
    await asOwnerWithin(transaction, () => writeProjections(transaction, patientId, []));
    return patientId;
  });
}

/** Appends a change of names; refused with what stands now where somebody else changed them in between. */
export function changePerson(
  database: Kysely<Schema>,
  actor: Actor,
  change: { readonly patientId: string; readonly person: Person; readonly basedOnRevision: number },
): Promise<number> {
  const { patientId, person, basedOnRevision } = change;
  return asActor(database, actor, async (transaction) => {
    await lockPatient(transaction, patientId);
    const current = await currentPerson(transaction, patientId);
    if (current !== null && current.revision !== basedOnRevision) {
      throw new ServerError(
        "PERSON_CONFLICT",
        "Somebody changed this person while you were changing it; look at both and save again.",
        { statusCode: 409, details: { current } },
      );
    }
    await appendRevision(transaction, actor, { patientId, person, revision: basedOnRevision + 1 });
    return basedOnRevision + 1;
  });
}
