import { request, requestJson } from "./request.ts";

/** One file of a stored series, by the hash of its content. */
export interface StoredFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** One stored series in the list. */
export interface SeriesEntry {
  readonly id: string;
  readonly seriesInstanceUid: string;
  readonly modality: string;
  readonly description: string;
  readonly sliceCount: number;
  readonly importedAt: string;
  readonly sizeBytes: number;
}

/** What the server is told about a new series; no name, no identifier of a person. */
export interface NewSeries {
  readonly seriesInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly modality: string;
  readonly description: string;
  readonly sliceCount: number;
  readonly files: readonly StoredFile[];
}

/** Secret of this site for de-identification, the same at every import so that series of one patient stay together. */
export function fetchSite(): Promise<{ readonly siteId: string; readonly uidSalt: string }> {
  return requestJson("/api/site");
}

/** All stored series. */
export async function listSeries(): Promise<readonly SeriesEntry[]> {
  return (await requestJson<{ series: readonly SeriesEntry[] }>("/api/series")).series;
}

/** One stored series with its files. */
export function fetchSeries(
  seriesId: string,
): Promise<SeriesEntry & { readonly files: readonly StoredFile[] }> {
  return requestJson(`/api/series/${encodeURIComponent(seriesId)}`);
}

/** Registers a series whose files have all been stored. */
export async function saveSeries(series: NewSeries): Promise<string> {
  return (await requestJson<{ id: string }>("/api/series", { method: "POST", body: series })).id;
}

/** Hash of the content, as the server names it. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Stores bytes under their hash; the server keeps one copy, however often they are sent. */
export async function storeBlob(bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<string> {
  const sha256 = await sha256Hex(bytes);
  await request(`/api/blobs/${sha256}`, { method: "PUT", bytes, signal });
  return sha256;
}

/** Fetches bytes by their hash. */
export async function fetchBlob(sha256: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(`/api/blobs/${sha256}`, { signal });
  return new Uint8Array(await response.arrayBuffer());
}
