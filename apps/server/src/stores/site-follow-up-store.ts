import { defaultGraceDays } from "@isotherm/clinic";
import type { Kysely } from "kysely";
import type { Actor } from "../actor.ts";
import { asActor, asOwnerWithin } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";

/** How the site follows up. */
export interface SiteFollowUp {
  /** [days] After its day before a visit counts as late. */
  readonly graceDays: number;
}

/** What was entered last; the default of this project while nobody has. */
export async function readSiteFollowUp(database: Kysely<Schema>): Promise<SiteFollowUp> {
  const row = await database
    .selectFrom("site_follow_up")
    .select("grace_days")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return { graceDays: row?.grace_days ?? defaultGraceDays };
}

/** Enters it anew; what was said before stays on record with who said it. */
export async function saveSiteFollowUp(
  database: Kysely<Schema>,
  actor: Actor,
  { graceDays }: SiteFollowUp,
): Promise<void> {
  await asActor(database, actor, (transaction) =>
    asOwnerWithin(transaction, () =>
      transaction
        .insertInto("site_follow_up")
        .values({ account_id: actor.accountId, grace_days: graceDays })
        .execute(),
    ),
  );
}
