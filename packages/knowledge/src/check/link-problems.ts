import { linkFolder } from "../link-folder.ts";
import type { KnowledgeFile } from "./knowledge-file.ts";
import { visit } from "./visit-record.ts";

/** What a condition may be about, and the folder in which its values live. */
const conditionFolders: Readonly<Record<string, string>> = {
  indication: "indications",
  modalityId: "modalities",
  targetId: "targets",
};

type IdsByFolder = ReadonlyMap<string, ReadonlySet<unknown>>;

function idsByFolder(files: readonly KnowledgeFile[]): IdsByFolder {
  const ids = new Map<string, Set<unknown>>();
  for (const { folder, record } of files) ids.set(folder, (ids.get(folder) ?? new Set()).add(record["id"]));
  return ids;
}

/** Sources, targets, thresholds and other records that are named but do not exist. */
export function linkProblems(files: readonly KnowledgeFile[]): string[] {
  const ids = idsByFolder(files);
  return files.flatMap(({ path, folder: ownFolder, record }) => {
    const problems: string[] = [];
    visit(record, (key, value, parents) => {
      const folder = linkFolder(key, ownFolder);
      if (folder === null || value === null || parents.includes("inputs")) return;
      for (const id of Array.isArray(value) ? value : [value]) {
        if (!ids.get(folder)?.has(id))
          problems.push(`${path}: ${key} names ${String(id)}, which is not in ${folder}`);
      }
    });
    return problems;
  });
}

/** Conditions on a target, an indication or a modality that name one that does not exist. */
export function conditionProblems(files: readonly KnowledgeFile[]): string[] {
  const ids = idsByFolder(files);
  return files.flatMap(({ path, record }) =>
    conditionsIn(record).flatMap(({ quantity, value }) => {
      const folder = conditionFolders[quantity];
      if (folder === undefined || value === undefined) return [];
      return (Array.isArray(value) ? value : [value])
        .filter((id) => !ids.get(folder)?.has(id))
        .map((id) => `${path}: a condition on ${quantity} names ${String(id)}, which is not in ${folder}`);
    }),
  );
}

interface FoundCondition {
  readonly quantity: string;
  readonly value?: unknown;
}

function conditionsIn(value: unknown): FoundCondition[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(conditionsIn);
  return "quantity" in value && "is" in value ? [value as FoundCondition, ...inner] : inner;
}
