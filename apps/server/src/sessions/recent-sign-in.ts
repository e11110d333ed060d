import type { FastifyRequest } from "fastify";
import { demoAccountId } from "../accounts/site-identity.ts";
import { ServerError } from "../errors.ts";

/** [s] For so long after signing in a person may change how people sign in. */
const recentS = 15 * 60;

/**
 * Refuses what changes who gets in, unless the person has signed in a moment ago: who finds an open screen may read it,
 * but not take the account over. The people of a demo have nothing to sign in with.
 */
export function requireRecentSignIn(request: FastifyRequest): void {
  const { accountId, role } = request.actor;
  if (accountId === demoAccountId(role)) return;
  const agoMs = Date.now() - (request.session?.authenticatedAt.getTime() ?? 0);
  if (agoMs <= recentS * 1000) return;
  throw new ServerError("SIGN_IN_AGAIN", "To change how people sign in, sign in once more.", {
    statusCode: 403,
  });
}
