import type { FastifyInstance } from "fastify";
import { ServerError } from "./errors.ts";

/** No document of ours is half as deep; what reads a body may follow it by recursion. */
const deepest = 64;

const children = (value: object): readonly object[] =>
  (Array.isArray(value) ? value : Object.values(value)).filter(
    (each) => typeof each === "object" && each !== null,
  );

/** Refuses a body that is nested too deeply, before anything follows it down. */
export function limitBodyDepth(app: FastifyInstance): void {
  app.addHook("preValidation", async ({ body }) => {
    if (typeof body !== "object" || body === null || Buffer.isBuffer(body)) return;
    let level: readonly object[] = [body];
    for (let depth = 1; level.length > 0; depth++) {
      if (depth > deepest) {
        throw new ServerError(
          "REQUEST_INVALID",
          `The request is nested more than ${deepest} levels deep; nothing was saved, so send it flatter.`,
        );
      }
      level = level.flatMap(children);
    }
  });
}
