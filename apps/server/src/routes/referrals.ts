import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { onlyRoles } from "../access.ts";
import { listOwnReferrals, listReferrerMessages } from "../record/own-referrals.ts";
import { changeReferralAccess, readReferralAccess } from "../record/referral-access.ts";
import type { Services } from "../services.ts";
import { identifier, parsed } from "./request.ts";

const sharing: FastifyContextConfig = { access: onlyRoles("physician", "nurse", "coordinator") };
const referring: FastifyContextConfig = { access: onlyRoles("referrer") };
const patientAddress = z.object({ id: identifier });
const accessBody = z.strictObject({
  referralId: z.string().min(1).max(200),
  referrerId: z.string().min(1).max(200),
  state: z.enum(["shared", "ended"]),
});
const pageQuery = z.strictObject({
  cursor: z.string().max(2000).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Referrals as those outside the clinic see them, and who of them sees which. */
export function referralRoutes(app: FastifyInstance, { database }: Services): void {
  app.get(
    "/api/patients/:id/referral-access",
    { config: { ...sharing, describes: { summary: "Who sees which referral", params: patientAddress } } },
    async (request) => {
      const { id } = parsed(patientAddress, request.params);
      return { access: await readReferralAccess(database, request.actor, id) };
    },
  );

  app.put(
    "/api/patients/:id/referral-access",
    {
      config: {
        ...sharing,
        describes: {
          summary: "Share a referral with a referrer, or end that",
          params: patientAddress,
          body: accessBody,
        },
      },
    },
    async (request) => {
      const patientId = parsed(patientAddress, request.params).id;
      const change = { patientId, ...parsed(accessBody, request.body) };
      await changeReferralAccess(database, request.actor, change);
      return change;
    },
  );

  app.get(
    "/api/own-referrals",
    {
      config: {
        ...referring,
        describes: {
          summary: "Referrals shared with this referrer, the last one sent first",
          query: pageQuery,
        },
      },
    },
    async (request) => listOwnReferrals(database, request.actor, parsed(pageQuery, request.query)),
  );

  app.get(
    "/api/own-referrals/:id/messages",
    {
      config: {
        ...referring,
        describes: { summary: "Messages with the clinic about one patient", params: patientAddress },
      },
    },
    async (request) => {
      const { id } = parsed(patientAddress, request.params);
      return { messages: await listReferrerMessages(database, request.actor, id) };
    },
  );
}
