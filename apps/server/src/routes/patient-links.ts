import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { onlyRoles, openToAll } from "../access.ts";
import { logSecurityEvent } from "../accounts/security-events.ts";
import {
  addPatientLink,
  listPatientLinks,
  openPatientLink,
  revokePatientLink,
} from "../patient-links/link-store.ts";
import { requirePatient } from "../patient-links/require-patient.ts";
import type { Services } from "../services.ts";
import { enter } from "../sessions/enter.ts";
import { described } from "./openapi.ts";
import { identifier, parsed } from "./request.ts";

const patientAddress = z.object({ id: identifier });
const linkAddress = patientAddress.extend({ linkId: identifier });
const linkBody = z.object({
  purpose: z.enum(["interview", "follow-up", "messages"]),
  expiresAt: z.iso.datetime({ offset: true }),
});
const openBody = z.object({ linkId: identifier, code: z.string().min(1, "is empty").max(40) });

/** Links with a code, by which a patient reaches their own record without an account. */
export function patientLinkRoutes(app: FastifyInstance, { database, accounts }: Services): void {
  const staff = { config: { access: onlyRoles("physician", "nurse", "coordinator") } };

  app.get(
    "/api/patients/:id/links",
    described(staff, { summary: "Links of a patient", params: patientAddress }),
    async (request) => {
      const { id } = parsed(patientAddress, request.params);
      await requirePatient(database, request.actor, id);
      return { links: await listPatientLinks(accounts, id) };
    },
  );

  app.post(
    "/api/patients/:id/links",
    described(staff, { summary: "A link with a code for a patient", params: patientAddress, body: linkBody }),
    async (request) => {
      const { id } = parsed(patientAddress, request.params);
      const { purpose, expiresAt } = parsed(linkBody, request.body);
      await requirePatient(database, request.actor, id);
      const { accountId } = request.actor;
      const link = await addPatientLink(accounts, {
        patientId: id,
        purpose,
        expiresAt: new Date(expiresAt),
        createdBy: accountId,
      });
      await logSecurityEvent(accounts, {
        kind: "patient-link-made",
        actorId: accountId,
        accountId: `patient:${id}`,
        address: request.ip,
        details: { linkId: link.linkId, purpose },
      });
      return link;
    },
  );

  app.delete(
    "/api/patients/:id/links/:linkId",
    described(staff, { summary: "Revoke a link", params: linkAddress }),
    async (request) => {
      const { id, linkId } = parsed(linkAddress, request.params);
      await requirePatient(database, request.actor, id);
      await revokePatientLink(accounts, id, linkId);
      await logSecurityEvent(accounts, {
        kind: "patient-link-revoked",
        actorId: request.actor.accountId,
        accountId: `patient:${id}`,
        address: request.ip,
        details: { linkId },
      });
      return { linkId, state: "revoked" };
    },
  );

  openingRoute(app, accounts);
}

function openingRoute(app: FastifyInstance, accounts: Services["accounts"]): void {
  app.post(
    "/api/patient-link/open",
    { config: { access: openToAll, describes: { summary: "Open a link with its code", body: openBody } } },
    async (request, reply) => {
      const { linkId, code } = parsed(openBody, request.body);
      const opened = await openPatientLink(accounts, linkId, code);
      await enter(
        { database: accounts, request, reply },
        { kind: "patient", linkId, until: opened.expiresAt },
        "signed in",
      );
      await logSecurityEvent(accounts, {
        kind: "patient-link-opened",
        actorId: `patient:${opened.patientId}`,
        accountId: `patient:${opened.patientId}`,
        address: request.ip,
        details: { linkId },
      });
      return { state: "signed-in" };
    },
  );
}
