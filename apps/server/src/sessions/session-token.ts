import { createHash, randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** [bytes] 256 bits: nobody guesses one, so that a fast hash is enough to store it. */
const tokenBytes = 32;

/** A new token; only the browser ever holds it. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString("base64url");
}

/** What is stored of a token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Name of the cookie. Browsers hand cookies of one host to all of its ports, so that on the loopback address the port
 * stands in the name: a demo and a clinic on one machine do not sign each other out. Behind https the prefix makes the
 * browser insist on Secure, Path=/ and no Domain.
 */
function cookieName(request: FastifyRequest): string {
  return request.server.publicOrigin === null
    ? `isotherm-${request.socket.localPort ?? 0}`
    : "__Host-isotherm";
}

/** The token that the browser sent, or null. */
export function sentToken(request: FastifyRequest): string | null {
  const token = request.cookies[cookieName(request)];
  return token !== undefined && /^[\w-]{43}$/u.test(token) ? token : null;
}

function cookieOptions(request: FastifyRequest) {
  return {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: request.server.publicOrigin !== null,
  } as const;
}

/** Gives the browser its token. */
export function sendToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request), token, cookieOptions(request));
}

/** Takes the token away from the browser. */
export function clearToken(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), cookieOptions(request));
}
