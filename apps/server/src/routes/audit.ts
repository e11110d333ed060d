import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { onlyRoles } from "../access.ts";
import { listAudit } from "../audit/audit-list.ts";
import type { Services } from "../services.ts";
import { identifier, parsed } from "./request.ts";

const auditReading: FastifyContextConfig = { access: onlyRoles("administrator", "physician") };
const patientAddress = z.object({ id: identifier });
const auditQuery = z.strictObject({
  cursor: z.coerce.number().int().positive().nullable().default(null),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Who read or changed what. */
export function auditRoutes(app: FastifyInstance, { database }: Services): void {
  app.get(
    "/api/audit",
    { config: { ...auditReading, describes: { summary: "Who read or changed what", query: auditQuery } } },
    async (request) => {
      const { cursor, limit } = parsed(auditQuery, request.query);
      return listAudit(database, request.actor, { patientId: null, beforeSequence: cursor, limit });
    },
  );

  app.get(
    "/api/patients/:id/audit",
    {
      config: {
        ...auditReading,
        describes: {
          summary: "Who read or changed what of one patient",
          params: patientAddress,
          query: auditQuery,
        },
      },
    },
    async (request) => {
      const { id } = parsed(patientAddress, request.params);
      const { cursor, limit } = parsed(auditQuery, request.query);
      return listAudit(database, request.actor, { patientId: id, beforeSequence: cursor, limit });
    },
  );
}
