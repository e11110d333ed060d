import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type Access, anySession, onlyRoles, openToAll, planWriting } from "../access.ts";
import type { Services } from "../services.ts";
import { readSiteContact, saveSiteContact } from "../stores/site-contact-store.ts";
import { readSiteFollowUp, saveSiteFollowUp } from "../stores/site-follow-up-store.ts";
import { serverVersion } from "../version.ts";
import { parsed } from "./request.ts";

/** A number that a telephone can dial; it becomes a link on the patient's page. */
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d ()/-]{2,40}$/u, "is not a telephone number: digits, spaces, + ( ) / -")
  .nullable();
const contactBody = z.strictObject({
  clinicPhone: phone,
  emergencyPhone: phone,
  phoneHours: z.string().trim().max(200),
});

const followUpBody = z.strictObject({
  graceDays: z
    .number()
    .int()
    .min(0)
    .max(60, "must be at most 60 days; a visit is late after two months whatever the site says"),
});
const settingWriting: Access = onlyRoles("physician", "nurse", "coordinator", "administrator");

/** Is it alive, which site is it, which number do its patients call, and when is a visit late. */
export function siteRoutes(app: FastifyInstance, { site, databaseKind, database }: Services): void {
  app.get("/api/health", { config: { access: openToAll } }, async () => {
    await database.selectFrom("site").select("id").execute();
    return { version: serverVersion, database: databaseKind };
  });
  app.get("/api/site", { config: planWriting }, async () => ({ siteId: site.siteId, uidSalt: site.uidSalt }));

  app.get("/api/site/contact", { config: { access: anySession } }, async () => readSiteContact(database));
  app.put(
    "/api/site/contact",
    {
      config: {
        access: settingWriting,
        describes: { summary: "Change the numbers that patients call", body: contactBody },
      },
    },
    async (request) => {
      const contact = parsed(contactBody, request.body);
      await saveSiteContact(database, request.actor, contact);
      return contact;
    },
  );

  app.get("/api/site/follow-up", { config: { access: anySession } }, async () => readSiteFollowUp(database));
  app.put(
    "/api/site/follow-up",
    {
      config: {
        access: settingWriting,
        describes: { summary: "Change when a visit counts as late", body: followUpBody },
      },
    },
    async (request) => {
      const followUp = parsed(followUpBody, request.body);
      await saveSiteFollowUp(database, request.actor, followUp);
      return followUp;
    },
  );
}
