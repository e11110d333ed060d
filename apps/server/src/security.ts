import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ServerError } from "./errors.ts";

/** Methods that change something. */
const writing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

function isLoopbackName(host: string): boolean {
  const name = host.replace(/:\d+$/u, "");
  return name === "127.0.0.1" || name === "localhost" || name === "[::1]";
}

function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./u.test(address);
}

declare module "fastify" {
  interface FastifyInstance {
    /** The https address under which a hospital serves Isotherm; null: the loopback address alone. */
    readonly publicOrigin: string | null;
  }
  interface FastifyRequest {
    /** The browser runs on the machine of the server and asks for its loopback address. */
    readonly isFromThisMachine: boolean;
  }
}

/**
 * Closes the loopback port to other web pages: the Host must be loopback (no DNS rebinding), writes must come from
 * our own pages (Origin, and a header that a foreign form cannot set), and the pages are isolated (which also gives
 * them the shared memory that the solver's threads need).
 */
export async function protect(app: FastifyInstance): Promise<void> {
  app.decorate("publicOrigin", null);
  app.decorateRequest("isFromThisMachine", {
    getter(this: FastifyRequest): boolean {
      return isLoopbackName(this.headers.host ?? "") && isLoopbackAddress(this.socket.remoteAddress ?? "");
    },
  });
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
    hsts: false,
  });
  app.addHook("onRequest", async (request) => {
    const host = request.headers.host ?? "";
    const origin = request.headers.origin;
    const foreign =
      !isLoopbackName(host) ||
      (origin !== undefined && origin !== `http://${host}`) ||
      (writing.has(request.method) && request.headers["x-isotherm"] !== "1");
    if (foreign) {
      throw new ServerError(
        "REQUEST_FOREIGN",
        "This request does not come from Isotherm's own pages and was refused.",
        {
          statusCode: 403,
        },
      );
    }
  });
}
