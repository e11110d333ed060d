import type { Specialty } from "@isotherm/clinic";
import { requestJson } from "./request.ts";
import { ServerError } from "./server-error.ts";

/** Somebody to whom the site refers, or who refers to it. */
export interface DirectoryContent {
  readonly specialty: Specialty;
  readonly name: string;
  /** Practice, department or town; empty where it says nothing more. */
  readonly place: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string;
  /** A retired entry is offered to nobody and stays on record. */
  readonly state: "current" | "retired";
}

/** An entry as it was last written, with the revision that a correction names. */
export interface DirectoryEntry extends DirectoryContent {
  readonly entryId: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly accountId: string;
}

/** What part of the directory is asked for. */
export interface DirectoryQuestion {
  readonly search: string;
  readonly specialty: Specialty | null;
  readonly state: "current" | "all";
}

/** One page of the directory by name; `nextCursor` is null on the last one. */
export interface DirectoryPage {
  readonly entries: readonly DirectoryEntry[];
  readonly nextCursor: string | null;
}

/** One page of the directory. */
export function fetchDirectory(
  { search, specialty, state }: DirectoryQuestion,
  choice: { readonly cursor?: string | null; readonly signal?: AbortSignal } = {},
): Promise<DirectoryPage> {
  const query = new URLSearchParams({ state });
  if (search.trim() !== "") query.set("search", search.trim());
  if (specialty !== null) query.set("specialty", specialty);
  if (choice.cursor) query.set("cursor", choice.cursor);
  return requestJson(`/api/directory?${query}`, { signal: choice.signal });
}

/** A new entry. */
export function addToDirectory(entry: DirectoryContent): Promise<DirectoryEntry> {
  return requestJson("/api/directory", { method: "POST", body: { entry } });
}

/** What came of a correction: the entry, or somebody else was first. */
export type DirectoryAnswer =
  | { readonly kind: "saved" }
  | { readonly kind: "conflict"; readonly current: DirectoryEntry; readonly message: string };

/** Corrects, retires or brings back an entry; what stood before stays on record. */
export async function correctDirectory(
  before: DirectoryEntry,
  entry: DirectoryContent,
): Promise<DirectoryAnswer> {
  try {
    await requestJson(`/api/directory/${encodeURIComponent(before.entryId)}`, {
      method: "PUT",
      body: { entry, basedOnRevision: before.revision },
    });
    return { kind: "saved" };
  } catch (error) {
    if (error instanceof ServerError && error.code === "DIRECTORY_CONFLICT") {
      const { current } = error.details as { current: DirectoryEntry };
      return { kind: "conflict", current, message: error.message };
    }
    throw error;
  }
}
