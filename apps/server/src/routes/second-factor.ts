import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Transaction } from "kysely";
import { z } from "zod";
import { onlyStaff, openToAll, sessionRequired } from "../access.ts";
import { accountById } from "../accounts/account-store.ts";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import {
  checkSecondFactor,
  enableSecondFactor,
  proposeSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "../accounts/second-factor.ts";
import { type SecurityEventKind, withSecurityEvent } from "../accounts/security-events.ts";
import { siteIdentity } from "../accounts/site-identity.ts";
import type { Services } from "../services.ts";
import { enterProven } from "../sessions/enter.ts";
import { countGuess, guessedRight } from "../sessions/guess-limit.ts";
import { requireRecentSignIn } from "../sessions/recent-sign-in.ts";
import { findSecondFactorAccount } from "../sessions/session-store.ts";
import { sessionCookie } from "../sessions/session-token.ts";
import { described } from "./openapi.ts";
import { parsed } from "./request.ts";

const codeBody = z.object({ code: z.string().min(1, "is empty").max(40) });
/** Wrong codes before each further try has to wait. */
const freeCount = 5;

/** Time-based codes beside the password: at sign-in, and in one's own account. */
export function secondFactorRoutes(app: FastifyInstance, services: Services): void {
  const { accounts, seal } = services;
  ownSecondFactorRoutes(app, services);

  app.post(
    "/api/session/totp",
    { config: { access: openToAll, describes: { summary: "The code of a second factor", body: codeBody } } },
    async (request, reply) => {
      const { code } = parsed(codeBody, request.body);
      const token = sessionCookie(request).sent();
      const accountId = token === null ? null : await findSecondFactorAccount(accounts, token);
      const account = accountId === null ? null : await accountById(accounts, accountId);
      if (account === null) throw sessionRequired();
      const key = `second factor ${account.id}`;
      await countGuess(accounts, { key, freeCount });
      const method = await checkSecondFactor(accounts, seal, { accountId: account.id, code });
      await guessedRight(accounts, [key]);
      return enterProven(
        { database: accounts, request, reply },
        { accountId: account.id, roles: account.roles, method },
      );
    },
  );
}

/** The own second factor: set up, confirmed, its recovery codes renewed, given up. */
function ownSecondFactorRoutes(app: FastifyInstance, { accounts, seal }: Services): void {
  const own = { config: { access: onlyStaff } };
  /** Changes the own account, and notes it in the same transaction. */
  const deed = <Result>(
    request: FastifyRequest,
    kind: SecurityEventKind,
    change: (transaction: Transaction<AccountsSchema>) => Promise<Result>,
  ): Promise<Result> => {
    const { accountId } = request.actor;
    const event = { kind, actorId: accountId, accountId, address: request.ip };
    return withSecurityEvent(accounts, event, change);
  };

  app.post(
    "/api/account/totp",
    described(own, { summary: "Begin a second factor by an app" }),
    async (request) => {
      requireRecentSignIn(request);
      const site = await siteIdentity(accounts);
      const { accountId } = request.actor;
      const loginName = request.session?.loginName ?? accountId;
      return proposeSecondFactor(accounts, seal, { id: accountId, loginName, siteName: site?.name ?? "" });
    },
  );

  app.post(
    "/api/account/totp/confirm",
    described(own, { summary: "Confirm it with a code", body: codeBody }),
    async (request) => {
      const { code } = parsed(codeBody, request.body);
      requireRecentSignIn(request);
      const { accountId } = request.actor;
      await countGuess(accounts, { key: `second factor ${accountId}`, freeCount });
      const recoveryCodes = await deed(request, "second-factor-enabled", (transaction) =>
        enableSecondFactor(transaction, seal, { accountId, code }),
      );
      await guessedRight(accounts, [`second factor ${accountId}`]);
      return { recoveryCodes };
    },
  );

  app.post(
    "/api/account/recovery-codes",
    described(own, { summary: "New recovery codes; the old ones end" }),
    async (request) => {
      requireRecentSignIn(request);
      const recoveryCodes = await deed(request, "recovery-codes-renewed", (transaction) =>
        renewRecoveryCodes(transaction, request.actor.accountId),
      );
      return { recoveryCodes };
    },
  );

  app.delete(
    "/api/account/totp",
    described(own, { summary: "Give up the second factor" }),
    async (request) => {
      requireRecentSignIn(request);
      await deed(request, "second-factor-removed", (transaction) =>
        removeSecondFactor(transaction, request.actor.accountId),
      );
      return { enabled: false };
    },
  );
}
