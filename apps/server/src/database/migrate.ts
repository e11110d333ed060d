import type { Kysely } from "kysely";
import { type MigrationProvider, Migrator } from "kysely/migration";
import { accountsTables } from "../accounts/accounts-tables.ts";
import { credentialsTables } from "../accounts/credentials-tables.ts";
import { ServerError } from "../errors.ts";
import { plansSeriesOutcomes } from "./migrations/0001-plans-series-outcomes.ts";
import { patientRecords } from "./migrations/0002-patient-records.ts";
import { plansUnderPolicies } from "./migrations/0004-plans-under-policies.ts";
import { patientPages } from "./migrations/0006-patient-pages.ts";
import { referralDirectory } from "./migrations/0007-referral-directory.ts";
import { auditEnd } from "./migrations/0008-audit-end.ts";
import { countersignatures } from "./migrations/0009-countersignatures.ts";
import { outcomeFacts } from "./migrations/0010-outcome-facts.ts";
import { siteFollowUp } from "./migrations/0011-site-follow-up.ts";
import { accountsApart } from "./migrations/0012-accounts-apart.ts";
import { visitFacts } from "./migrations/0013-visit-facts.ts";
import { researcherWithoutText } from "./migrations/0014-researcher-without-text.ts";
import { referrers } from "./migrations/0015-referrers.ts";
import { complaints } from "./migrations/0016-complaints.ts";
import { siteSettingsAudited } from "./migrations/0017-site-settings-audited.ts";
import { responseCounts } from "./migrations/0018-response-counts.ts";
import type { Schema } from "./schema.ts";

/** Forward only, in this order; what was released is never edited. */
const provider: MigrationProvider = {
  getMigrations: async () => ({
    "0001-plans-series-outcomes": plansSeriesOutcomes,
    "0002-patient-records": patientRecords,
    "0003-accounts-sessions": accountsTables,
    "0004-plans-under-policies": plansUnderPolicies,
    "0005-credentials": credentialsTables,
    "0006-patient-pages": patientPages,
    "0007-referral-directory": referralDirectory,
    "0008-audit-end": auditEnd,
    "0009-countersignatures": countersignatures,
    "0010-outcome-facts": outcomeFacts,
    "0011-site-follow-up": siteFollowUp,
    "0012-accounts-apart": accountsApart,
    "0013-visit-facts": visitFacts,
    "0014-researcher-without-text": researcherWithoutText,
    "0015-referrers": referrers,
    "0016-complaints": complaints,
    "0017-site-settings-audited": siteSettingsAudited,
    "0018-response-counts": responseCounts,
  }),
};

/** Brings the database to the newest form, or refuses to start on one that is newer than this program. */
export async function migrate(database: Kysely<Schema>): Promise<void> {
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) throw notMigrated(error);
}

/** Brings an empty database to the form of an older version, so that what that version wrote fits in. */
export async function migrateTo(database: Kysely<Schema>, migration: string): Promise<void> {
  if (!Object.hasOwn(await provider.getMigrations(), migration)) {
    throw notMigrated(`it was written by a newer version, which knows ${migration}`);
  }
  const { error } = await new Migrator({ db: database, provider }).migrateTo(migration);
  if (error) throw notMigrated(error);
}

function notMigrated(cause: unknown): ServerError {
  return new ServerError(
    "SERVER_DATABASE_UNAVAILABLE",
    `The database could not be brought to this version of Isotherm (${cause instanceof Error ? cause.message : cause}); it was left as it was, so use the version that wrote it, or a newer one.`,
    { cause },
  );
}
