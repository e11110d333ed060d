import { z } from "zod";
import { sha256 } from "../request.ts";
import { type Answers, count, fields, json, moment } from "./answer.ts";

/** A plan document; its fields are those of the format, which its own reader checks. */
const plan = z.looseObject({
  format: z.literal("isotherm.treatment-plan"),
  version: z.number().int().positive(),
  id: z.string(),
  title: z.string(),
});
const revision = z.number().int().positive();
const series = {
  id: z.string(),
  seriesInstanceUid: z.string(),
  modality: z.string(),
  description: z.string(),
  sliceCount: count,
  importedAt: moment,
  sizeBytes: count,
};
const contact = {
  clinicPhone: z.string().nullable(),
  emergencyPhone: z.string().nullable(),
  phoneHours: z.string(),
};
const followUp = { graceDays: count };
const anyObject = z.record(z.string(), z.unknown());

/** Plans, images, and what the site itself says. */
export const planningAnswers: Answers = {
  "GET /api/plans": fields({
    plans: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        modifiedAt: moment,
        revision,
        archived: z.boolean(),
        imageId: z.string(),
        targetName: z.string().nullable(),
      }),
    ),
  }),
  "GET /api/plans/:id": fields({ plan, revision }),
  "PUT /api/plans/:id": fields({ revision }),
  "POST /api/plans/:id/archive": fields({ archived: z.boolean() }),
  "GET /api/plans/:id/revisions": fields({
    revisions: z.array(z.strictObject({ revision, savedAt: moment, title: z.string() })),
  }),
  "GET /api/plans/:id/revisions/:revision": fields({ plan, revision }),
  "POST /api/plans/:id/outcomes": fields({ id: z.string() }),
  "GET /api/plans/:id/outcomes": fields({
    outcomes: z.array(
      z.strictObject({
        id: z.string(),
        planRevision: revision,
        fingerprint: z.string(),
        computedAt: moment,
        settings: anyObject,
        summary: anyObject,
      }),
    ),
  }),
  "PUT /api/blobs/:sha256": { kind: "json", schema: z.strictObject({ sha256 }), status: 201 },
  "HEAD /api/blobs/:sha256": { kind: "nothing" },
  "GET /api/blobs/:sha256": { kind: "file" },
  "GET /api/series": fields({ series: z.array(z.strictObject(series)) }),
  "GET /api/series/:id": fields({
    ...series,
    files: z.array(z.strictObject({ name: z.string(), sha256, sizeBytes: count })),
  }),
  "POST /api/series": fields({ id: z.string() }),
  "GET /api/health": fields({ version: z.string(), database: z.enum(["embedded", "external"]) }),
  "GET /api/site": fields({ siteId: z.string(), uidSalt: z.string() }),
  "GET /api/site/contact": fields(contact),
  "PUT /api/site/contact": fields(contact),
  "GET /api/site/follow-up": fields(followUp),
  "PUT /api/site/follow-up": fields(followUp),
  "GET /api/knowledge/overlay": fields({
    overlay: z.looseObject({}).nullable(),
    differences: z.array(z.looseObject({})),
  }),
  "GET /api/openapi.json": json(z.looseObject({ openapi: z.literal("3.1.0"), paths: anyObject })),
};
