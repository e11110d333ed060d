import { readPlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { planReading, planWriting } from "../access.ts";
import { auditPlanRead, auditShown } from "../audit/audit-read.ts";
import { asActor } from "../database/as-actor.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { addOutcome, listOutcomes } from "../stores/outcome-store.ts";
import {
  latestPlan,
  listPlans,
  listRevisions,
  planNotFound,
  planRevision,
  savePlan,
} from "../stores/plan-store.ts";
import { identifier, parsed } from "./request.ts";

const planAddress = z.object({ id: identifier });
const revisionAddress = planAddress.extend({ revision: z.coerce.number().int().positive() });
const saveBody = z.object({ plan: z.unknown(), basedOnRevision: z.number().int().positive().nullable() });
const archiveBody = z.object({ archived: z.boolean() });
const outcomeQuery = z.object({ fingerprint: identifier.optional() });
const outcomeBody = z.object({
  fingerprint: identifier,
  planRevision: z.number().int().positive(),
  settings: z.record(z.string(), z.unknown()),
  summary: z.record(z.string(), z.unknown()),
});

function validPlan(document: unknown, id: string): TreatmentPlan {
  let plan: TreatmentPlan;
  try {
    plan = readPlan(document);
  } catch (cause) {
    throw new ServerError("PLAN_INVALID", cause instanceof Error ? cause.message : String(cause), {
      statusCode: 422,
      cause,
    });
  }
  if (plan.id !== id) {
    throw new ServerError(
      "PLAN_INVALID",
      `The plan's id ${plan.id} is not the address ${id}; nothing was saved.`,
      {
        statusCode: 422,
      },
    );
  }
  return plan;
}

/** Plans: read, save as a new revision, put away, and what was computed for them. */
export function planRoutes(app: FastifyInstance, { database }: Services): void {
  app.get(
    "/api/plans",
    { config: { ...planReading, describes: { summary: "Every plan" } } },
    async (request) =>
      asActor(database, request.actor, async (transaction) => {
        await auditShown(transaction, "plan-list");
        return { plans: await listPlans(transaction) };
      }),
  );

  app.get(
    "/api/plans/:id",
    {
      config: { ...planReading, describes: { summary: "A plan as it was last saved", params: planAddress } },
    },
    async (request) => {
      const { id } = parsed(planAddress, request.params);
      return asActor(database, request.actor, async (transaction) => {
        const stored = await latestPlan(transaction, id);
        if (!stored) throw planNotFound(id);
        await auditPlanRead(transaction, id);
        return stored;
      });
    },
  );

  app.put(
    "/api/plans/:id",
    {
      bodyLimit: 64 * 1024 * 1024,
      config: {
        ...planWriting,
        describes: {
          summary: "Save a state of a plan; 409 with what is stored now",
          params: planAddress,
          body: saveBody,
        },
      },
    },
    async (request) => {
      const { id } = parsed(planAddress, request.params);
      const { plan, basedOnRevision } = parsed(saveBody, request.body);
      const valid = validPlan(plan, id);
      return asActor(database, request.actor, async (transaction) => ({
        revision: await savePlan(transaction, valid, basedOnRevision),
      }));
    },
  );

  app.post(
    "/api/plans/:id/archive",
    {
      config: {
        ...planWriting,
        describes: { summary: "Put a plan away, or bring it back", params: planAddress, body: archiveBody },
      },
    },
    async (request) => {
      const { id } = parsed(planAddress, request.params);
      const { archived } = parsed(archiveBody, request.body);
      return asActor(database, request.actor, async (transaction) => {
        if (!(await latestPlan(transaction, id))) throw planNotFound(id);
        await transaction.insertInto("plan_archive").values({ plan_id: id, archived }).execute();
        return { archived };
      });
    },
  );

  revisionRoutes(app, database);
  outcomeRoutes(app, database);
}

function revisionRoutes(app: FastifyInstance, database: Services["database"]): void {
  app.get(
    "/api/plans/:id/revisions",
    {
      config: { ...planReading, describes: { summary: "Every saved state of a plan", params: planAddress } },
    },
    async (request) => {
      const { id } = parsed(planAddress, request.params);
      return asActor(database, request.actor, async (transaction) => ({
        revisions: await listRevisions(transaction, id),
      }));
    },
  );

  app.get(
    "/api/plans/:id/revisions/:revision",
    {
      config: {
        ...planReading,
        describes: { summary: "One saved state of a plan", params: revisionAddress },
      },
    },
    async (request) => {
      const { id, revision } = parsed(revisionAddress, request.params);
      return asActor(database, request.actor, async (transaction) => {
        await auditPlanRead(transaction, id);
        return planRevision(transaction, id, revision);
      });
    },
  );
}

function outcomeRoutes(app: FastifyInstance, database: Services["database"]): void {
  app.post(
    "/api/plans/:id/outcomes",
    {
      bodyLimit: 16 * 1024 * 1024,
      config: {
        ...planWriting,
        describes: {
          summary: "Keep what was computed for a saved state",
          params: planAddress,
          body: outcomeBody,
        },
      },
    },
    async (request) => {
      const { id } = parsed(planAddress, request.params);
      const body = parsed(outcomeBody, request.body);
      return asActor(database, request.actor, async (transaction) => {
        await planRevision(transaction, id, body.planRevision);
        return { id: await addOutcome(transaction, { planId: id, ...body }) };
      });
    },
  );

  app.get(
    "/api/plans/:id/outcomes",
    {
      config: {
        ...planReading,
        describes: {
          summary: "What was computed for a plan, or last for the state with a fingerprint",
          params: planAddress,
          query: outcomeQuery,
        },
      },
    },
    async (request) => {
      const { id } = parsed(planAddress, request.params);
      const { fingerprint = null } = parsed(outcomeQuery, request.query);
      return asActor(database, request.actor, async (transaction) => {
        await auditPlanRead(transaction, id);
        return { outcomes: await listOutcomes(transaction, id, fingerprint) };
      });
    },
  );
}
