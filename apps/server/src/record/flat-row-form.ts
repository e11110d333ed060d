import { patientRecord } from "@isotherm/clinic";
import type { Kysely } from "kysely";
import { type ActorTransaction, asSystem } from "../database/as-actor.ts";
import { migrate } from "../database/migrate.ts";
import type { Schema } from "../database/schema.ts";
import { visibleEvents } from "./event-store.ts";
import { lockRecord, personOf, projectPerson } from "./person-store.ts";
import { writeProjections } from "./projections.ts";

/** Form of the flat rows that this version writes; raised where they get a table or a column, or are judged in another way. */
const currentForm = 4;

/** Brings the database to the newest form, its flat rows as well; `log` hears of what takes time. */
export async function bringUpToDate(
  database: Kysely<Schema>,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  await migrate(database);
  await renewFlatRows(database, log);
}

/** Makes the flat rows of every patient anew where an earlier version made them. A start that was killed meanwhile begins again. */
async function renewFlatRows(database: Kysely<Schema>, log: (line: string) => void): Promise<void> {
  const made = await database
    .selectFrom("flat_row_form")
    .select("form")
    .orderBy("form", "desc")
    .executeTakeFirst();
  if ((made?.form ?? 0) >= currentForm) return;
  const patients = await asSystem(database, (transaction) =>
    transaction.selectFrom("patient").select("patient_id").orderBy("patient_id").execute(),
  );
  if (patients.length > 0) log(`making the lists of ${patients.length} patients anew for this version`);
  for (const { patient_id: patientId } of patients) {
    await asSystem(database, async (transaction) => {
      await lockRecord(transaction, patientId);
      await remakeFlatRows(transaction, patientId);
    });
  }
  await database
    .insertInto("flat_row_form")
    .values({ form: currentForm })
    .onConflict((row) => row.doNothing())
    .execute();
}

/** Writes the flat rows of one patient anew from names and events; the caller holds off every other writer. */
export async function remakeFlatRows(transaction: ActorTransaction, patientId: string): Promise<void> {
  const events = await visibleEvents(transaction, patientId, 0);
  // Refuses a record that does not hang together.
  const record = patientRecord(
    patientId,
    events.map(({ event }) => event),
  );
  await writeProjections(transaction, patientId, record.events);
  const person = await transaction
    .selectFrom("person_revision")
    .selectAll()
    .where("patient_id", "=", patientId)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  if (person)
    await projectPerson(transaction, patientId, { person: personOf(person), revision: person.revision });
}
