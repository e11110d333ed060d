import { responses } from "@isotherm/clinic";
import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { onlyRoles } from "../access.ts";
import { countAdverseEvents } from "../record/adverse-event-counts.ts";
import { countResponses, listResponses } from "../record/response-list.ts";
import type { Services } from "../services.ts";
import { parsed } from "./request.ts";

const outcomeReading: FastifyContextConfig = {
  access: onlyRoles("physician", "nurse", "coordinator", "researcher"),
};
const responseAddress = z.object({ response: z.enum(responses) });
const responseQuery = z.strictObject({
  cursor: z.string().max(2000).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(200).default(25),
});

/** What became of the patients of the site: who responded, who did not, and what went wrong. */
export function outcomeRoutes(app: FastifyInstance, { database }: Services): void {
  app.get(
    "/api/responses",
    { config: { ...outcomeReading, describes: { summary: "Responses counted by indication" } } },
    async (request) => ({ counts: await countResponses(database, request.actor) }),
  );

  app.get(
    "/api/responses/:response",
    {
      config: {
        ...outcomeReading,
        describes: {
          summary: "Pains of one group, what was told last first",
          params: responseAddress,
          query: responseQuery,
        },
      },
    },
    async (request) => {
      const { response } = parsed(responseAddress, request.params);
      return listResponses(database, request.actor, { response, ...parsed(responseQuery, request.query) });
    },
  );

  app.get(
    "/api/adverse-events",
    {
      config: {
        ...outcomeReading,
        describes: { summary: "Adverse events counted by indication, the worst outcome first" },
      },
    },
    async (request) => ({ counts: await countAdverseEvents(database, request.actor) }),
  );
}
