import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ServerError } from "./errors.ts";
import { isLoopbackAddress, proxyMatcher, type Reach } from "./reach.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** The https address under which a hospital serves Isotherm; null: the loopback address alone. */
    readonly publicOrigin: string | null;
  }
  interface FastifyRequest {
    /** The browser runs on the machine of the server and asks for its loopback address, through nobody else. */
    readonly isFromThisMachine: boolean;
    /** The request came to the public address, by the proxy in front of us. */
    readonly isThroughPublicOrigin: boolean;
  }
}

/** Methods that change something. */
const writing = new Set(["POST", "PUT", "PATCH", "DELETE"]);
/** What a proxy adds; a request with one of them does not come from this machine's own browser. */
const forwarding = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "via",
];
/** [s] One year. */
const strictTransportS = 31_536_000;

function isLoopbackName(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/u.test(host);
}

/** Only our own address as the client wrote it: nothing that a header says about another one is believed. */
function decorate(app: FastifyInstance, reach: Reach): void {
  const publicHost = reach.publicOrigin === null ? null : new URL(reach.publicOrigin).host;
  const isProxy = proxyMatcher(reach);
  app.decorate("publicOrigin", reach.publicOrigin);
  app.decorateRequest("isFromThisMachine", {
    getter(this: FastifyRequest): boolean {
      return (
        isLoopbackName(this.headers.host ?? "") &&
        isLoopbackAddress(this.socket.remoteAddress ?? "") &&
        forwarding.every((name) => this.headers[name] === undefined)
      );
    },
  });
  app.decorateRequest("isThroughPublicOrigin", {
    getter(this: FastifyRequest): boolean {
      return (
        publicHost !== null && this.headers.host === publicHost && isProxy(this.socket.remoteAddress ?? "")
      );
    },
  });
}

/** Whether a request comes from somewhere else than our own pages. */
function isForeign(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  const isPublic = request.isThroughPublicOrigin;
  // A loopback name that came by way of somebody else is DNS rebinding or a careless proxy.
  const isHere =
    request.server.publicOrigin === null ? isLoopbackName(host ?? "") : request.isFromThisMachine;
  if (!isPublic && !isHere) return true;
  const ours = isPublic ? request.server.publicOrigin : `http://${host}`;
  if (origin !== undefined && origin !== ours) return true;
  if (!writing.has(request.method)) return false;
  const site = request.headers["sec-fetch-site"];
  return request.headers["x-isotherm"] !== "1" || (site !== undefined && site !== "same-origin");
}

/**
 * Closes the port to other web pages: the Host must be ours (no DNS rebinding), writes must come from our own pages
 * (Origin, Sec-Fetch-Site, and a header that a foreign form cannot set), and the pages are isolated (which also gives
 * them the shared memory that the solver's threads need). What the API answers is kept in no cache.
 */
export async function protect(app: FastifyInstance, reach: Reach): Promise<void> {
  decorate(app, reach);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "blob:", "data:"],
        "font-src": ["'self'", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: { policy: "require-corp" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    hsts: reach.publicOrigin === null ? false : { maxAge: strictTransportS },
  });
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/api")) reply.header("cache-control", "no-store");
    if (isForeign(request)) {
      throw new ServerError(
        "REQUEST_FOREIGN",
        "This request does not come from Isotherm's own pages and was refused.",
        { statusCode: 403 },
      );
    }
  });
}
