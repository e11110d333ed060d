import { randomUUID } from "node:crypto";
import type { Specialty } from "@isotherm/clinic";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { type ActorTransaction, asActor } from "../database/as-actor.ts";
import type { DirectoryRevisionTable, Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { fold, searchWords } from "../record/person.ts";

/** Somebody to whom the site refers, or who refers to it (R60). */
export interface DirectoryContent {
  readonly specialty: Specialty;
  readonly name: string;
  /** Practice, department or town; empty where it says nothing more. */
  readonly place: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string;
  /** A retired entry is offered to nobody and stays on record. */
  readonly state: "current" | "retired";
}

/** An entry as it was last written, with the revision that a correction must name. */
export interface DirectoryEntry extends DirectoryContent {
  readonly entryId: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly accountId: string;
}

/** What part of the directory is asked for. */
export interface DirectoryQuestion {
  /** Every word must begin one of specialty, name, place or note. */
  readonly search: string;
  readonly specialty: Specialty | null;
  readonly state: "current" | "all";
  /** The entry after which the page begins. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** A page of the directory by name; `nextCursor` is null on the last one. */
export interface DirectoryPage {
  readonly entries: readonly DirectoryEntry[];
  readonly nextCursor: string | null;
}

type Row = Selectable<DirectoryRevisionTable>;

function entryOf(row: Row): DirectoryEntry {
  return {
    entryId: row.entry_id,
    revision: row.revision,
    recordedAt: row.recorded_at.toISOString(),
    accountId: row.account_id,
    specialty: row.specialty,
    name: row.name,
    place: row.place,
    phone: row.phone,
    email: row.email,
    note: row.note,
    state: row.state,
  };
}

const lastRevisions = sql`select distinct on (entry_id) * from directory_revision order by entry_id, revision desc`;

/** One page of the directory. */
export function readDirectory(
  database: Kysely<Schema>,
  actor: Actor,
  { search, specialty, state, cursor, limit }: DirectoryQuestion,
): Promise<DirectoryPage> {
  const words = searchWords(search).map((word) => sql`and position(${` ${word}`} in ' ' || search_text) > 0`);
  return asActor(database, actor, async (transaction) => {
    const { rows } = await sql<Row>`
      with last as (${lastRevisions})
      select * from last
      where true ${state === "all" ? sql`` : sql`and state = 'current'`}
        ${specialty === null ? sql`` : sql`and specialty = ${specialty}`}
        ${words.length === 0 ? sql`` : sql.join(words, sql` `)}
        ${cursor === null ? sql`` : sql`and (sort_name, entry_id) > ((select sort_name from last where entry_id = ${cursor}), ${cursor})`}
      order by sort_name, entry_id limit ${limit + 1}`.execute(transaction);
    const page = rows.slice(0, limit);
    return {
      entries: page.map(entryOf),
      nextCursor: rows.length > page.length ? (page.at(-1)?.entry_id ?? null) : null,
    };
  });
}

async function appendRevision(
  transaction: ActorTransaction,
  actor: Actor,
  written: { readonly entryId: string; readonly revision: number; readonly content: DirectoryContent },
): Promise<DirectoryEntry> {
  const { content } = written;
  const found = [content.specialty, content.name, content.place, content.note].join(" ");
  const row = await transaction
    .insertInto("directory_revision")
    .values({
      entry_id: written.entryId,
      revision: written.revision,
      account_id: actor.accountId,
      author_role: actor.role,
      ...content,
      search_text: searchWords(found).join(" "),
      sort_name: fold(content.name),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return entryOf(row);
}

/** A new entry. */
export function addToDirectory(
  database: Kysely<Schema>,
  actor: Actor,
  content: DirectoryContent,
): Promise<DirectoryEntry> {
  return asActor(database, actor, (transaction) =>
    appendRevision(transaction, actor, { entryId: randomUUID(), revision: 1, content }),
  );
}

/** Corrects, retires or brings back: what stood before stays beside it. Refused with what stands now where somebody was first. */
export function correctDirectory(
  database: Kysely<Schema>,
  actor: Actor,
  change: { readonly entryId: string; readonly basedOnRevision: number; readonly content: DirectoryContent },
): Promise<DirectoryEntry> {
  const { entryId, basedOnRevision, content } = change;
  return asActor(database, actor, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${entryId}, 2))`.execute(transaction);
    const last = await transaction
      .selectFrom("directory_revision")
      .selectAll()
      .where("entry_id", "=", entryId)
      .orderBy("revision", "desc")
      .limit(1)
      .executeTakeFirst();
    if (last === undefined) {
      throw new ServerError(
        "DIRECTORY_ENTRY_NOT_FOUND",
        `The directory has no entry ${entryId}; go back to the directory and look again.`,
        { statusCode: 404 },
      );
    }
    if (last.revision !== basedOnRevision) {
      throw new ServerError(
        "DIRECTORY_CONFLICT",
        "Somebody changed this entry while you were changing it; look at both and save again.",
        { statusCode: 409, details: { current: entryOf(last) } },
      );
    }
    return appendRevision(transaction, actor, { entryId, revision: last.revision + 1, content });
  });
}
