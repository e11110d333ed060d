import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { advanceAnchor } from "../audit/anchor.ts";
import { readAnchor } from "../audit/anchor-file.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import { type ActorTransaction, asSystem, asSystemSnapshot } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { remakeFlatRows } from "../record/flat-row-form.ts";
import { lockRecord } from "../record/person-store.ts";
import { type OpenedSite, openSiteBeside, type SiteAddress } from "./open-site.ts";

/** What a check looked at and found. */
export interface CheckReport {
  readonly auditEntryCount: number;
  readonly patientCount: number;
  readonly blobCount: number;
  /** One sentence each; empty: all is as it was written. */
  readonly problems: readonly string[];
  /** Patients whose flat rows were made anew. */
  readonly rebuiltCount: number;
}

/** `compare` tells of flat rows that are not what the events say; `rebuild` writes them anew as well. */
export type ProjectionCare = "compare" | "rebuild";

/**
 * Checks a site: the chain of the audit log and every row that it speaks of, every stored file against its hash, and the flat rows
 * against the events. The server may run meanwhile.
 */
export async function checkSite(address: SiteAddress, care: ProjectionCare): Promise<CheckReport> {
  const site = await openSiteBeside(address);
  try {
    // Before anything is looked at, so that nothing that is cut off meanwhile goes unseen.
    const anchor = await readAnchor(site.folder);
    const audit = await asSystemSnapshot(site.database, (transaction) => verifyAudit(transaction, anchor));
    // A running server keeps the anchor itself.
    if (audit.problems.length === 0 && site.alone) await advanceAnchor(site.database, site.folder);
    const blobs = await checkBlobs(site);
    const projections = await checkProjections(site.database, care);
    return {
      auditEntryCount: audit.entryCount,
      patientCount: projections.patientCount,
      blobCount: blobs.blobCount,
      rebuiltCount: projections.rebuiltCount,
      problems: [...audit.problems, ...blobs.problems, ...projections.problems],
    };
  } finally {
    await site.close();
  }
}

async function checkBlobs({
  database,
  blobs,
  folder,
}: OpenedSite): Promise<{ readonly blobCount: number; readonly problems: readonly string[] }> {
  const rows = await asSystem(database, (transaction) =>
    transaction.selectFrom("blob").select(["sha256"]).orderBy("sha256").execute(),
  );
  const problems: string[] = [];
  for (const { sha256 } of rows) {
    await blobs.get(sha256).catch((error: Error) => problems.push(`${error.message} (${sha256})`));
  }
  const known = new Set(rows.map(({ sha256 }) => sha256));
  for (const name of await storedNames(folder.blobs)) {
    // A file whose sender went away before it was noted; it harms nothing and is noted when it is sent again.
    if (!known.has(name) && !name.includes(".")) {
      await blobs
        .get(name)
        .catch(() => problems.push(`The file ${name} in ${folder.blobs} is not what its name says.`));
    }
  }
  return { blobCount: rows.length, problems };
}

async function storedNames(folder: string): Promise<readonly string[]> {
  const starts = await readdir(folder);
  const names = await Promise.all(
    starts.map(async (start) => (await readdir(join(folder, start))).map((rest) => `${start}${rest}`)),
  );
  return names.flat();
}

interface ProjectionReport {
  readonly patientCount: number;
  readonly rebuiltCount: number;
  readonly problems: readonly string[];
}

/** Thrown to leave the flat rows of a patient as they were. */
const asTheyWere = new Error("as they were");

async function checkProjections(database: Kysely<Schema>, care: ProjectionCare): Promise<ProjectionReport> {
  const patients = await asSystem(database, (transaction) =>
    transaction.selectFrom("patient").select("patient_id").orderBy("patient_id").execute(),
  );
  const problems: string[] = [];
  let rebuiltCount = 0;
  for (const { patient_id: patientId } of patients) {
    let differs = false;
    await asSystem(database, async (transaction) => {
      await lockRecord(transaction, patientId);
      const before = await flatRows(transaction, patientId);
      await remakeFlatRows(transaction, patientId);
      differs = before !== (await flatRows(transaction, patientId));
      if (!differs || care === "compare") throw asTheyWere;
    }).catch((error: unknown) => {
      if (error !== asTheyWere) throw error;
    });
    if (differs && care === "rebuild") rebuiltCount++;
    else if (differs) {
      problems.push(
        `The flat rows of patient ${patientId} are not what the events say; run isotherm check --rebuild.`,
      );
    }
  }
  return { patientCount: patients.length, rebuiltCount, problems };
}

const flatTables = [
  "patient_state",
  "worklist_item",
  "freeze_fact",
  "follow_up_fact",
  "adverse_event_fact",
  "complaint_fact",
  "response_fact",
  "visit_fact",
  "referral_fact",
  "referrer_message",
  "person_current",
  "person_word",
] as const;

async function flatRows(transaction: ActorTransaction, patientId: string): Promise<string> {
  const parts = flatTables.map(
    (table) =>
      sql`select ${table} as name, to_jsonb(t)::text as line from ${sql.table(table)} t where patient_id = ${patientId}`,
  );
  const { rows } = await sql<{ all: string | null }>`
    select string_agg(name || line, ',' order by name, line) as all from (${sql.join(parts, sql` union all `)}) as flat`.execute(
    transaction,
  );
  return rows[0]?.all ?? "";
}
