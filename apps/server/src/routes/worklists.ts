import { worklists } from "@isotherm/clinic";
import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { onlyRoles } from "../access.ts";
import { readVisitMedians } from "../record/visit-medians.ts";
import { readWorklist } from "../record/worklist-store.ts";
import type { Services } from "../services.ts";
import { parsed } from "./request.ts";

const worklistReading: FastifyContextConfig = { access: onlyRoles("physician", "nurse", "coordinator") };
const worklistAddress = z.object({ list: z.enum(worklists) });
const worklistQuery = z.strictObject({
  cursor: z.string().max(2000).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  today: z.iso.date().optional(),
});

/** What waits for somebody at the clinic, and how long its visits take. */
export function worklistRoutes(app: FastifyInstance, { database }: Services): void {
  app.get(
    "/api/worklists/:list",
    {
      config: {
        ...worklistReading,
        describes: {
          summary: "What waits for somebody, the most urgent first",
          params: worklistAddress,
          query: worklistQuery,
        },
      },
    },
    async (request) => {
      const { list } = parsed(worklistAddress, request.params);
      const { today, ...page } = parsed(worklistQuery, request.query);
      return readWorklist(database, request.actor, {
        list,
        ...page,
        today: today ?? new Date().toISOString().slice(0, 10),
      });
    },
  );

  app.get(
    "/api/visits/medians",
    {
      config: {
        ...worklistReading,
        describes: { summary: "Planned length of each kind of visit, and the median of what it took" },
      },
    },
    async (request) => ({ medians: await readVisitMedians(database, request.actor) }),
  );
}
