import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Schema, StoredFile } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import type { BlobStore } from "./blob-store.ts";

/** What a client says about a series whose files it has sent. */
export interface NewSeries {
  readonly seriesInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly modality: string;
  readonly description: string;
  readonly sliceCount: number;
  readonly files: readonly StoredFile[];
}

/** A series in the list. */
export interface StoredSeries {
  readonly id: string;
  readonly seriesInstanceUid: string;
  readonly modality: string;
  readonly description: string;
  readonly sliceCount: number;
  readonly importedAt: string;
  readonly sizeBytes: number;
}

/** The same files are the same series, however often they are imported. */
function seriesId(series: NewSeries): string {
  const hash = createHash("sha256").update(series.seriesInstanceUid);
  for (const file of [...series.files].map((entry) => entry.sha256).sort()) hash.update(file);
  return hash.digest("hex").slice(0, 32);
}

/** Keeps a series whose files are all here; importing the same again changes nothing. */
export async function addSeries(
  database: Kysely<Schema>,
  blobs: BlobStore,
  series: NewSeries,
): Promise<string> {
  const present = await Promise.all(series.files.map((file) => blobs.has(file.sha256)));
  const missing = series.files.find((_, index) => !present[index]);
  if (missing) {
    throw new ServerError(
      "SERIES_INCOMPLETE",
      `The file ${missing.name} of this series has not arrived; send it, then save the series again.`,
      { statusCode: 422 },
    );
  }
  const id = seriesId(series);
  await database
    .insertInto("series")
    .values({
      id,
      series_instance_uid: series.seriesInstanceUid,
      study_instance_uid: series.studyInstanceUid,
      frame_of_reference_uid: series.frameOfReferenceUid,
      modality: series.modality,
      description: series.description,
      slice_count: series.sliceCount,
      size_bytes: String(series.files.reduce((sum, file) => sum + file.sizeBytes, 0)),
      files: JSON.stringify(series.files),
    })
    .onConflict((row) => row.column("id").doNothing())
    .execute();
  return id;
}

const listed = [
  "id",
  "series_instance_uid",
  "modality",
  "description",
  "slice_count",
  "size_bytes",
  "imported_at",
] as const;

interface ListedRow {
  readonly id: string;
  readonly series_instance_uid: string;
  readonly modality: string;
  readonly description: string;
  readonly slice_count: number;
  readonly size_bytes: string;
  readonly imported_at: Date;
}

function summary(row: ListedRow): StoredSeries {
  return {
    id: row.id,
    seriesInstanceUid: row.series_instance_uid,
    modality: row.modality,
    description: row.description,
    sliceCount: row.slice_count,
    importedAt: row.imported_at.toISOString(),
    sizeBytes: Number(row.size_bytes),
  };
}

/** All imported series, the last first. */
export async function listSeries(database: Kysely<Schema>): Promise<readonly StoredSeries[]> {
  const rows = await database.selectFrom("series").select(listed).orderBy("imported_at", "desc").execute();
  return rows.map(summary);
}

/** One series with its files. */
export async function seriesById(
  database: Kysely<Schema>,
  id: string,
): Promise<StoredSeries & { readonly files: readonly StoredFile[] }> {
  const row = await database
    .selectFrom("series")
    .select([...listed, "files"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) {
    throw new ServerError("SERIES_NOT_FOUND", `There is no series ${id} here; import the images again.`, {
      statusCode: 404,
    });
  }
  return { ...summary(row), files: row.files };
}
