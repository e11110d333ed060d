import { createHash, randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** 256 bits: nobody guesses one, so that a fast hash is enough to store it. */
const tokenBytes = 32;

/** A new token; only the browser ever holds it. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString("base64url");
}

/** What is stored of a token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** One cookie of the door. */
export interface DoorCookie {
  /** The token that the browser sent, or null. */
  sent(): string | null;
  /** Gives the browser a token, for so many [s], or until it is closed. */
  send(reply: FastifyReply, token: string, maxAgeS?: number): void;
  clear(reply: FastifyReply): void;
}

/**
 * A cookie that scripts never read and other sites never send. Browsers hand cookies of one host to all of its ports, so
 * that on the loopback address the port stands in the name: a demo and a clinic on one machine do not sign each other
 * out. Behind https the prefix makes the browser insist on Secure, Path=/ and no Domain.
 */
export function doorCookie(request: FastifyRequest, part: "session" | "device"): DoorCookie {
  const isPublic = request.isThroughPublicOrigin;
  const name = isPublic ? `__Host-isotherm-${part}` : `isotherm-${part}-${request.socket.localPort ?? 0}`;
  const options = { path: "/", httpOnly: true, sameSite: "strict", secure: isPublic } as const;
  return {
    sent: () => {
      const token = request.cookies[name];
      return token !== undefined && /^[\w-]{43}$/u.test(token) ? token : null;
    },
    send: (reply, token, maxAgeS) => {
      reply.setCookie(name, token, maxAgeS === undefined ? options : { ...options, maxAge: maxAgeS });
    },
    clear: (reply) => {
      reply.clearCookie(name, options);
    },
  };
}

/** The cookie of the session. */
export const sessionCookie = (request: FastifyRequest): DoorCookie => doorCookie(request, "session");
