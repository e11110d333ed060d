import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Transaction } from "kysely";
import { z } from "zod";
import { onlyRoles, onlyStaff } from "../access.ts";
import {
  accountNotFound,
  admitPerson,
  changeAccount,
  endSessionsOf,
  listAccounts,
  listWaitingPersons,
} from "../accounts/account-admin.ts";
import { accountById, addAccount } from "../accounts/account-store.ts";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { type Invitation, invite } from "../accounts/invitations.ts";
import { removePasskeys } from "../accounts/passkeys.ts";
import { removeSecondFactor } from "../accounts/second-factor.ts";
import {
  type SecurityEvent,
  type SecurityEventKind,
  withSecurityEvent,
} from "../accounts/security-events.ts";
import type { Services } from "../services.ts";
import { requireRecentSignIn } from "../sessions/recent-sign-in.ts";
import { described } from "./openapi.ts";
import { displayName, identifier, loginName, parsed, role } from "./request.ts";

/** A patient comes by a link and has no account. */
const roles = z
  .array(role)
  .min(1, "is empty")
  .refine((list) => !list.includes("patient"), "a patient comes by a link, not by an account")
  .transform((list) => [...new Set(list)]);
const accountBody = z.strictObject({ displayName, loginName, roles });
const changeBody = z.strictObject({ displayName, roles });
const suspendBody = z.strictObject({ suspended: z.boolean() });
const accountAddress = z.object({ id: identifier });
const admitBody = z.strictObject({
  issuer: z.string().max(500),
  subject: z.string().max(500),
  displayName,
  loginName,
  roles,
});

const admin = { config: { access: onlyRoles("administrator") } };

/** What an administrator does to which account, for the audit log. */
interface Deed<Result> {
  readonly accountId: string;
  readonly details?: NonNullable<SecurityEvent["details"]>;
  readonly change: (transaction: Transaction<AccountsSchema>) => Promise<Result>;
}

/** Does what an administrator asks for, and notes it in the same transaction. */
function deedOf({ accounts }: Services) {
  return <Result>(
    request: FastifyRequest,
    kind: SecurityEventKind,
    { change, ...event }: Deed<Result>,
  ): Promise<Result> => {
    const { accountId: actorId } = request.actor;
    return withSecurityEvent(accounts, { kind, actorId, address: request.ip, ...event }, change);
  };
}

/** The accounts of this site, for administrators. */
export function accountRoutes(app: FastifyInstance, services: Services): void {
  const { accounts, singleSignOn } = services;
  const deed = deedOf(services);
  accountRescueRoutes(app, services);
  accountChangeRoutes(app, services);

  app.get("/api/accounts", described(admin, { summary: "Every account" }), async () => ({
    accounts: await listAccounts(accounts),
    waiting: await listWaitingPersons(accounts),
    singleSignOn: singleSignOn?.name ?? null,
  }));

  app.post(
    "/api/accounts",
    described(admin, { summary: "A new account, with an invitation", body: accountBody }),
    async (request) => {
      requireRecentSignIn(request);
      const body = parsed(accountBody, request.body);
      const createdBy = request.actor.accountId;
      const id = randomUUID();
      const account = await deed(request, "account-made", {
        accountId: id,
        details: { roles: body.roles.join(" ") },
        change: (transaction) => addAccount(transaction, { id, ...body, passwordHash: null, createdBy }),
      });
      return { account, invitation: await inviteAgain(request, account.id) };
    },
  );

  app.post(
    "/api/accounts/:id/invitation",
    described(admin, { summary: "A new invitation", params: accountAddress }),
    async (request) => {
      requireRecentSignIn(request);
      const { id } = parsed(accountAddress, request.params);
      if ((await accountById(accounts, id)) === null) throw accountNotFound(id);
      return { invitation: await inviteAgain(request, id) };
    },
  );

  function inviteAgain(request: FastifyRequest, accountId: string): Promise<Invitation> {
    return deed(request, "invitation-made", {
      accountId,
      change: (transaction) => invite(transaction, accountId, { createdBy: request.actor.accountId }),
    });
  }
}

/** What an administrator changes of an account. */
function accountChangeRoutes(app: FastifyInstance, services: Services): void {
  const { accounts } = services;
  const deed = deedOf(services);

  app.put(
    "/api/accounts/:id",
    described(admin, { summary: "Change name and roles", params: accountAddress, body: changeBody }),
    async (request) => {
      requireRecentSignIn(request);
      const { id } = parsed(accountAddress, request.params);
      const change = parsed(changeBody, request.body);
      await deed(request, "account-changed", {
        accountId: id,
        details: { roles: change.roles.join(" ") },
        change: (transaction) => changeAccount(transaction, id, change),
      });
      return { account: await accountById(accounts, id) };
    },
  );

  app.post(
    "/api/accounts/:id/suspension",
    described(admin, {
      summary: "Suspend an account, or let it in again",
      params: accountAddress,
      body: suspendBody,
    }),
    async (request) => {
      requireRecentSignIn(request);
      const { id } = parsed(accountAddress, request.params);
      const { suspended } = parsed(suspendBody, request.body);
      await deed(request, suspended ? "account-suspended" : "account-resumed", {
        accountId: id,
        change: (transaction) => changeAccount(transaction, id, { suspended }),
      });
      return { account: await accountById(accounts, id) };
    },
  );
}

/** What an administrator does for somebody who has lost something, or who comes by single sign-on. */
function accountRescueRoutes(app: FastifyInstance, services: Services): void {
  const { accounts } = services;
  const deed = deedOf(services);

  app.delete(
    "/api/accounts/:id/second-factor",
    described(admin, { summary: "Take away a lost second factor", params: accountAddress }),
    async (request) => {
      requireRecentSignIn(request);
      const { id } = parsed(accountAddress, request.params);
      await deed(request, "second-factor-removed", {
        accountId: id,
        change: async (transaction) => {
          await removeSecondFactor(transaction, id);
          await removePasskeys(transaction, id, "all");
          await endSessionsOf(transaction, id, "second factor removed");
        },
      });
      return { id };
    },
  );

  app.delete(
    "/api/accounts/:id/sessions",
    described(admin, { summary: "End every session of an account", params: accountAddress }),
    async (request) => {
      const { id } = parsed(accountAddress, request.params);
      await deed(request, "sessions-ended", {
        accountId: id,
        change: (transaction) => endSessionsOf(transaction, id, "ended by an administrator"),
      });
      return { id };
    },
  );

  app.post(
    "/api/accounts/admission",
    described(admin, { summary: "Admit somebody of the hospital's sign-on", body: admitBody }),
    async (request) => {
      requireRecentSignIn(request);
      const { issuer, subject, ...person } = parsed(admitBody, request.body);
      const createdBy = request.actor.accountId;
      const id = randomUUID();
      const account = await deed(request, "single-sign-on-linked", {
        accountId: id,
        details: { issuer, subject },
        change: async (transaction) => {
          const added = await addAccount(transaction, { id, ...person, passwordHash: null, createdBy });
          await admitPerson(transaction, { issuer, subject }, added.id);
          return added;
        },
      });
      return { account };
    },
  );

  app.get("/api/colleagues", { config: { access: onlyStaff } }, async () => ({
    colleagues: (await listAccounts(accounts)).map(({ id, displayName: name, roles: has }) => ({
      id,
      displayName: name,
      roles: has,
    })),
  }));
}
