import type { RecordEvent } from "@isotherm/clinic";
import { sql } from "kysely";
import type { ActorTransaction } from "../database/as-actor.ts";
import { ServerError } from "../errors.ts";

/** Refuses an exception that asks somebody to countersign who cannot: no account, a suspended one, or no physician (R116). */
export async function checkSecondAccount(
  transaction: ActorTransaction,
  { content }: RecordEvent,
): Promise<void> {
  if (content.kind !== "gate-exception") return;
  const account = await transaction
    .selectFrom("account")
    .select("id")
    .where("id", "=", content.secondPhysicianId)
    .where("suspended_at", "is", null)
    .where(sql<boolean>`'physician' = any (roles)`)
    .executeTakeFirst();
  if (account !== undefined) return;
  throw new ServerError(
    "EVENT_INVALID",
    `The second physician ${content.secondPhysicianId} is nobody who signs in here as a physician; name a physician with an account of the own.`,
    { statusCode: 422, details: { field: "content.secondPhysicianId" } },
  );
}
