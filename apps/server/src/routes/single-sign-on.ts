import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { openToAll } from "../access.ts";
import { accountById } from "../accounts/account-store.ts";
import {
  accountOfPerson,
  beginSignOn,
  finishSignOn,
  type SignOnRequest,
} from "../accounts/single-sign-on.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { enterProven } from "../sessions/enter.ts";

/** [s] A person has this long to sign in at the provider. */
const signOnLifeS = 10 * 60;
const path = "/api/session/oidc";
const question = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });

/**
 * What the browser brings back. Lax, since the way back from the provider starts at another site; bound to this path, and
 * good for one answer.
 */
function questionCookie(request: FastifyRequest) {
  const isPublic = request.isThroughPublicOrigin;
  const name = `${isPublic ? "__Secure-isotherm" : "isotherm"}-sign-on`;
  const options = { path, httpOnly: true, sameSite: "lax", secure: isPublic } as const;
  return {
    send: (reply: FastifyReply, asked: SignOnRequest) =>
      reply.setCookie(name, Buffer.from(JSON.stringify(asked)).toString("base64url"), {
        ...options,
        maxAge: signOnLifeS,
      }),
    take: (reply: FastifyReply): SignOnRequest | null => {
      const sent = request.cookies[name];
      reply.clearCookie(name, options);
      if (sent === undefined) return null;
      try {
        return question.parse(JSON.parse(Buffer.from(sent, "base64url").toString("utf8")));
      } catch {
        return null;
      }
    },
  };
}

function ownOrigin(request: FastifyRequest): string {
  const { publicOrigin } = request.server;
  return request.isThroughPublicOrigin && publicOrigin !== null
    ? publicOrigin
    : `http://${request.headers.host}`;
}

/** Signing in through the hospital. Both addresses are visited by the browser itself, so that refusals lead to a page. */
export function singleSignOnRoutes(app: FastifyInstance, { accounts, singleSignOn }: Services): void {
  const open = { config: { access: openToAll } };

  app.get(`${path}/start`, open, async (request, reply) => {
    if (singleSignOn === null) return reply.redirect("/#/sign-in/no-single-sign-on");
    const begun = await beginSignOn(singleSignOn, `${ownOrigin(request)}${path}/callback`).catch(() => null);
    if (begun === null) return reply.redirect("/#/sign-in/single-sign-on-unreachable");
    questionCookie(request).send(reply, begun.request);
    return reply.redirect(begun.url.href);
  });

  app.get(`${path}/callback`, open, async (request, reply) => {
    const asked = questionCookie(request).take(reply);
    if (singleSignOn === null || asked === null) return reply.redirect("/#/sign-in/single-sign-on-refused");
    try {
      const person = await finishSignOn(singleSignOn, new URL(request.url, ownOrigin(request)), asked);
      const accountId = await accountOfPerson(accounts, person);
      const account = accountId === null ? null : await accountById(accounts, accountId);
      if (account === null) return await reply.redirect("/#/sign-in/not-yet-admitted");
      if (account.suspended) return await reply.redirect("/#/sign-in/single-sign-on-refused");
      await enterProven(
        { database: accounts, request, reply },
        { accountId: account.id, roles: account.roles, method: "single-sign-on" },
      );
      return await reply.redirect("/");
    } catch (error) {
      if (error instanceof ServerError) return reply.redirect("/#/sign-in/single-sign-on-refused");
      throw error;
    }
  });
}
