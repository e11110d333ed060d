import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { planReading, planWriting } from "../access.ts";
import { ServerError } from "../errors.ts";
import type { Services } from "../services.ts";
import { addSeries, listSeries, seriesById } from "../stores/series-store.ts";
import { identifier, parsed, sha256 } from "./request.ts";

const blobAddress = z.object({ sha256 });
const seriesAddress = z.object({ id: identifier });
const uid = z.string().regex(/^[0-9.]{0,64}$/u, "is not a DICOM unique identifier");
const seriesBody = z.object({
  seriesInstanceUid: uid,
  studyInstanceUid: uid,
  frameOfReferenceUid: uid,
  modality: z.string().max(16),
  description: z.string().max(200),
  sliceCount: z.number().int().nonnegative(),
  files: z
    .array(z.object({ name: z.string().min(1).max(400), sha256, sizeBytes: z.number().int().nonnegative() }))
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
    { bodyLimit: largestFileBytes, config: planWriting },
    async (request, reply) => {
      const address = parsed(blobAddress, request.params);
      if (!Buffer.isBuffer(request.body)) {
        throw new ServerError(
          "REQUEST_INVALID",
          "A file is sent as application/octet-stream; nothing was saved.",
        );
      }
      await blobs.put(address.sha256, request.body);
      return reply.code(201).send({ sha256: address.sha256 });
    },
  );

  app.route({
    method: "HEAD",
    url: "/api/blobs/:sha256",
    config: planReading,
    handler: async (request, reply) => {
      const address = parsed(blobAddress, request.params);
      return reply.code((await blobs.has(address.sha256)) ? 200 : 404).send();
    },
  });

  app.get("/api/blobs/:sha256", { exposeHeadRoute: false, config: planReading }, async (request, reply) => {
    const address = parsed(blobAddress, request.params);
    return reply
      .header("content-type", "application/octet-stream")
      .header("cache-control", "private, max-age=31536000, immutable")
      .send(await blobs.get(address.sha256));
  });

  app.get("/api/series", { config: planReading }, async () => ({ series: await listSeries(database) }));

  app.get("/api/series/:id", { config: planReading }, async (request) =>
    seriesById(database, parsed(seriesAddress, request.params).id),
  );

  app.post("/api/series", { bodyLimit: 16 * 1024 * 1024, config: planWriting }, async (request) => ({
    id: await addSeries(database, blobs, parsed(seriesBody, request.body)),
  }));
}
