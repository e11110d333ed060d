import type { FastifyInstance } from "fastify";
import type { Services } from "../services.ts";
import { serverVersion } from "../version.ts";

/** Is it alive, and which site is it. */
export function siteRoutes(app: FastifyInstance, { site, databaseKind, folder, database }: Services): void {
  app.get("/api/health", async () => {
    await database.selectFrom("site").select("id").execute();
    return { version: serverVersion, database: databaseKind, dataFolder: folder.path };
  });
  app.get("/api/site", async () => ({ siteId: site.siteId, uidSalt: site.uidSalt }));
}
