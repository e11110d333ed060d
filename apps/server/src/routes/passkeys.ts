import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { onlyStaff, openToAll } from "../access.ts";
import { accountById } from "../accounts/account-store.ts";
import {
  addPasskey,
  askForPasskey,
  checkPasskey,
  offerPasskey,
  type RelyingParty,
  removePasskeys,
} from "../accounts/passkeys.ts";
import { logSecurityEvent, withSecurityEvent } from "../accounts/security-events.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { enterProven } from "../sessions/enter.ts";
import { requireRecentSignIn } from "../sessions/recent-sign-in.ts";
import { described } from "./openapi.ts";
import { displayName, identifier, parsed } from "./request.ts";

const credentialId = z.string().regex(/^[\w-]{1,1400}$/u, "is not the id of a passkey");
/** Only the outer shape: what is inside is signed, and read by the library. */
const credential = z.looseObject({ id: credentialId, rawId: credentialId, response: z.looseObject({}) });
const shownBody = z.object({ challengeId: identifier, response: credential });
const madeBody = shownBody.extend({ name: displayName });
const passkeyAddress = z.object({ passkeyId: credentialId });

/** Browsers bind a passkey to a name, never to a bare number. */
function relyingParty(request: FastifyRequest): RelyingParty {
  const { publicOrigin } = request.server;
  if (request.isThroughPublicOrigin && publicOrigin !== null) {
    return { origin: publicOrigin, id: new URL(publicOrigin).hostname };
  }
  const host = request.headers.host ?? "";
  if (!/^localhost(?::\d+)?$/u.test(host)) {
    throw new ServerError(
      "PASSKEY_ADDRESS",
      `Browsers keep no passkey for ${host}; open http://localhost:${request.socket.localPort ?? ""} instead.`,
      { statusCode: 409 },
    );
  }
  return { origin: `http://${host}`, id: "localhost" };
}

/** Passkeys: signing in with one, and one's own. */
export function passkeyRoutes(app: FastifyInstance, { accounts }: Services): void {
  const open = { config: { access: openToAll } };

  app.post(
    "/api/session/passkey/options",
    described(open, { summary: "What a browser needs to show a passkey" }),
    async (request) => askForPasskey(accounts, relyingParty(request)),
  );

  app.post(
    "/api/session/passkey",
    described(open, { summary: "Sign in with a passkey", body: shownBody }),
    async (request, reply) => {
      const { challengeId, response } = parsed(shownBody, request.body);
      const shown = { challengeId, response: response as unknown as AuthenticationResponseJSON };
      const account = await accountById(accounts, await checkPasskey(accounts, relyingParty(request), shown));
      if (account === null || account.suspended) {
        throw new ServerError("PASSKEY_REFUSED", "This account is closed; ask an administrator.", {
          statusCode: 401,
        });
      }
      return enterProven(
        { database: accounts, request, reply },
        { accountId: account.id, roles: account.roles, method: "passkey" },
      );
    },
  );

  ownPasskeyRoutes(app, accounts);
}

function ownPasskeyRoutes(app: FastifyInstance, accounts: Services["accounts"]): void {
  const own = { config: { access: onlyStaff } };

  app.post(
    "/api/account/passkeys/options",
    described(own, { summary: "What a browser needs to make a passkey" }),
    async (request) => {
      requireRecentSignIn(request);
      const { accountId, displayName } = request.actor;
      const loginName = request.session?.loginName ?? accountId;
      return offerPasskey(accounts, relyingParty(request), { id: accountId, loginName, displayName });
    },
  );

  app.post(
    "/api/account/passkeys",
    described(own, { summary: "Keep a new passkey", body: madeBody }),
    async (request) => {
      requireRecentSignIn(request);
      const { challengeId, response, name } = parsed(madeBody, request.body);
      const { accountId } = request.actor;
      const made = {
        accountId,
        challengeId,
        name,
        response: response as unknown as RegistrationResponseJSON,
      };
      // Not in one transaction: a proof that fails must use its challenge up all the same.
      await addPasskey(accounts, relyingParty(request), made);
      await logSecurityEvent(accounts, {
        kind: "passkey-added",
        actorId: accountId,
        accountId,
        address: request.ip,
      });
      return { name };
    },
  );

  app.delete(
    "/api/account/passkeys/:passkeyId",
    described(own, { summary: "Remove a passkey", params: passkeyAddress }),
    async (request) => {
      requireRecentSignIn(request);
      const { passkeyId } = parsed(passkeyAddress, request.params);
      const { accountId } = request.actor;
      const event = { kind: "passkey-removed", actorId: accountId, accountId, address: request.ip } as const;
      await withSecurityEvent(accounts, event, (transaction) =>
        removePasskeys(transaction, accountId, passkeyId),
      );
      return { passkeyId };
    },
  );
}
