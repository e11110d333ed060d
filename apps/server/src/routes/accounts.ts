import type { FastifyInstance, FastifyRequest } from "fastify";
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
import { type Invitation, invite } from "../accounts/invitations.ts";
import { removePasskeys } from "../accounts/passkeys.ts";
import { removeSecondFactor } from "../accounts/second-factor.ts";
import { logSecurityEvent, type SecurityEvent, type SecurityEventKind } from "../accounts/security-events.ts";
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

type Note = (
  request: FastifyRequest,
  kind: SecurityEventKind,
  event: Partial<SecurityEvent>,
) => Promise<void>;

/** Notes what an administrator did. */
function noteOf({ accounts }: Services): Note {
  return (request, kind, event) =>
    logSecurityEvent(accounts, {
      kind,
      actorId: request.actor.accountId,
      accountId: null,
      address: request.ip,
      ...event,
    });
}

/** The accounts of this site, for administrators. */
export function accountRoutes(app: FastifyInstance, services: Services): void {
  const { accounts, singleSignOn } = services;
  const note = noteOf(services);
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
      const account = await addAccount(accounts, { ...body, passwordHash: null, createdBy });
      await note(request, "account-made", {
        accountId: account.id,
        details: { roles: body.roles.join(" ") },
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

  async function inviteAgain(request: FastifyRequest, accountId: string): Promise<Invitation> {
    await note(request, "invitation-made", { accountId });
    return invite(accounts, accountId, { createdBy: request.actor.accountId });
  }
}

/** What an administrator changes of an account. */
function accountChangeRoutes(app: FastifyInstance, services: Services): void {
  const { accounts } = services;
  const note = noteOf(services);

  app.put(
    "/api/accounts/:id",
    described(admin, { summary: "Change name and roles", params: accountAddress, body: changeBody }),
    async (request) => {
      requireRecentSignIn(request);
      const { id } = parsed(accountAddress, request.params);
      const change = parsed(changeBody, request.body);
      await changeAccount(accounts, id, change);
      await note(request, "account-changed", { accountId: id, details: { roles: change.roles.join(" ") } });
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
      await changeAccount(accounts, id, { suspended });
      await note(request, suspended ? "account-suspended" : "account-resumed", { accountId: id });
      return { account: await accountById(accounts, id) };
    },
  );
}

/** What an administrator does for somebody who has lost something, or who comes by single sign-on. */
function accountRescueRoutes(app: FastifyInstance, services: Services): void {
  const { accounts } = services;
  const note = noteOf(services);

  app.delete(
    "/api/accounts/:id/second-factor",
    described(admin, { summary: "Take away a lost second factor", params: accountAddress }),
    async (request) => {
      requireRecentSignIn(request);
      const { id } = parsed(accountAddress, request.params);
      await removeSecondFactor(accounts, id);
      await removePasskeys(accounts, id, "all");
      await endSessionsOf(accounts, id, "second factor removed");
      await note(request, "second-factor-removed", { accountId: id });
      return { id };
    },
  );

  app.delete(
    "/api/accounts/:id/sessions",
    described(admin, { summary: "End every session of an account", params: accountAddress }),
    async (request) => {
      const { id } = parsed(accountAddress, request.params);
      await endSessionsOf(accounts, id, "ended by an administrator");
      await note(request, "sessions-ended", { accountId: id });
      return { id };
    },
  );

  app.post(
    "/api/accounts/admission",
    described(admin, { summary: "Admit somebody of the hospital's sign-on", body: admitBody }),
    async (request) => {
      requireRecentSignIn(request);
      const { issuer, subject, ...person } = parsed(admitBody, request.body);
      const account = await accounts.transaction().execute(async (transaction) => {
        const added = await addAccount(transaction, {
          ...person,
          passwordHash: null,
          createdBy: request.actor.accountId,
        });
        await admitPerson(transaction, { issuer, subject }, added.id);
        return added;
      });
      await note(request, "single-sign-on-linked", { accountId: account.id, details: { issuer, subject } });
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
