import type { Response } from "@isotherm/clinic";
import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { auditRead, auditShown } from "../audit/audit-read.ts";
import { type ActorTransaction, asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { momentText, pageCursor, placeOfCursor } from "./page-cursor.ts";
import { displayName } from "./person.ts";

/** How many pains are in each group for one indication, every one with the others beside it (R54). */
export interface ResponseCount {
  readonly indication: string;
  readonly responderCount: number;
  readonly nonResponderCount: number;
  readonly notKnownCount: number;
}

/** One pain after one freeze; without a name for a role that sees none. */
export interface ResponseLine {
  readonly patientId: string;
  readonly name: string | null;
  readonly freezeId: string;
  readonly painId: string;
  readonly label: string;
  readonly targetId: string;
  readonly indication: string;
  readonly dropFraction: number | null;
  readonly toldAt: string;
}

/** A page of one group, what was told last first; `nextCursor` is null on the last one. */
export interface ResponsePage {
  readonly rows: readonly ResponseLine[];
  readonly nextCursor: string | null;
}

/** Which group is asked for, from where on. */
export interface ResponseQuestion {
  readonly response: Response;
  readonly cursor: string | null;
  readonly limit: number;
}

/** Pains of every frozen nerve of the site, counted by indication and group; the indication with the most comes first. */
export function countResponses(database: Kysely<Schema>, actor: Actor): Promise<readonly ResponseCount[]> {
  return asActor(database, actor, async (transaction) => {
    const rows = await countRows(transaction);
    await auditShown(transaction, "response counts");
    const countOf = (indication: string, response: Response): number =>
      Number(rows.find((row) => row.indication === indication && row.response === response)?.count ?? 0);
    return [...new Set(rows.map(({ indication }) => indication))]
      .map((indication) => ({
        indication,
        responderCount: countOf(indication, "responder"),
        nonResponderCount: countOf(indication, "non-responder"),
        notKnownCount: countOf(indication, "not-known"),
      }))
      .sort((a, b) => allOf(b) - allOf(a) || a.indication.localeCompare(b.indication));
  });
}

interface CountRow {
  readonly indication: string;
  readonly response: Response;
  readonly count: string;
}

/** Groups are found one after another in the index and counted there: half the work of a plain `group by`, which reads every row. */
async function countRows(transaction: ActorTransaction): Promise<readonly CountRow[]> {
  const table = sql.table("response_fact");
  const { rows } = await sql<CountRow>`
    with recursive pair as (
      (select indication, response from ${table} order by indication, response limit 1)
      union all
      select later.indication, later.response from pair p cross join lateral (
        select r.indication, r.response from ${table} r where (r.indication, r.response) > (p.indication, p.response)
        order by r.indication, r.response limit 1) as later)
    select p.indication, p.response,
      (select count(*) from ${table} r where r.indication = p.indication and r.response = p.response) as count
    from pair p`.execute(transaction);
  return rows;
}

function allOf({ responderCount, nonResponderCount, notKnownCount }: ResponseCount): number {
  return responderCount + nonResponderCount + notKnownCount;
}

interface Row {
  readonly patient_id: string;
  readonly freeze_id: string;
  readonly pain_id: string;
  readonly label: string;
  readonly target_id: string;
  readonly indication: string;
  readonly drop_fraction: string | null;
  readonly told_at: Date;
  readonly told_text: string;
  readonly family_name: string | null;
  readonly given_name: string | null;
}

/** One page of one group. */
export function listResponses(
  database: Kysely<Schema>,
  actor: Actor,
  question: ResponseQuestion,
): Promise<ResponsePage> {
  return asActor(database, actor, async (transaction) => {
    const rows = await responseRows(transaction, question);
    const page = rows.slice(0, question.limit);
    await auditRead(transaction, "responses", [...new Set(page.map((row) => row.patient_id))]);
    const last = page.at(-1);
    return {
      rows: page.map(lineOf),
      nextCursor:
        last && rows.length > page.length
          ? pageCursor([last.told_text, last.patient_id, last.freeze_id, last.pain_id])
          : null,
    };
  });
}

async function responseRows(
  transaction: ActorTransaction,
  { response, cursor, limit }: ResponseQuestion,
): Promise<readonly Row[]> {
  const [toldAt, ...rest] = (cursor === null ? null : placeOfCursor(cursor, 4))?.map(String) ?? [];
  const isPlace = toldAt !== undefined && Number.isFinite(Date.parse(toldAt));
  const before = isPlace
    ? sql`and (f.told_at, f.patient_id, f.freeze_id, f.pain_id) <
        (${toldAt}::timestamptz, ${rest[0]}::text, ${rest[1]}::text, ${rest[2]}::text)`
    : sql``;
  const { rows } = await sql<Row>`
    select f.*, ${sql.raw(momentText("f.told_at"))} as told_text, p.family_name, p.given_name
    from ${sql.table("response_fact")} f left join person_current p using (patient_id)
    where f.response = ${response} ${before}
    order by f.told_at desc, f.patient_id desc, f.freeze_id desc, f.pain_id desc limit ${limit + 1}`.execute(
    transaction,
  );
  return rows;
}

function lineOf(row: Row): ResponseLine {
  const { family_name: familyName, given_name: givenName } = row;
  return {
    patientId: row.patient_id,
    name: familyName === null || givenName === null ? null : displayName({ familyName, givenName }),
    freezeId: row.freeze_id,
    painId: row.pain_id,
    label: row.label,
    targetId: row.target_id,
    indication: row.indication,
    dropFraction: row.drop_fraction === null ? null : Number(row.drop_fraction),
    toldAt: row.told_at.toISOString(),
  };
}
