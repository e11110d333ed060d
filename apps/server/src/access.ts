import type { Role } from "@isotherm/clinic";
import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from "fastify";
import type { Actor } from "./actor.ts";
import { ServerError } from "./errors.ts";
import type { OpenSession } from "./sessions/session-store.ts";

/** Who may use a route. Every route of `/api` says it in `config.access`; the server does not start with one that doesn't. */
export type Access =
  /** Anybody, without a session. */
  | { readonly kind: "open" }
  /** Anybody with a session, in whatever role. */
  | { readonly kind: "signed-in" }
  /** These roles. */
  | { readonly kind: "roles"; readonly roles: readonly Role[] };

declare module "fastify" {
  interface FastifyContextConfig {
    readonly access?: Access;
  }
  interface FastifyRequest {
    /** Who asks; reading it without a session refuses the request. */
    readonly actor: Actor;
    /** The session behind the cookie, or null. */
    session: OpenSession | null;
  }
}

/** Anybody, without a session. */
export const openToAll: Access = { kind: "open" };
/** Anybody who is signed in. */
export const anySession: Access = { kind: "signed-in" };

/** These roles and no others. */
export function onlyRoles(...roles: readonly Role[]): Access {
  return { kind: "roles", roles };
}

/** Everybody who works here, in whatever role; not a patient. */
export const onlyStaff: Access = onlyRoles(
  "physician",
  "nurse",
  "coordinator",
  "researcher",
  "referrer",
  "administrator",
);

/** Plans and images hold no name; a researcher reads them and changes none. */
export const planReading: FastifyContextConfig = {
  access: onlyRoles("physician", "nurse", "coordinator", "researcher"),
};
/** Who plans. */
export const planWriting: FastifyContextConfig = { access: onlyRoles("physician", "nurse") };

/** What the client has to do before it may ask again. */
export function sessionRequired(): ServerError {
  return new ServerError("SESSION_REQUIRED", "You are signed out; sign in and try again.", {
    statusCode: 401,
  });
}

/** Refuses, or lets through, by what the route declares. */
function check(request: FastifyRequest): void {
  const access = request.routeOptions.config.access;
  if (access === undefined || access.kind === "open") return;
  const { role } = request.actor;
  if (access.kind === "signed-in" || access.roles.includes(role)) return;
  throw new ServerError(
    "ROLE_NOT_ALLOWED",
    `A ${role} may not do this; it is open to: ${access.roles.join(", ")}.`,
    { statusCode: 403, details: { role, allowed: access.roles } },
  );
}

/**
 * Holds every route to its declared access. `sessionOf` finds the session of a request. A route below `/api` without a
 * declaration is a mistake of ours and stops the start, so that a forgotten check cannot go unnoticed.
 */
export function enforceAccess(
  app: FastifyInstance,
  sessionOf: (request: FastifyRequest) => Promise<OpenSession | null>,
): void {
  app.addHook("onRoute", (route) => {
    if (route.url.startsWith("/api") && route.config?.access === undefined) {
      throw new Error(`The route ${route.method} ${route.url} does not declare config.access.`);
    }
  });
  app.decorateRequest("session", null);
  app.decorateRequest("actor", {
    getter(this: FastifyRequest): Actor {
      if (this.session === null) throw sessionRequired();
      return this.session.actor;
    },
  });
  app.addHook("onRequest", async (request) => {
    // By the route that was found, not by the address as it was written: `/%61pi` leads to the same place as `/api`.
    if (request.routeOptions.config.access === undefined) return;
    request.session = await sessionOf(request);
    check(request);
  });
}
