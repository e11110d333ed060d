import { randomBytes, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Schema } from "../database/schema.ts";

/** This installation. `uidSalt` is the secret that makes de-identified identifiers the same on every import. */
export interface Site {
  readonly siteId: string;
  readonly uidSalt: string;
}

/** Reads the site's row, or writes it on the first start. */
export async function openSite(database: Kysely<Schema>): Promise<Site> {
  const existing = await database.selectFrom("site").select(["id", "uid_salt"]).executeTakeFirst();
  if (existing) return { siteId: existing.id, uidSalt: existing.uid_salt };
  const site = { id: randomUUID(), uid_salt: randomBytes(32).toString("hex") };
  await database.insertInto("site").values(site).execute();
  return { siteId: site.id, uidSalt: site.uid_salt };
}
