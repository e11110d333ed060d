import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { z } from "zod";
import { onlyStaff } from "../access.ts";
import { accountToSignIn, setPasswordHash } from "../accounts/account-store.ts";
import { listPasskeys } from "../accounts/passkeys.ts";
import { checkNewPassword, hashPassword, longestPassword, passwordMatches } from "../accounts/password.ts";
import { hasSecondFactor, recoveryCodesLeft } from "../accounts/second-factor.ts";
import { withSecurityEvent } from "../accounts/security-events.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { countGuess, guessedRight } from "../sessions/guess-limit.ts";
import { endOwnSession, listOwnSessions } from "../sessions/own-sessions.ts";
import { described } from "./openapi.ts";
import { identifier, parsed } from "./request.ts";

const passwordBody = z.strictObject({
  current: z.string().max(longestPassword),
  next: z.string().max(longestPassword),
});
const sessionAddress = z.object({ sessionId: identifier });

/** What a person looks after themselves: password, second factor, passkeys, and where they are signed in. */
export function ownAccountRoutes(app: FastifyInstance, { accounts }: Services): void {
  const own = { config: { access: onlyStaff } };

  app.get("/api/account", described(own, { summary: "The own account" }), async (request) => {
    const { accountId, displayName, roles } = request.actor;
    const found = await accountToSignIn(accounts, request.session?.loginName ?? "");
    return {
      id: accountId,
      loginName: request.session?.loginName ?? null,
      displayName,
      roles,
      hasPassword: found?.passwordHash != null,
      hasSecondFactor: await hasSecondFactor(accounts, accountId),
      recoveryCodesLeft: await recoveryCodesLeft(accounts, accountId),
      passkeys: await listPasskeys(accounts, accountId),
      sessions: await listOwnSessions(accounts, accountId, request.session?.id ?? ""),
    };
  });

  app.put(
    "/api/account/password",
    described(own, { summary: "Change the own password", body: passwordBody }),
    async (request) => {
      const { current, next } = parsed(passwordBody, request.body);
      const { accountId } = request.actor;
      const loginName = request.session?.loginName ?? "";
      checkNewPassword(next, loginName);
      const key = `password change ${accountId}`;
      await countGuess(accounts, { key, freeCount: 5 });
      const found = await accountToSignIn(accounts, loginName);
      if (!(await passwordMatches(current, found?.passwordHash ?? null))) {
        throw new ServerError("SIGN_IN_REFUSED", "The present password is not right; nothing was changed.", {
          statusCode: 403,
        });
      }
      await guessedRight(accounts, [key]);
      const passwordHash = await hashPassword(next);
      const event = {
        kind: "password-changed",
        actorId: accountId,
        accountId,
        address: request.ip,
      } as const;
      await withSecurityEvent(accounts, event, async (transaction) => {
        await setPasswordHash(transaction, accountId, passwordHash);
        // Whoever knew the old password is out; this browser stays.
        await transaction
          .updateTable("session")
          .set({ ended_at: sql<Date>`now()`, ended_reason: "password changed" })
          .where("account_id", "=", accountId)
          .where("id", "<>", request.session?.id ?? "")
          .where("ended_at", "is", null)
          .execute();
        await transaction.deleteFrom("known_device").where("account_id", "=", accountId).execute();
      });
      return { changed: true };
    },
  );

  app.delete(
    "/api/account/sessions/:sessionId",
    described(own, { summary: "End one of the own sessions", params: sessionAddress }),
    async (request) => {
      const { sessionId } = parsed(sessionAddress, request.params);
      const { accountId } = request.actor;
      const event = { kind: "sessions-ended", actorId: accountId, accountId, address: request.ip } as const;
      await withSecurityEvent(accounts, event, (transaction) =>
        endOwnSession(transaction, accountId, sessionId),
      );
      return { sessionId };
    },
  );
}
