import type { Role } from "@isotherm/clinic";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { logSecurityEvent } from "../accounts/security-events.ts";
import { rememberDevice } from "./known-device.ts";
import { type Caller, endSessionOfToken, openSession, type SessionHolder } from "./session-store.ts";
import { sessionCookie } from "./session-token.ts";

/** The role in which a person starts: clinical work before administration. */
export function firstRole(roles: readonly Role[]): Role {
  const [first] = roles;
  if (first === undefined) throw new Error("An account has no role.");
  return roles.find((role) => role !== "administrator") ?? first;
}

/** From where a request came. */
export function callerOf(request: FastifyRequest): Caller {
  return { address: request.ip, userAgent: request.headers["user-agent"] ?? "" };
}

/** What is needed to answer a request with a new session. */
export interface Door {
  readonly database: Kysely<AccountsSchema>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Lets somebody in under a new token. Whatever token the browser brought along ends here, so that one that was planted
 * or stolen before is worth nothing afterwards.
 */
export async function enter(
  { database, request, reply }: Door,
  holder: SessionHolder,
  reason: string,
): Promise<string> {
  const cookie = sessionCookie(request);
  const before = cookie.sent();
  if (before !== null) await endSessionOfToken(database, before, reason);
  const token = await openSession(database, holder, callerOf(request));
  cookie.send(reply, token);
  return token;
}

/** A person whose identity has been proven, and by what. */
export interface ProvenPerson {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly method: "password" | "totp" | "recovery-code" | "passkey" | "single-sign-on" | "invitation";
}

/** Lets a proven person in: a new session, a note in the log, and a browser that is known from now on. */
export async function enterProven(
  door: Door,
  person: ProvenPerson,
): Promise<{ readonly state: "signed-in" }> {
  const { accountId, roles, method } = person;
  await enter(door, { kind: "account", accountId, role: firstRole(roles) }, "signed in");
  await rememberDevice(door.database, door, accountId);
  await logSecurityEvent(door.database, {
    kind: "signed-in",
    actorId: accountId,
    accountId,
    address: door.request.ip,
    details: { method },
  });
  return { state: "signed-in" };
}
