import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Kysely } from "kysely";
import type { DataFolder } from "../data-folder.ts";
import { asSystem } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import type { AuditAnchor } from "./verify-audit.ts";

function anchorPath(folder: DataFolder): string {
  return join(folder.path, "audit-anchor.json");
}

/** The end of the audit log as it was last seen, from a file outside the database; null where none was ever written. */
export async function readAnchor(folder: DataFolder): Promise<AuditAnchor | null> {
  let text: string;
  try {
    text = await readFile(anchorPath(folder), "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw cause;
  }
  try {
    const { sequence, entrySha256 } = JSON.parse(text) as AuditAnchor;
    if (Number.isSafeInteger(sequence) && /^[0-9a-f]{64}$/u.test(entrySha256))
      return { sequence, entrySha256 };
  } catch {
    // Said below, as for any other text that is no anchor.
  }
  throw new ServerError(
    "AUDIT_BROKEN",
    `${anchorPath(folder)} does not hold the end of the audit log; restore that file, or remove it and say so in writing.`,
  );
}

/** Writes the end of the audit log beside the old one, flushes it, and lets it take the old one's name. */
export async function writeAnchor(folder: DataFolder, anchor: AuditAnchor): Promise<void> {
  const path = anchorPath(folder);
  const handle = await open(`${path}.part`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(anchor)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.part`, path);
}

/**
 * Moves the anchor to the end of the log. It stays where the log no longer holds what it held: then the log was tampered with, and
 * moving on would hide it.
 */
export async function advanceAnchor(database: Kysely<Schema>, folder: DataFolder): Promise<void> {
  const before = await readAnchor(folder);
  const found = await asSystem(database, async (transaction) => {
    const last = await transaction
      .selectFrom("audit_entry")
      .select(["sequence", "entry_sha256"])
      .orderBy("sequence", "desc")
      .limit(1)
      .executeTakeFirst();
    const anchored = before && (await entrySha256At(transaction, before.sequence));
    return { last, anchored };
  });
  if (before !== null && found.anchored !== before.entrySha256) {
    throw new ServerError(
      "AUDIT_BROKEN",
      `The audit log does not hold entry ${before.sequence} as it was; somebody changed the database, so run isotherm check.`,
    );
  }
  if (!found.last || Number(found.last.sequence) === before?.sequence) return;
  await writeAnchor(folder, {
    sequence: Number(found.last.sequence),
    entrySha256: found.last.entry_sha256.toString("hex"),
  });
}

async function entrySha256At(database: Kysely<Schema>, sequence: number): Promise<string | null> {
  const row = await database
    .selectFrom("audit_entry")
    .select("entry_sha256")
    .where("sequence", "=", String(sequence))
    .executeTakeFirst();
  return row?.entry_sha256.toString("hex") ?? null;
}

/** [ms] How long an entry of the log stands in the database alone. */
const anchorEveryMs = 1000;

/** Moves the anchor along while the server runs; `stop` moves it a last time. A log that was tampered with is told once. */
export function keepAnchor(
  database: Kysely<Schema>,
  folder: DataFolder,
  log: (line: string) => void,
): { readonly stop: () => Promise<void> } {
  let told = false;
  let moving: Promise<void> = Promise.resolve();
  const move = async (): Promise<void> => {
    try {
      await advanceAnchor(database, folder);
    } catch (error) {
      // A database that is away for a moment is told by the requests that need it.
      if (!(error instanceof ServerError) || told) return;
      told = true;
      log(error.message);
    }
  };
  const timer = setInterval(() => {
    moving = moving.then(move);
  }, anchorEveryMs);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return moving.then(move);
    },
  };
}
