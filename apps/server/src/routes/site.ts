import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { anySession, onlyRoles, openToAll, planWriting } from "../access.ts";
import type { Services } from "../services.ts";
import { readSiteContact, saveSiteContact } from "../stores/site-contact-store.ts";
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

/** Is it alive, which site is it, and which number do its patients call. */
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
        access: onlyRoles("physician", "nurse", "coordinator", "administrator"),
        describes: { summary: "Change the numbers that patients call", body: contactBody },
      },
    },
    async (request) => {
      const contact = parsed(contactBody, request.body);
      await saveSiteContact(database, request.actor.accountId, contact);
      return contact;
    },
  );
}
