import { specialties } from "@isotherm/clinic";
import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { onlyRoles } from "../access.ts";
import { lineText } from "../record/person.ts";
import type { Services } from "../services.ts";
import {
  addToDirectory,
  correctDirectory,
  type DirectoryContent,
  readDirectory,
} from "../stores/directory-store.ts";
import { identifier, parsed } from "./request.ts";

const directoryReading: FastifyContextConfig = {
  access: onlyRoles("physician", "nurse", "coordinator", "administrator"),
};
const directoryKeeping: FastifyContextConfig = { access: onlyRoles("coordinator", "administrator") };

const entrySchema: z.ZodType<DirectoryContent> = z.strictObject({
  specialty: z.enum(specialties),
  name: lineText(200),
  place: z.union([z.literal(""), lineText(200)]),
  phone: lineText(60).nullable(),
  email: lineText(254).nullable(),
  note: z.union([z.literal(""), lineText(500)]),
  state: z.enum(["current", "retired"]),
});
const entryAddress = z.object({ id: identifier });
const addBody = z.strictObject({ entry: entrySchema });
const correctBody = z.strictObject({ entry: entrySchema, basedOnRevision: z.number().int().positive() });
const directoryQuery = z.strictObject({
  search: z.string().max(200).default(""),
  specialty: z.enum(specialties).nullable().default(null),
  state: z.enum(["current", "all"]).default("current"),
  cursor: identifier.nullable().default(null),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** To whom the site refers, by specialty. */
export function directoryRoutes(app: FastifyInstance, { database }: Services): void {
  app.get(
    "/api/directory",
    {
      config: {
        ...directoryReading,
        describes: {
          summary: "The referral directory by name, found by beginnings of words",
          query: directoryQuery,
        },
      },
    },
    async (request) => readDirectory(database, request.actor, parsed(directoryQuery, request.query)),
  );

  app.post(
    "/api/directory",
    {
      config: { ...directoryKeeping, describes: { summary: "A new entry of the directory", body: addBody } },
    },
    async (request) => addToDirectory(database, request.actor, parsed(addBody, request.body).entry),
  );

  app.put(
    "/api/directory/:id",
    {
      config: {
        ...directoryKeeping,
        describes: {
          summary: "Correct, retire or bring back an entry; 409 with what stands now",
          params: entryAddress,
          body: correctBody,
        },
      },
    },
    async (request) => {
      const entryId = parsed(entryAddress, request.params).id;
      const { entry: content, basedOnRevision } = parsed(correctBody, request.body);
      return correctDirectory(database, request.actor, { entryId, basedOnRevision, content });
    },
  );
}
