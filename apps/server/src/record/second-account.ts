import type { RecordEvent } from "@isotherm/clinic";
import { sql } from "kysely";
import type { ActorTransaction } from "../database/as-actor.ts";
import { ServerError } from "../errors.ts";

/**
 * Refuses an exception that asks somebody to countersign who cannot: no account, a suspended one, or no physician (R116). A step of the
 * program itself (`asOwnerWithin`), since no actor is shown accounts.
 */
export async function checkSecondAccount(
  transaction: ActorTransaction,
  { content }: RecordEvent,
): Promise<void> {
  if (content.kind !== "gate-exception") return;
  const { rows } = await sql`select from account where id = ${content.secondPhysicianId}
    and suspended_at is null and 'physician' = any (roles)`.execute(transaction);
  if (rows.length > 0) return;
  throw new ServerError(
    "EVENT_INVALID",
    `The second physician ${content.secondPhysicianId} is nobody who signs in here as a physician; name a physician with an account of the own.`,
    { statusCode: 422, details: { field: "content.secondPhysicianId" } },
  );
}
