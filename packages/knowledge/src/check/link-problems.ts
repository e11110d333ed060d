import type { KnowledgeFile } from "./knowledge-file.ts";
import { visit } from "./visit-record.ts";

/** Key of a link and the folder in which its ids live. */
const linkFolders: Readonly<Record<string, string>> = {
  adverseEventIds: "adverse-events",
  bleedingClassId: "bleeding-classes",
  evidenceCardIds: "evidence",
  findingKindIds: "finding-kinds",
  formId: "forms",
  indication: "indications",
  indications: "indications",
  modalityId: "modalities",
  modalityIds: "modalities",
  pathwayId: "pathways",
  pathwayIds: "pathways",
  protocolPresetIds: "protocols",
  radiation: "body-regions",
  regions: "body-regions",
  sources: "references",
  stationIds: "stations",
  targetId: "targets",
  targetIds: "targets",
  threshold: "thresholds",
  usualForTargetIds: "targets",
};

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
      const folder = linkFolderOf(key, ownFolder);
      if (folder === undefined || value === null || parents.includes("inputs")) return;
      for (const id of Array.isArray(value) ? value : [value]) {
        if (!ids.get(folder)?.has(id))
          problems.push(`${path}: ${key} names ${String(id)}, which is not in ${folder}`);
      }
    });
    return problems;
  });
}

/** Where the ids of a link live; the indications of a target are phrases to search in, not ids. */
function linkFolderOf(key: string, ownFolder: string): string | undefined {
  return ownFolder === "targets" && key === "indications" ? undefined : linkFolders[key];
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
