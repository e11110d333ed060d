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

/** One route below `/api`, as it was declared. */
export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

declare module "fastify" {
  interface FastifyInstance {
    /** Every route below `/api`; a test holds the list to what was agreed. */
    readonly declaredRoutes: DeclaredRoute[];
  }
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

/** [1/min] From one address, for each address of ours that needs no session. */
const openWritesPerMinute = 60;

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
  const declaredRoutes: DeclaredRoute[] = [];
  app.decorate("declaredRoutes", declaredRoutes);
  app.addHook("onRoute", (route) => {
    const { method, url } = route;
    const access = route.config?.access;
    if (!url.startsWith("/api")) return;
    if (access === undefined) throw new Error(`The route ${method} ${url} does not declare config.access.`);
    declaredRoutes.push({ method: String(method), url, access });
    // What anybody may send is limited by the address that it comes from; guesses have limits of their own beside it.
    if (access.kind === "open" && method !== "GET" && method !== "HEAD") {
      route.config = { ...route.config, rateLimit: { max: openWritesPerMinute, timeWindow: "1 minute" } };
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
