import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  checkRecordFiles,
  type KnowledgeFile,
  type PlacedText,
  visit,
  wordingProblems,
} from "@isotherm/knowledge/check";
import { knowledgeModuleIsCurrent } from "./build-knowledge.ts";
import { foldersOf, sourceFiles, tellProblems } from "./source-files.ts";
import { rootFolder } from "./step.ts";
import { namesItsUnit } from "./unit-name.ts";

const dataFolder = "packages/knowledge/data";

/** All records of a data folder, ours when none is named; throws one sentence where a file is not JSON. */
export function knowledgeFiles(folder: string = dataFolder): KnowledgeFile[] {
  return foldersOf(folder).flatMap((name) =>
    sourceFiles(join(folder, name), [".json"]).map((path) => ({
      path,
      folder: name,
      record: recordIn(path),
    })),
  );
}

function recordIn(path: string): KnowledgeFile["record"] {
  try {
    return JSON.parse(readFileSync(join(rootFolder, path), "utf8")) as KnowledgeFile["record"];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${path} is not JSON (${reason}); mend the place that it names`, { cause });
  }
}

/** Everything that is wrong with the knowledge data, one sentence each. */
export function checkKnowledge(files: readonly KnowledgeFile[] = knowledgeFiles()): string[] {
  const current = knowledgeModuleIsCurrent()
    ? []
    : ["packages/knowledge/src/generated is stale: run node scripts/build-knowledge.ts"];
  return [...current, ...recordFileProblems(files), ...wordingProblems(textsOfProject())];
}

/** Everything that is wrong with the records themselves: what a correction is held to. */
export function recordFileProblems(files: readonly KnowledgeFile[]): string[] {
  return [...checkRecordFiles(files), ...requirementProblems(files), ...unitProblems(files)];
}

/** Requirement numbers that are named but do not exist. */
export function requirementProblems(files: readonly KnowledgeFile[]): string[] {
  const requirements = JSON.parse(readFileSync(join(rootFolder, "docs/requirements.json"), "utf8")) as {
    readonly number: string;
  }[];
  const known: ReadonlySet<unknown> = new Set(requirements.map(({ number }) => number));
  return files.flatMap(({ path, record }) => {
    const problems: string[] = [];
    visit(record, (key, value) => {
      if ((key !== "requirements" && key !== "qualifies") || !Array.isArray(value)) return;
      for (const number of value) {
        if (!known.has(number))
          problems.push(`${path}: ${key} names ${String(number)}, which does not exist`);
      }
    });
    return problems;
  });
}

/** Numbers whose key does not say their unit. */
export function unitProblems(files: readonly KnowledgeFile[]): string[] {
  return files.flatMap(({ path, record }) => {
    const problems: string[] = [];
    const check = (name: string): void => {
      if (!namesItsUnit(name))
        problems.push(`${path}: the number ${name} has no unit in its key, such as ${name}Mm`);
    };
    visit(record, (key, value, parents) => {
      if (key === "quantity" && typeof value === "string" && "fact" in record) check(value);
      if (typeof value !== "number") return;
      // The value of a fact is named by the key that holds the fact; that of a threshold by `quantity`.
      const name = key === "value" ? (parents.at(-1) ?? key) : key;
      if (!["fact", "when", "until"].includes(name)) check(name);
    });
    return problems;
  });
}

/** Sources and documents, which may say no slip either; the records are read with their own checks. */
function textsOfProject(): PlacedText[] {
  const files = [
    ...sourceFiles("packages", [".ts"]),
    ...sourceFiles("apps", [".ts", ".tsx"]),
    ...sourceFiles("docs", [".md", ".json"]),
  ].filter((path) => !path.includes(".test."));
  return files.map((path) => ({ path, text: readFileSync(join(rootFolder, path), "utf8") }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) tellProblems("check-knowledge", checkKnowledge());
