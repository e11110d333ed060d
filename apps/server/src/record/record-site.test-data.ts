import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@isotherm/clinic";
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { openSeal } from "../accounts/seal.ts";
import type { Actor } from "../actor.ts";
import { application } from "../application.ts";
import { type DataFolder, openDataFolder } from "../data-folder.ts";
import { connectDatabase } from "../database/connect.ts";
import type { Schema } from "../database/schema.ts";
import { startPostgres } from "../postgres/supervisor.ts";
import { readReach } from "../reach.ts";
import { checkAnswer } from "../routes/answers/check-answer.test-data.ts";
import { openSession } from "../sessions/session-store.ts";
import { openBlobStore } from "../stores/blob-store.ts";
import { openSite } from "../stores/site-store.ts";
import { bringUpToDate } from "./flat-row-form.ts";

/** An answer of the application. */
export interface TestAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a body is said by the test itself
  readonly body: any;
}

/** A site of its own on the embedded PostgreSQL, whose requests come from whom the test says. */
export interface TestSite {
  readonly app: FastifyInstance;
  readonly database: Kysely<Schema>;
  readonly accounts: Kysely<AccountsSchema>;
  readonly folder: DataFolder;
  readonly socketFolder: string;
  /** What the server has said so far. */
  readonly logLines: readonly string[];
  as(actor: Actor): (method: string, path: string, body?: unknown) => Promise<TestAnswer>;
  stop(): Promise<void>;
  /** Stops, and leaves what was stored. */
  stopKeepingFolder(): Promise<void>;
}

/** Somebody of the clinic, or a patient of the site. */
export function testActor(role: Role, details: Partial<Actor> = {}): Actor {
  return {
    accountId: `${role}-1`,
    displayName: role,
    role,
    roles: [role],
    patientId: null,
    patientPurpose: null,
    origin: { kind: role === "patient" ? "patient-device" : "clinic", name: "test" },
    ...details,
  };
}

/** A real session of somebody who may take this role, or of a patient who came by a link. */
async function sessionOf(database: Kysely<AccountsSchema>, actor: Actor): Promise<string> {
  const caller = { address: "127.0.0.1", userAgent: "test" };
  const owner = "account-of-tests";
  await addAccountOnce(database, owner, "administrator");
  if (actor.patientId === null) {
    await addAccountOnce(database, actor.accountId, actor.role);
    return openSession(database, { kind: "account", accountId: actor.accountId, role: actor.role }, caller);
  }
  const until = new Date(Date.now() + 3.6e6);
  const linkId = randomUUID();
  await database
    .insertInto("patient_link")
    .values({
      id: linkId,
      patient_id: actor.patientId,
      purpose: actor.patientPurpose ?? "follow-up",
      code_hash: "none",
      created_by: owner,
      expires_at: until,
    })
    .execute();
  return openSession(database, { kind: "patient", linkId, until }, caller);
}

async function addAccountOnce(database: Kysely<AccountsSchema>, id: string, role: Role): Promise<void> {
  await database
    .insertInto("account")
    .values({ id, login_name: id, display_name: id, roles: [role] })
    .onConflict((row) => row.doNothing())
    .execute();
}

/** Opens a site in a folder of its own. */
export async function openTestSite(): Promise<TestSite> {
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), "isotherm-record-")));
  const postgres = await startPostgres(folder);
  const open = await connectDatabase({ kind: "embedded", socketFolder: postgres.socketFolder });
  await bringUpToDate(open.query);
  const site = await openSite(open.query);
  const services = {
    database: open.query,
    accounts: open.accounts,
    databaseKind: "embedded" as const,
    blobs: openBlobStore(folder.blobs),
    site,
    folder,
    reach: readReach({}),
    seal: openSeal(folder.path),
    singleSignOn: null,
    siteRecords: { overlay: null, problems: [], differences: [] },
  };
  const stop = async (): Promise<void> => {
    await app.close();
    await open.close();
    await postgres.stop();
  };
  const logLines: string[] = [];
  const app = await application(services, (line) => logLines.push(line));
  return {
    app,
    database: open.query,
    accounts: open.accounts,
    folder,
    socketFolder: postgres.socketFolder,
    logLines,
    as: (actor) => {
      const session = sessionOf(open.accounts, actor);
      return async (method, path, body) => {
        const answer = await app.inject({
          method: method as "GET",
          url: `/api/${path}`,
          headers: {
            host: "127.0.0.1",
            "x-isotherm": "1",
            cookie: `isotherm-session-0=${await session}`,
            ...(Buffer.isBuffer(body) ? { "content-type": "application/octet-stream" } : {}),
          },
          ...(body === undefined ? {} : { payload: body as object }),
        });
        const read = { status: answer.statusCode, body: answer.body === "" ? null : JSON.parse(answer.body) };
        checkAnswer(method, path, read);
        return read;
      };
    },
    stopKeepingFolder: stop,
    stop: async () => {
      await stop();
      rmSync(folder.path, { recursive: true, force: true });
    },
  };
}
