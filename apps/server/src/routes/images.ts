import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { planReading, planWriting } from "../access.ts";
import { auditShown } from "../audit/audit-read.ts";
import { asActor } from "../database/as-actor.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { isBlobShown, noteBlob } from "../stores/blob-list.ts";
import { blobNotFound } from "../stores/blob-store.ts";
import { addSeries, listSeries, seriesById } from "../stores/series-store.ts";
import { identifier, parsed, sha256 } from "./request.ts";

const blobAddress = z.object({ sha256 });
const seriesAddress = z.object({ id: identifier });
const uid = z.string().regex(/^[0-9.]{0,64}$/u, "is not a DICOM unique identifier");
/** A plain name: it never says where a file stands. */
const fileName = z
  .string()
  .max(400)
  .regex(/^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u, "is not a plain file name");
const seriesBody = z.object({
  seriesInstanceUid: uid,
  studyInstanceUid: uid,
  frameOfReferenceUid: uid,
  modality: z.string().max(16),
  description: z.string().max(200),
  sliceCount: z.number().int().nonnegative(),
  files: z
    .array(z.object({ name: fileName, sha256, sizeBytes: z.number().int().nonnegative() }))
    .min(1)
    .max(20_000),
});

/** One file may be this large: a whole enhanced multi-frame CT. */
const largestFileBytes: number = 2 * 1024 * 1024 * 1024 - 1;

/** Images: files by content, and the series that they make. */
export function imageRoutes(app: FastifyInstance, { database, blobs }: Services): void {
  app.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: largestFileBytes },
    (_request, body, done) => done(null, body),
  );

  app.put(
    "/api/blobs/:sha256",
    {
      bodyLimit: largestFileBytes,
      config: {
        ...planWriting,
        describes: { summary: "Store a file under the hash of its content", params: blobAddress, file: true },
      },
    },
    async (request, reply) => {
      const address = parsed(blobAddress, request.params);
      if (!Buffer.isBuffer(request.body)) {
        throw new ServerError(
          "REQUEST_INVALID",
          "A file is sent as application/octet-stream; nothing was saved.",
        );
      }
      const bytes = request.body;
      await blobs.put(address.sha256, bytes);
      await asActor(database, request.actor, (transaction) =>
        noteBlob(transaction, address.sha256, bytes.length),
      );
      return reply.code(201).send({ sha256: address.sha256 });
    },
  );

  app.route({
    method: "HEAD",
    url: "/api/blobs/:sha256",
    config: { ...planReading, describes: { summary: "Whether a file is stored", params: blobAddress } },
    handler: async (request, reply) => {
      const address = parsed(blobAddress, request.params);
      const known = await asActor(database, request.actor, (transaction) =>
        isBlobShown(transaction, address.sha256),
      );
      return reply.code(known && (await blobs.has(address.sha256)) ? 200 : 404).send();
    },
  });

  app.get(
    "/api/blobs/:sha256",
    {
      exposeHeadRoute: false,
      config: { ...planReading, describes: { summary: "A stored file", params: blobAddress } },
    },
    async (request, reply) => {
      const address = parsed(blobAddress, request.params);
      const known = await asActor(database, request.actor, (transaction) =>
        isBlobShown(transaction, address.sha256),
      );
      if (!known) throw blobNotFound(address.sha256);
      return reply
        .header("content-type", "application/octet-stream")
        .header("cache-control", "private, max-age=31536000, immutable")
        .send(await blobs.get(address.sha256));
    },
  );

  seriesRoutes(app, database, blobs);
}

function seriesRoutes(app: FastifyInstance, database: Services["database"], blobs: Services["blobs"]): void {
  app.get(
    "/api/series",
    { config: { ...planReading, describes: { summary: "Every imported series" } } },
    async (request) =>
      asActor(database, request.actor, async (transaction) => {
        await auditShown(transaction, "series-list");
        return { series: await listSeries(transaction) };
      }),
  );

  app.get(
    "/api/series/:id",
    {
      config: { ...planReading, describes: { summary: "One series with its files", params: seriesAddress } },
    },
    async (request) => {
      const { id } = parsed(seriesAddress, request.params);
      return asActor(database, request.actor, async (transaction) => {
        const series = await seriesById(transaction, id);
        // Its files are fetched one by one, by the names that this answer gives; one line stands for all of them.
        await auditShown(transaction, `series ${id}`);
        return series;
      });
    },
  );

  app.post(
    "/api/series",
    {
      bodyLimit: 16 * 1024 * 1024,
      config: {
        ...planWriting,
        describes: { summary: "Keep a series whose files have arrived", body: seriesBody },
      },
    },
    async (request) => {
      const body = parsed(seriesBody, request.body);
      return asActor(database, request.actor, async (transaction) => ({
        id: await addSeries(transaction, blobs, body),
      }));
    },
  );
}
