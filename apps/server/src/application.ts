import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyCookie from "@fastify/cookie";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { enforceAccess } from "./access.ts";
import { limitBodyDepth } from "./body-depth.ts";
import { ServerError } from "./errors.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { auditRoutes } from "./routes/audit.ts";
import { directoryRoutes } from "./routes/directory.ts";
import { firstRunRoutes } from "./routes/first-run.ts";
import { imageRoutes } from "./routes/images.ts";
import { invitationRoutes } from "./routes/invitations.ts";
import { knowledgeRoutes } from "./routes/knowledge.ts";
import { openapiRoutes } from "./routes/openapi.ts";
import { outcomeRoutes } from "./routes/outcomes.ts";
import { ownAccountRoutes } from "./routes/own-account.ts";
import { passkeyRoutes } from "./routes/passkeys.ts";
import { patientLinkRoutes } from "./routes/patient-links.ts";
import { patientRoutes } from "./routes/patients.ts";
import { planRoutes } from "./routes/plans.ts";
import { referralRoutes } from "./routes/referrals.ts";
import { secondFactorRoutes } from "./routes/second-factor.ts";
import { sessionRoutes } from "./routes/session.ts";
import { singleSignOnRoutes } from "./routes/single-sign-on.ts";
import { siteRoutes } from "./routes/site.ts";
import { worklistRoutes } from "./routes/worklists.ts";
import { protect } from "./security.ts";
import type { Services } from "./services.ts";
import { callerOf } from "./sessions/enter.ts";
import { findSession } from "./sessions/session-store.ts";
import { sessionCookie } from "./sessions/session-token.ts";

const workbenchPages = join(dirname(fileURLToPath(import.meta.url)), "../../workbench/dist");

/** Answers in the form { code, message, …facts }; what we did not foresee is named as such and says nothing more. */
function answerErrors(app: FastifyInstance, log: (line: string) => void): void {
  app.setErrorHandler((error: FastifyError | ServerError, request, reply) => {
    if (error instanceof ServerError) {
      return reply
        .code(error.statusCode)
        .send({ code: error.code, message: error.message, ...error.details });
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return reply.code(error.statusCode).send({ code: "REQUEST_INVALID", message: error.message });
    }
    if (isDatabaseAway(error)) {
      return reply.code(503).send({
        code: "SERVER_DATABASE_UNAVAILABLE",
        message: "The database is not there for a moment; nothing that was confirmed is lost, try again.",
      });
    }
    if (isUnkeepable(error)) {
      return reply.code(400).send({
        code: "REQUEST_INVALID",
        message:
          "A value of this request cannot be kept, such as a number that is too large; nothing was saved.",
      });
    }
    // The route's pattern, never its parameters or body: those may be a patient's.
    log(
      `error in ${request.method} ${request.routeOptions.url ?? "unknown"}: ${error.name} ${error.code ?? ""}`,
    );
    return reply.code(500).send({
      code: "SERVER_FAILED",
      message: "Something went wrong on the server; nothing was lost, try again.",
    });
  });
}

/** A value that no column holds (class 22 of PostgreSQL: out of range, not to be read as what it should be, no such character). */
function isUnkeepable(error: { readonly code?: unknown }): boolean {
  return /^22[0-9A-Z]{3}$/u.test(String(error.code ?? ""));
}

/** A connection that could not be made or that broke, or a server that is stopping or starting (class 57P of PostgreSQL). */
function isDatabaseAway(error: { readonly code?: unknown; readonly message: string }): boolean {
  const code = String(error.code ?? "");
  return (
    /^(?:57P0\d|08\d{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/u.test(code) ||
    /^Connection terminated/u.test(error.message)
  );
}

/** An address of the workbench, which one page answers; a file that is missing is missing. */
function isPageAddress(method: string, url: string): boolean {
  const [path = ""] = url.split("?");
  return method === "GET" && !path.startsWith("/api/") && !/\.\w+$/u.test(path);
}

/** The whole HTTP application over the given services. */
export async function application(services: Services, log: (line: string) => void): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    trustProxy: services.reach.publicOrigin === null ? false : [...services.reach.trustedProxies],
    // Refused, not mended: a body with such a key means harm.
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    routerOptions: { maxParamLength: 1400 },
  });
  answerErrors(app, log);
  await protect(app, services.reach);
  limitBodyDepth(app);
  await app.register(fastifyCookie);
  enforceAccess(app, async (request) => {
    const token = sessionCookie(request).sent();
    return token === null ? null : findSession(services.accounts, token, callerOf(request));
  });
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: (_request, { after }) =>
      new ServerError("TOO_MANY_TRIES", `That was too much at once; wait ${after} and try again.`, {
        statusCode: 429,
      }),
  });
  openapiRoutes(app);
  firstRunRoutes(app, services);
  sessionRoutes(app, services);
  secondFactorRoutes(app, services);
  passkeyRoutes(app, services);
  singleSignOnRoutes(app, services);
  invitationRoutes(app, services);
  ownAccountRoutes(app, services);
  accountRoutes(app, services);
  patientLinkRoutes(app, services);
  siteRoutes(app, services);
  knowledgeRoutes(app, services);
  planRoutes(app, services);
  imageRoutes(app, services);
  patientRoutes(app, services);
  worklistRoutes(app, services);
  outcomeRoutes(app, services);
  referralRoutes(app, services);
  directoryRoutes(app, services);
  auditRoutes(app, services);
  if (existsSync(workbenchPages)) {
    await app.register(fastifyStatic, { root: workbenchPages });
    app.setNotFoundHandler((request, reply) =>
      isPageAddress(request.method, request.url)
        ? reply.sendFile("index.html")
        : reply.code(404).send({ code: "NOT_FOUND", message: "There is nothing at this address." }),
    );
  }
  return app;
}
