import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { type DoorCookie, doorCookie, hashToken, newToken } from "./session-token.ts";

/** [s] Half a year. */
const knownForS = 180 * 24 * 60 * 60;

const deviceCookie = (request: FastifyRequest): DoorCookie => doorCookie(request, "device");

/**
 * Whether this browser has signed in to the account before. Guesses from such a browser are counted apart from those of
 * strangers, so that a stranger who keeps an account waiting does not keep its owner waiting (device cookies, OWASP).
 */
export async function isKnownDevice(
  database: Kysely<AccountsSchema>,
  request: FastifyRequest,
  accountId: string,
): Promise<boolean> {
  const token = deviceCookie(request).sent();
  if (token === null) return false;
  const row = await database
    .selectFrom("known_device")
    .select("token_hash")
    .where("token_hash", "=", hashToken(token))
    .where("account_id", "=", accountId)
    .where("expires_at", ">", new Date())
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers this browser for the account that has just signed in. */
export async function rememberDevice(
  database: Kysely<AccountsSchema>,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  accountId: string,
): Promise<void> {
  if (await isKnownDevice(database, request, accountId)) return;
  const token = newToken();
  await database
    .insertInto("known_device")
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      expires_at: new Date(Date.now() + knownForS * 1000),
    })
    .execute();
  deviceCookie(request).send(reply, token, knownForS);
}
