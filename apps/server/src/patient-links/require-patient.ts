import type { Kysely } from "kysely";
import type { Actor } from "../actor.ts";
import { asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { requirePatient as requireSeenPatient } from "../record/person-store.ts";

/** Refuses a patient whom the database does not show to this actor. */
export function requirePatient(database: Kysely<Schema>, actor: Actor, patientId: string): Promise<void> {
  return asActor(database, actor, (transaction) => requireSeenPatient(transaction, patientId));
}
