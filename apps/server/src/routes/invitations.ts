import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { openToAll } from "../access.ts";
import { accountById } from "../accounts/account-store.ts";
import { readInvitation, useInvitation } from "../accounts/invitations.ts";
import { checkNewPassword, hashPassword, longestPassword } from "../accounts/password.ts";
import { hasSecondFactor } from "../accounts/second-factor.ts";
import { withSecurityEvent } from "../accounts/security-events.ts";
import type { Services } from "../services.ts";
import { enter, enterProven, firstRole } from "../sessions/enter.ts";
import { described } from "./openapi.ts";
import { parsed } from "./request.ts";

const lookBody = z.object({ code: z.string().min(1, "is empty").max(60) });
const acceptBody = lookBody.extend({ password: z.string().max(longestPassword) });

/** A single-use code in place of a password: for a new colleague, or for one who has forgotten theirs. */
export function invitationRoutes(app: FastifyInstance, { accounts }: Services): void {
  const open = { config: { access: openToAll } };

  app.post(
    "/api/invitation/look",
    described(open, { summary: "Whom an invitation is for", body: lookBody }),
    async (request) => {
      const { loginName, displayName } = await readInvitation(accounts, parsed(lookBody, request.body).code);
      return { loginName, displayName };
    },
  );

  app.post(
    "/api/invitation/accept",
    described(open, { summary: "Accept an invitation with a password", body: acceptBody }),
    async (request, reply) => {
      const { code, password } = parsed(acceptBody, request.body);
      const { accountId, loginName } = await readInvitation(accounts, code);
      checkNewPassword(password, loginName);
      const passwordHash = await hashPassword(password);
      const event = { kind: "invitation-used", actorId: accountId, accountId, address: request.ip } as const;
      await withSecurityEvent(accounts, event, (transaction) =>
        useInvitation(transaction, code, passwordHash),
      );
      const account = await accountById(accounts, accountId);
      const roles = account?.roles ?? [];
      // A code that was lost on the way must not pass the second factor by.
      if (await hasSecondFactor(accounts, accountId)) {
        await enter(
          { database: accounts, request, reply },
          { kind: "second-factor", accountId, role: firstRole(roles) },
          "second factor asked for",
        );
        return { state: "second-factor" };
      }
      return enterProven({ database: accounts, request, reply }, { accountId, roles, method: "invitation" });
    },
  );
}
