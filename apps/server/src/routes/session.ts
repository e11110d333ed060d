import type { Role } from "@isotherm/clinic";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { anySession, openToAll, sessionRequired } from "../access.ts";
import { accountById } from "../accounts/account-store.ts";
import { longestPassword } from "../accounts/password.ts";
import { logSecurityEvent } from "../accounts/security-events.ts";
import { demoAccountId, demoRoles, type SiteIdentity, siteIdentity } from "../accounts/site-identity.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { callerOf, enter } from "../sessions/enter.ts";
import { signInWithPassword } from "../sessions/password-sign-in.ts";
import { endSessionOfToken, findSession, type OpenSession } from "../sessions/session-store.ts";
import { sessionCookie } from "../sessions/session-token.ts";
import { described } from "./openapi.ts";
import { parsed, role } from "./request.ts";

const signInBody = z.object({
  loginName: z.string().regex(/^\P{Cc}{1,200}$/u, "is not a sign-in name"),
  password: z.string().min(1, "is empty").max(longestPassword),
});
const roleBody = z.object({ role });

/** The account as its own browser sees it. */
function ownAccount({ actor, loginName }: OpenSession, site: SiteIdentity) {
  return {
    id: actor.accountId,
    loginName,
    displayName: actor.displayName,
    roles: isDemoPerson(actor.accountId, site) ? demoRoles : actor.roles,
    role: actor.role,
    patientId: actor.patientId,
    patientPurpose: actor.patientPurpose,
  };
}

function isDemoPerson(accountId: string, site: SiteIdentity): boolean {
  return site.kind === "demo" && demoRoles.some((each) => demoAccountId(each) === accountId);
}

/** Who is at the door: the first run, nobody, or somebody. */
export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { accounts } = services;
  const open = { config: { access: openToAll } };
  const signedIn = { config: { access: anySession } };

  app.get("/api/session", described(open, { summary: "Who is signed in" }), async (request, reply) => {
    const site = await siteIdentity(accounts);
    if (site === null) return { state: "first-run", site: { name: "", kind: "clinic" }, account: null };
    const session =
      request.session ?? (site.kind === "demo" ? await enterDemo(services, request, reply) : null);
    return session === null
      ? { state: "signed-out", site, account: null, singleSignOn: services.singleSignOn?.name ?? null }
      : { state: "signed-in", site, account: ownAccount(session, site) };
  });

  app.post(
    "/api/session",
    described(open, { summary: "Sign in with name and password", body: signInBody }),
    async (request, reply) => {
      const { loginName, password } = parsed(signInBody, request.body);
      return signInWithPassword({ database: accounts, request, reply }, loginName, password);
    },
  );

  app.post(
    "/api/session/role",
    described(signedIn, { summary: "Take on another role", body: roleBody }),
    async (request, reply) => {
      const wanted = parsed(roleBody, request.body).role;
      await changeRole(services, { request, reply, wanted });
      return { role: wanted };
    },
  );

  app.delete("/api/session", described(open, { summary: "Sign out" }), async (request, reply) => {
    const cookie = sessionCookie(request);
    const token = cookie.sent();
    if (token !== null) await endSessionOfToken(accounts, token, "signed out");
    cookie.clear(reply);
    // Images are kept by the browser for the next look; whoever uses it next has no business with them.
    reply.header("clear-site-data", '"cache"');
    if (request.session !== null) {
      const { accountId } = request.session.actor;
      await logSecurityEvent(accounts, {
        kind: "signed-out",
        actorId: accountId,
        accountId,
        address: request.ip,
      });
    }
    return { state: "signed-out" };
  });
}

/** In a demo the physician is signed in by itself. */
async function enterDemo(
  { accounts }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenSession | null> {
  const [first = "physician"] = demoRoles;
  const token = await enter(
    { database: accounts, request, reply },
    { kind: "account", accountId: demoAccountId(first), role: first },
    "signed in",
  );
  return findSession(accounts, token, callerOf(request));
}

async function changeRole(
  { accounts }: Services,
  {
    request,
    reply,
    wanted,
  }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly wanted: Role },
): Promise<void> {
  const { actor } = request;
  const site = await siteIdentity(accounts);
  if (site === null) throw sessionRequired();
  const accountId = isDemoPerson(actor.accountId, site) ? demoAccountId(wanted) : actor.accountId;
  const account = await accountById(accounts, accountId);
  if (actor.patientId !== null || !account?.roles.includes(wanted)) {
    throw new ServerError(
      "ROLE_NOT_ALLOWED",
      `You do not have the role ${wanted}; an administrator can give it to you.`,
      { statusCode: 403 },
    );
  }
  await enter(
    { database: accounts, request, reply },
    {
      kind: "account",
      accountId,
      role: wanted,
      authenticatedAt: request.session?.authenticatedAt ?? new Date(0),
    },
    "role changed",
  );
  await logSecurityEvent(accounts, {
    kind: "role-changed",
    actorId: actor.accountId,
    accountId,
    address: request.ip,
    details: { from: actor.role, to: wanted },
  });
}
