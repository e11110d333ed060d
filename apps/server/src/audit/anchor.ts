import { type Kysely, sql } from "kysely";
import type { DataFolder } from "../data-folder.ts";
import { asSystem } from "../database/as-actor.ts";
import type { OpenDatabase } from "../database/connect.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { type AuditEnd, readAnchor, writeAnchor } from "./anchor-file.ts";

/**
 * Moves the anchor to the end of the log. Every end that is known from outside the database, the anchor and what commits have told,
 * must stand in the log as it was; otherwise the anchor goes to the first that does not and stays there, because moving on would
 * hide it.
 *
 * @param told Ends of the log as their own commits told them.
 * @throws ServerError AUDIT_BROKEN where the log does not hold one of them.
 */
async function moveAnchor(
  database: Kysely<Schema>,
  folder: DataFolder,
  told: readonly AuditEnd[],
): Promise<void> {
  const before = await readAnchor(folder);
  const known = (before === null ? told : [before, ...told]).toSorted((a, b) => a.sequence - b.sequence);
  const { rows } = await sql<{ sequence: string; hash: string }>`
    select sequence, encode(entry_sha256, 'hex') as hash from audit_entry
    where sequence = any (${known.map(({ sequence }) => sequence)}::bigint[])
      or sequence = (select max(sequence) from audit_entry)
    order by sequence`.execute(database);
  const held = new Map(rows.map((row) => [Number(row.sequence), row.hash]));
  const lost = known.find(({ sequence, entrySha256 }) => held.get(sequence) !== entrySha256);
  if (lost !== undefined) {
    if (lost !== before) await writeAnchor(folder, lost);
    throw new ServerError(
      "AUDIT_BROKEN",
      `The audit log does not hold entry ${lost.sequence} as it was; somebody changed the database, so run isotherm check.`,
    );
  }
  const last = [...held].at(-1);
  if (last !== undefined && last[0] !== before?.sequence) {
    await writeAnchor(folder, { sequence: last[0], entrySha256: last[1] });
  }
}

/** Moves the anchor where no server does: after a check that found nothing, and after a restore. */
export function advanceAnchor(database: Kysely<Schema>, folder: DataFolder): Promise<void> {
  return asSystem(database, (transaction) => moveAnchor(transaction, folder, []));
}

/** [ms] What somebody else wrote into the log, such as a verb of the command line beside the server, is anchored after this time. */
const lookEveryMs = 1000;

/**
 * Keeps the anchor at the end of the log for as long as this program writes: no commit is answered before its own end of the log,
 * as that commit itself told it, is in the anchor on the disk. Commits that come while one move runs share the next. A log that was
 * tampered with is told once.
 */
export function keepAnchor(
  database: Pick<OpenDatabase, "watching" | "onAuditEnd">,
  folder: DataFolder,
  log: (line: string) => void,
): { readonly stop: () => Promise<void> } {
  let told: readonly AuditEnd[] = [];
  let isSaid = false;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const move = async (): Promise<void> => {
    next = null;
    const ends = told;
    told = [];
    try {
      await moveAnchor(database.watching, folder, ends);
    } catch (error) {
      // What could not be compared or kept for a moment is told again the next time.
      if (!(error instanceof ServerError && error.code === "AUDIT_BROKEN")) told = [...ends, ...told];
      // A database that is away is told by the requests that need it.
      if (!(error instanceof ServerError) || isSaid) return;
      isSaid = true;
      log(error.message);
    }
  };
  const moved = (): Promise<void> => {
    if (next === null) {
      next = running.then(move);
      running = next;
    }
    return next;
  };
  database.onAuditEnd((end) => {
    told = [...told, end];
    return moved();
  });
  // What this start wrote, before anybody asks for anything.
  void moved();
  const timer = setInterval(moved, lookEveryMs);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return moved();
    },
  };
}
