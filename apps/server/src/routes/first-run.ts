import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { openToAll } from "../access.ts";
import { checkNewPassword, hashPassword, longestPassword } from "../accounts/password.ts";
import { alreadySetUp, setUpClinic, setUpDemo, siteIdentity } from "../accounts/site-identity.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { enter, firstRole } from "../sessions/enter.ts";
import { described } from "./openapi.ts";
import { displayName, loginName, parsed } from "./request.ts";

const ownerBody = z.object({
  siteName: displayName,
  displayName,
  loginName,
  password: z.string().max(longestPassword),
});

/** Only who sits at this machine sets it up: a stranger on the network who is quicker would own the clinic. */
function refuseFromAfar(request: FastifyRequest): void {
  if (request.isFromThisMachine) return;
  throw new ServerError(
    "FIRST_RUN_LOCAL_ONLY",
    "A new site is set up on the machine that it runs on; open the loopback address there that the server printed.",
    { statusCode: 403 },
  );
}

/** The first run: a clinic with its owner, or a demo. Both work once. */
export function firstRunRoutes(app: FastifyInstance, { database, accounts }: Services): void {
  const options = { config: { access: openToAll } };

  app.post(
    "/api/first-run/owner",
    described(options, { summary: "Make an empty site a clinic with its owner", body: ownerBody }),
    async (request, reply) => {
      refuseFromAfar(request);
      const body = parsed(ownerBody, request.body);
      checkNewPassword(body.password, body.loginName);
      // Asked before the expensive hash as well, so that this address cannot be used to keep the processor busy.
      if ((await siteIdentity(accounts)) !== null) throw alreadySetUp();
      const passwordHash = await hashPassword(body.password);
      const account = await setUpClinic(accounts, { ...body, passwordHash, address: request.ip });
      await enter(
        { database: accounts, request, reply },
        { kind: "account", accountId: account.id, role: firstRole(account.roles) },
        "signed in",
      );
      return { state: "signed-in" };
    },
  );

  app.post(
    "/api/first-run/demo",
    described(options, { summary: "Make an empty site a demo" }),
    async (request) => {
      refuseFromAfar(request);
      await setUpDemo(accounts, request.ip);
      await seedDemo(database, new Date().toISOString());
      return { state: "signed-in" };
    },
  );
}
