import type { FastifyInstance } from "fastify";
import { openToAll, planWriting } from "../access.ts";
import type { Services } from "../services.ts";
import { serverVersion } from "../version.ts";

/** Is it alive, and which site is it. */
export function siteRoutes(app: FastifyInstance, { site, databaseKind, database }: Services): void {
  app.get("/api/health", { config: { access: openToAll } }, async () => {
    await database.selectFrom("site").select("id").execute();
    return { version: serverVersion, database: databaseKind };
  });
  app.get("/api/site", { config: planWriting }, async () => ({ siteId: site.siteId, uidSalt: site.uidSalt }));
}
