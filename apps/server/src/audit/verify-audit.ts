import { sql } from "kysely";
import type { ActorTransaction } from "../database/as-actor.ts";
import type { AuditEnd } from "./anchor-file.ts";
import { auditedTables } from "./audited-tables.ts";

/** What one look at the audit log found; no problem means that nobody has changed it or what it speaks of. */
export interface AuditVerdict {
  readonly entryCount: number;
  /** One sentence each; at most `problemLimit` of a kind. */
  readonly problems: readonly string[];
}

const problemLimit = 20;

/**
 * Reads the whole chain and every row that it speaks of. All is computed here from built-in functions of PostgreSQL, not by the
 * functions that made the entries, so that changing those hides nothing. The anchor, kept outside the database, tells of a tail
 * that was cut off and of a chain that was made anew.
 *
 * @param migration Name of the newest migration of a database that is of an older version; null: it is of this one.
 */
export async function verifyAudit(
  transaction: ActorTransaction,
  anchor: AuditEnd | null,
  migration: string | null = null,
): Promise<AuditVerdict> {
  await sql`select set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true)`.execute(
    transaction,
  );
  const { rows } = await sql<{ count: string }>`select count(*) from audit_entry`.execute(transaction);
  const problems = [
    ...(await chainProblems(transaction)),
    ...(anchor === null ? [] : await anchorProblems(transaction, anchor)),
  ];
  for (const { table, keys, since } of auditedTables) {
    if (migration === null || since <= migration)
      problems.push(...(await rowProblems(transaction, table, keys)));
  }
  return { entryCount: Number(rows[0]?.count ?? 0), problems };
}

/** SHA-256 of a row as JSON without the columns that are null, as the audit log computes it. */
function filledSha256(json: string): string {
  return `(select sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8')) from jsonb_each(${json}) where value <> 'null'::jsonb)`;
}

async function chainProblems(transaction: ActorTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ sequence: string; expected: string; changed: boolean; unlinked: boolean }>`
    select * from (
      select sequence, lag(sequence, 1, 0::bigint) over (order by sequence) + 1 as expected,
        entry_sha256 <> ${sql.raw(filledSha256("to_jsonb(a) - 'entry_sha256'"))} as changed,
        previous_sha256 <> lag(entry_sha256, 1, '\\x'::bytea) over (order by sequence) as unlinked
      from audit_entry a) as links
    where changed or unlinked or sequence <> expected
    order by sequence limit ${problemLimit}`.execute(transaction);
  return rows.map((row) => {
    if (row.changed) return `Audit entry ${row.sequence} was changed after it was written.`;
    return row.sequence === row.expected
      ? `Audit entry ${row.sequence} does not follow from the one before it; an entry was put in another's place.`
      : `Audit entries ${row.expected} to ${Number(row.sequence) - 1} are missing.`;
  });
}

async function anchorProblems(transaction: ActorTransaction, anchor: AuditEnd): Promise<readonly string[]> {
  const row = await transaction
    .selectFrom("audit_entry")
    .select("entry_sha256")
    .where("sequence", "=", String(anchor.sequence))
    .executeTakeFirst();
  if (!row) {
    return [`The audit log ends before entry ${anchor.sequence}, which was once there; its end was cut off.`];
  }
  if (row.entry_sha256.toString("hex") === anchor.entrySha256) return [];
  return [
    `Audit entry ${anchor.sequence} is not the one that was once there; the log was made anew from some entry on.`,
  ];
}

async function rowProblems(
  transaction: ActorTransaction,
  table: string,
  keys: readonly string[],
): Promise<readonly string[]> {
  const named = `'${table}' ${keys.map((key) => `|| ' ' || ${key}`).join(" ")}`;
  const { rows } = await sql<{ subject: string; now: Buffer | null; then: Buffer | null }>`
    select subject, r.content as now, a.content_sha256 as then
    from (select ${sql.raw(named)} as subject, ${sql.raw(filledSha256("to_jsonb(t)"))} as content
        from ${sql.table(table)} t) r
      full join (select subject, content_sha256 from audit_entry
        where content_sha256 is not null and split_part(subject, ' ', 1) = ${table}) a using (subject)
    where r.content is distinct from a.content_sha256 limit ${problemLimit}`.execute(transaction);
  return rows.map(({ subject, now, then }) => {
    if (now === null) return `The row ${subject} was removed.`;
    return then === null
      ? `The row ${subject} came in beside the audit log.`
      : `The row ${subject} was changed after it was written.`;
  });
}
