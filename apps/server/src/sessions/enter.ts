import type { Role } from "@isotherm/clinic";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import type { Schema } from "../database/schema.ts";
import { type Caller, endSessionOfToken, openSession, type SessionHolder } from "./session-store.ts";
import { sendToken, sentToken } from "./session-token.ts";

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
  readonly database: Kysely<Schema>;
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
  const before = sentToken(request);
  if (before !== null) await endSessionOfToken(database, before, reason);
  const token = await openSession(database, holder, callerOf(request));
  sendToken(request, reply, token);
  return token;
}
