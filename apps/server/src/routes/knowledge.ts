import type { FastifyInstance } from "fastify";
import { openToAll } from "../access.ts";
import type { Services } from "../services.ts";

/** What the site put on top of our records, for every page and worker; no patient stands in it. */
export function knowledgeRoutes(app: FastifyInstance, { siteRecords }: Services): void {
  const { overlay, differences } = siteRecords;
  app.get("/api/knowledge/overlay", { config: { access: openToAll } }, async () => ({
    overlay,
    differences,
  }));
}
