import type { WorklistName } from "@isotherm/clinic";
import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { auditRead } from "../audit/audit-read.ts";
import { type ActorTransaction, asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { readSiteFollowUp } from "../stores/site-follow-up-store.ts";
import { momentText, pageCursor, placeOfCursor } from "./page-cursor.ts";
import { displayName } from "./person.ts";

/** One line of a worklist, with the days by which it is late (0 where it is not). */
export interface WorklistLine {
  readonly patientId: string;
  readonly name: string;
  readonly itemId: string;
  readonly what: string;
  readonly since: string;
  readonly waitingDays: number;
  readonly dueOn: string | null;
  readonly overdueDays: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A page of a worklist; counts stop at `countLimit`. */
export interface WorklistPage {
  readonly rows: readonly WorklistLine[];
  readonly nextCursor: string | null;
  readonly counts: { readonly totalCount: number; readonly overdueCount: number };
}

/** What part of which list is asked for, on which day. */
export interface WorklistQuestion {
  readonly list: WorklistName;
  readonly cursor: string | null;
  readonly limit: number;
  /** YYYY-MM-DD, the day of whoever asks. */
  readonly today: string;
}

/** A question with the days that a line of this list may be past its day before it is late. */
type LateQuestion = WorklistQuestion & {
  /** [days] Of grace for visits; 0 for the other lists. */
  readonly graceDays: number;
};

/** Above this a number says nothing that a person could act on, and counting would cost time. */
const countLimit = 10_000;

/** [days] Visits further away than this do not wait for anybody yet. */
const aheadDays = 7;

interface ItemRow {
  readonly patient_id: string;
  readonly item_id: string;
  readonly rank: number;
  readonly sort_at: Date;
  /** The same moment to the microsecond, for the cursor. */
  readonly sort_text: string;
  readonly what: string;
  readonly since: Date;
  readonly due_on: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly family_name: string;
  readonly given_name: string;
}

/** One page of what waits, the most urgent and oldest first. */
export async function readWorklist(
  database: Kysely<Schema>,
  actor: Actor,
  asked: WorklistQuestion,
): Promise<WorklistPage> {
  const graceDays = asked.list === "follow-ups" ? (await readSiteFollowUp(database)).graceDays : 0;
  const question: LateQuestion = { ...asked, graceDays };
  return asActor(database, actor, async (transaction) => {
    const rows = await itemRows(transaction, question);
    const page = rows.slice(0, question.limit);
    const counts = await itemCounts(transaction, question);
    const patientIds = [...new Set(page.map((row) => row.patient_id))];
    await auditRead(transaction, `worklist ${question.list}`, patientIds);
    const last = page.at(-1);
    return {
      rows: page.map((row) => lineOf(row, question)),
      nextCursor:
        last && rows.length > page.length
          ? pageCursor([last.rank, last.sort_text, last.patient_id, last.item_id])
          : null,
      counts,
    };
  });
}

const dayMs = 86_400_000;

function daysBetween(fromDay: string, toDay: string): number {
  return Math.round((Date.parse(`${toDay}T00:00:00Z`) - Date.parse(`${fromDay}T00:00:00Z`)) / dayMs);
}

function lineOf(row: ItemRow, { today, graceDays }: LateQuestion): WorklistLine {
  const pastDays = row.due_on === null ? 0 : daysBetween(row.due_on, today);
  return {
    patientId: row.patient_id,
    name: displayName({ familyName: row.family_name, givenName: row.given_name }),
    itemId: row.item_id,
    what: row.what,
    since: row.since.toISOString(),
    waitingDays: Math.max(0, daysBetween(row.since.toISOString().slice(0, 10), today)),
    dueOn: row.due_on,
    overdueDays: pastDays > graceDays ? pastDays : 0,
    details: row.details,
  };
}

function placeOf(cursor: string): readonly [number, string, string, string] | null {
  const [rank, sortAt, patientId, itemId] = placeOfCursor(cursor, 4) ?? [];
  const valid = Number.isInteger(rank) && typeof sortAt === "string" && Number.isFinite(Date.parse(sortAt));
  return valid ? [Number(rank), sortAt, String(patientId), String(itemId)] : null;
}

function waiting({ list, today }: WorklistQuestion) {
  return list === "follow-ups"
    ? sql`i.list = ${list} and i.rank = 0 and i.sort_at < (${today}::date + ${aheadDays}::int)::timestamp at time zone 'UTC'`
    : sql`i.list = ${list}`;
}

async function itemRows(
  transaction: ActorTransaction,
  question: WorklistQuestion,
): Promise<readonly ItemRow[]> {
  const place = question.cursor === null ? null : placeOf(question.cursor);
  const after =
    place === null
      ? sql``
      : sql`and (i.rank, i.sort_at, i.patient_id, i.item_id) >
          (${place[0]}::int, ${place[1]}::timestamptz, ${place[2]}::text, ${place[3]}::text)`;
  const { rows } = await sql<ItemRow>`
    select i.patient_id, i.item_id, i.rank, i.sort_at, ${sql.raw(momentText("i.sort_at"))} as sort_text,
      i.what, i.since, i.due_on, i.details, p.family_name, p.given_name
    from worklist_item i join person_current p using (patient_id)
    where ${waiting(question)} ${after}
    order by i.rank, i.sort_at, i.patient_id, i.item_id limit ${question.limit + 1}`.execute(transaction);
  return rows;
}

async function itemCounts(
  transaction: ActorTransaction,
  question: LateQuestion,
): Promise<WorklistPage["counts"]> {
  const { rows } = await sql<{ readonly total: string; readonly overdue: string }>`
    select
      (select count(*) from (select 1 from worklist_item i where ${waiting(question)} limit ${countLimit}) as counted) as total,
      (select count(*) from (select 1 from worklist_item i where i.list = ${question.list} and i.due_on < ${question.today}::date - ${question.graceDays}::int
        limit ${countLimit}) as counted) as overdue`.execute(transaction);
  return { totalCount: Number(rows[0]?.total ?? 0), overdueCount: Number(rows[0]?.overdue ?? 0) };
}
