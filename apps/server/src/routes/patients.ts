import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { onlyRoles } from "../access.ts";
import { siteIdentity } from "../accounts/site-identity.ts";
import { ServerError } from "../errors.ts";
import { writeEvent } from "../record/event-store.ts";
import { listPatients } from "../record/patient-list.ts";
import { linkPlan, readEventsAfter, readPatient } from "../record/patient-view.ts";
import { personSchema } from "../record/person.ts";
import { changePerson, createPatient } from "../record/person-store.ts";
import type { Services } from "../services.ts";
import { identifier, parsed } from "./request.ts";

/** Everybody who sees records, whole or in part; the database says which part. */
const recordReading: FastifyContextConfig = {
  access: onlyRoles("physician", "nurse", "coordinator", "researcher", "patient"),
};
const recordWriting: FastifyContextConfig = {
  access: onlyRoles("physician", "nurse", "coordinator", "patient", "referrer"),
};
const listReading: FastifyContextConfig = {
  access: onlyRoles("physician", "nurse", "coordinator", "researcher"),
};
const personWriting: FastifyContextConfig = { access: onlyRoles("physician", "nurse", "coordinator") };
const patientAddress = z.object({ id: identifier });
const createBody = z.strictObject({ person: personSchema });
const personBody = z.strictObject({ person: personSchema, basedOnRevision: z.number().int().positive() });
const linkBody = z.strictObject({ planId: identifier });
const listQuery = z.strictObject({
  search: z.string().max(200).default(""),
  cursor: identifier.nullable().default(null),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const eventsQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });
const eventBody = z.strictObject({
  id: identifier,
  // Pages of version 1 did not say it; what they left on a device is still taken.
  version: z.number().int().min(1).default(1),
  happenedAt: z.iso.datetime({ offset: true }),
  correction: z.strictObject({ eventId: identifier, reason: z.string() }).nullable(),
  content: z.looseObject({ kind: z.string() }),
});

/** The longest event: a diagnostic block with its hours, or an imaging review, is far below this. */
const longestEventBytes = 2 * 1024 * 1024;

/** A demo holds the patients that it came with and no other, so that nobody real is ever put into it. */
async function refuseInDemo(accounts: Services["accounts"]): Promise<void> {
  if ((await siteIdentity(accounts))?.kind !== "demo") return;
  throw new ServerError(
    "DEMO_SYNTHETIC_ONLY",
    "This is a demo with synthetic patients, and it takes up no other; set up a clinic of your own for real ones.",
    { statusCode: 403 },
  );
}

/** Patients, their persons and their records. */
export function patientRoutes(app: FastifyInstance, { database, accounts }: Services): void {
  app.get(
    "/api/patients",
    {
      config: {
        ...listReading,
        describes: { summary: "Patients by name, found by beginnings of words", query: listQuery },
      },
    },
    async (request) => listPatients(database, request.actor, parsed(listQuery, request.query)),
  );

  app.post(
    "/api/patients",
    {
      config: {
        ...personWriting,
        describes: { summary: "A new patient with an empty record", body: createBody },
      },
    },
    async (request) => {
      await refuseInDemo(accounts);
      return {
        patientId: await createPatient(database, request.actor, parsed(createBody, request.body).person),
      };
    },
  );

  app.get(
    "/api/patients/:id",
    {
      config: {
        ...recordReading,
        describes: { summary: "One patient with the whole record", params: patientAddress },
      },
    },
    async (request) => readPatient(database, request.actor, parsed(patientAddress, request.params).id),
  );

  app.put(
    "/api/patients/:id/person",
    {
      config: {
        ...personWriting,
        describes: {
          summary: "Change names; 409 with what stands now",
          params: patientAddress,
          body: personBody,
        },
      },
    },
    async (request) => {
      const patientId = parsed(patientAddress, request.params).id;
      const change = parsed(personBody, request.body);
      return { revision: await changePerson(database, request.actor, { patientId, ...change }) };
    },
  );

  eventRoutes(app, database);
}

function eventRoutes(app: FastifyInstance, database: Services["database"]): void {
  app.get(
    "/api/patients/:id/events",
    {
      config: {
        ...recordReading,
        describes: { summary: "What was written after an event", params: patientAddress, query: eventsQuery },
      },
    },
    async (request) => {
      const patientId = parsed(patientAddress, request.params).id;
      const { after } = parsed(eventsQuery, request.query);
      return readEventsAfter(database, request.actor, { patientId, afterSequence: after });
    },
  );

  app.post(
    "/api/patients/:id/events",
    {
      bodyLimit: longestEventBytes,
      config: {
        ...recordWriting,
        describes: {
          summary: "Append an event; 409 with the entry as it stands now",
          params: patientAddress,
          body: eventBody,
        },
      },
    },
    async (request) => {
      const patientId = parsed(patientAddress, request.params).id;
      return writeEvent(database, request.actor, { patientId, ...parsed(eventBody, request.body) });
    },
  );

  app.post(
    "/api/patients/:id/plans",
    {
      config: {
        ...personWriting,
        describes: { summary: "Say that a plan is this patient's", params: patientAddress, body: linkBody },
      },
    },
    async (request) => {
      const patientId = parsed(patientAddress, request.params).id;
      const { planId } = parsed(linkBody, request.body);
      await linkPlan(database, request.actor, { patientId, planId });
      return { planId };
    },
  );
}
