import { ourRecords } from "../generated/all-records.ts";

/** One JSON record and where it stands. */
export interface KnowledgeFile {
  /** As a sentence names it, such as `targets/sural-nerve.json`. */
  readonly path: string;
  /** The folder of `data` that it belongs to, such as `targets`. */
  readonly folder: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Folders in which records can stand. */
export function knowledgeFolders(): readonly string[] {
  return Object.keys(ourRecords);
}

/** Name of the file in which a record stands: its id without what the folder says already. */
export function fileNameOf(id: string): string {
  const plain = id.replace(/^(?:rule|threshold)\//u, "").replaceAll("/", "-");
  return `${plain.replace(/^W(\d)$/u, "W0$1")}.json`;
}

/** Every record of ours as a file, whatever a site has put on top. */
export function ourFiles(): readonly KnowledgeFile[] {
  return Object.entries(ourRecords).flatMap(([folder, records]) =>
    records.map((record) => ({
      path: `${folder}/${fileNameOf(record.id)}`,
      folder,
      record: record as unknown as KnowledgeFile["record"],
    })),
  );
}
