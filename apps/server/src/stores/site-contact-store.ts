import type { Kysely } from "kysely";
import type { Actor } from "../actor.ts";
import { asActor, asOwnerWithin } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";

/** How patients reach the site; null where the site has entered no number, because none is ever guessed. */
export interface SiteContact {
  readonly clinicPhone: string | null;
  readonly emergencyPhone: string | null;
  /** When the clinic answers, in the site's words. */
  readonly phoneHours: string;
}

/** What was entered last; nothing while nobody has. */
export async function readSiteContact(database: Kysely<Schema>): Promise<SiteContact> {
  const row = await database
    .selectFrom("site_contact")
    .select(["clinic_phone", "emergency_phone", "phone_hours"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    clinicPhone: row?.clinic_phone ?? null,
    emergencyPhone: row?.emergency_phone ?? null,
    phoneHours: row?.phone_hours ?? "",
  };
}

/** Enters it anew; what was said before stays on record with who said it. */
export async function saveSiteContact(
  database: Kysely<Schema>,
  actor: Actor,
  contact: SiteContact,
): Promise<void> {
  await asActor(database, actor, (transaction) =>
    asOwnerWithin(transaction, () =>
      transaction
        .insertInto("site_contact")
        .values({
          account_id: actor.accountId,
          clinic_phone: contact.clinicPhone,
          emergency_phone: contact.emergencyPhone,
          phone_hours: contact.phoneHours,
        })
        .execute(),
    ),
  );
}
