import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Responses are counted group by group from an index alone, which holds what the policy of the table asks for. */
export const responseCounts: Migration = {
  async up(database) {
    await sql`drop index response_fact_by_indication`.execute(database);
    await sql`create index response_fact_by_indication on response_fact (indication, response, patient_id)`.execute(
      database,
    );
  },
};
