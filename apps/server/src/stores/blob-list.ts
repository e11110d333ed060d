import type { Kysely } from "kysely";
import type { Schema } from "../database/schema.ts";

/** Notes a file that has arrived whole, so that a check knows what has to be on the disk. */
export async function noteBlob(database: Kysely<Schema>, sha256: string, sizeBytes: number): Promise<void> {
  await database
    .insertInto("blob")
    .values({ sha256, size_bytes: String(sizeBytes) })
    .onConflict((row) => row.doNothing())
    .execute();
}

/** Whether a file has arrived and may be seen. */
export async function isBlobShown(database: Kysely<Schema>, sha256: string): Promise<boolean> {
  const row = await database
    .selectFrom("blob")
    .select("sha256")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row !== undefined;
}
