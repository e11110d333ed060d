import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { evaluateRule, type FactStatus, type Rule, rules, threshold, wordingRows } from "@isotherm/knowledge";
import { Ajv } from "ajv";
import { knowledgeModuleIsCurrent } from "./build-knowledge.ts";
import { careProblems } from "./check-care-knowledge.ts";
import { foldersOf, sourceFiles, tellProblems } from "./source-files.ts";
import { rootFolder } from "./step.ts";
import { namesItsUnit } from "./unit-name.ts";
import { visit } from "./visit-record.ts";

const dataFolder = "packages/knowledge/data";

/** One JSON record of the knowledge data and where it stands. */
export interface KnowledgeFile {
  readonly path: string;
  readonly folder: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** All records of the knowledge data; throws where a file is not JSON. */
export function knowledgeFiles(): KnowledgeFile[] {
  return foldersOf(dataFolder).flatMap((folder) =>
    sourceFiles(join(dataFolder, folder), [".json"]).map((path) => ({
      path,
      folder,
      record: JSON.parse(readFileSync(join(rootFolder, path), "utf8")) as Record<string, unknown>,
    })),
  );
}

/** Everything that is wrong with the knowledge data, one sentence each. */
export function checkKnowledge(files: readonly KnowledgeFile[] = knowledgeFiles()): string[] {
  const current = knowledgeModuleIsCurrent()
    ? []
    : ["packages/knowledge/src/generated/records.ts is stale: run node scripts/build-knowledge.ts"];
  return [
    ...current,
    ...schemaProblems(files),
    ...idProblems(files),
    ...sourceProblems(files),
    ...linkProblems(files),
    ...unitProblems(files),
    ...rules().flatMap(ruleProblems),
    ...careProblems(files),
    ...wordingProblems(),
  ];
}

/** Records that their folder's schema does not allow. */
export function schemaProblems(files: readonly KnowledgeFile[]): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validators = new Map(
    [...new Set(files.map(({ folder }) => folder))].map((folder) => {
      const path = join(rootFolder, "packages/knowledge/schema", `${folder}.json`);
      if (!existsSync(path)) return [folder, null] as const;
      return [folder, ajv.compile(JSON.parse(readFileSync(path, "utf8")))] as const;
    }),
  );
  return files.flatMap(({ path, folder, record }) => {
    const validate = validators.get(folder) ?? null;
    if (validate === null)
      return [`${path}: the folder ${folder} has no schema in packages/knowledge/schema`];
    if (validate(record)) return [];
    return (validate.errors ?? []).map(
      (error) => `${path}: ${error.instancePath || "the record"} ${error.message}`,
    );
  });
}

/** Ids that are not unique in their folder, or not the name of their file. */
export function idProblems(files: readonly KnowledgeFile[]): string[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path, folder, record }) => {
    const id = String(record["id"]);
    const problems: string[] = [];
    const key = `${folder}/${id}`;
    const first = seen.get(key);
    if (first !== undefined) problems.push(`${path}: the id ${id} is already used by ${first}`);
    seen.set(key, path);
    const fileName = id.replace(/^(?:rule|threshold)\//u, "").replaceAll("/", "-");
    const paddedName = fileName.replace(/^W(\d)$/u, "W0$1");
    if (basename(path, ".json") !== paddedName)
      problems.push(`${path}: the id ${id} belongs in ${paddedName}.json`);
    return problems;
  });
}

/** Keys in any `sources` that no reference has. */
export function sourceProblems(files: readonly KnowledgeFile[]): string[] {
  const known = new Set(
    files.filter(({ folder }) => folder === "references").map(({ record }) => record["id"]),
  );
  return files.flatMap(({ path, record }) => {
    const problems: string[] = [];
    visit(record, (key, value) => {
      if (key !== "sources" || !Array.isArray(value)) return;
      for (const source of value) {
        if (!known.has(source))
          problems.push(`${path}: the source ${String(source)} is not among the references`);
      }
    });
    return problems;
  });
}

/** Freeze protocols, thresholds and requirement numbers that are named but do not exist. */
export function linkProblems(files: readonly KnowledgeFile[]): string[] {
  const idsOf = (folder: string): Set<unknown> =>
    new Set(files.filter((file) => file.folder === folder).map(({ record }) => record["id"]));
  const requirements = JSON.parse(readFileSync(join(rootFolder, "docs/requirements.json"), "utf8")) as {
    readonly number: string;
  }[];
  const known: Readonly<Record<string, Set<unknown>>> = {
    protocolPresetIds: idsOf("protocols"),
    threshold: idsOf("thresholds"),
    requirements: new Set(requirements.map(({ number }) => number)),
    qualifies: new Set(requirements.map(({ number }) => number)),
  };
  return files.flatMap(({ path, record }) => {
    const problems: string[] = [];
    visit(record, (key, value) => {
      const ids = known[key];
      if (ids === undefined) return;
      for (const id of Array.isArray(value) ? value : [value]) {
        if (!ids.has(id)) problems.push(`${path}: ${key} names ${String(id)}, which does not exist`);
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
      if (name !== "fact" && name !== "when") check(name);
    });
    return problems;
  });
}

const strength: readonly FactStatus[] = [
  "unverified",
  "proposal",
  "expert-opinion",
  "computed",
  "cited",
  "established",
];

/** What is wrong with one rule: cases that do not hold, no case of either kind, more certainty than its numbers have. */
export function ruleProblems(rule: Rule): string[] {
  const problems: string[] = [];
  for (const fires of [true, false]) {
    if (!rule.cases.some((example) => example.fires === fires)) {
      problems.push(`${rule.id} has no case that ${fires ? "fires" : "does not fire"}`);
    }
  }
  return [
    ...problems,
    ...rule.cases.flatMap((example) => caseProblems(rule, example)),
    ...certaintyProblems(rule),
  ];
}

function caseProblems(rule: Rule, example: Rule["cases"][number]): string[] {
  try {
    const fired = evaluateRule(rule, example.inputs) !== null;
    if (fired === example.fires) return [];
    return [`${rule.id}: the case "${example.name}" ${fired ? "fires" : "does not fire"}`];
  } catch (error) {
    return [`${rule.id}: the case "${example.name}" fails: ${String(error)}`];
  }
}

function certaintyProblems(rule: Rule): string[] {
  return rule.when.flatMap(({ threshold: id }) => {
    if (id === undefined) return [];
    const { status } = threshold(id).fact;
    if (strength.indexOf(rule.status) <= strength.indexOf(status)) return [];
    return [`${rule.id} is marked ${rule.status}, but rests on ${id}, which is only ${status}`];
  });
}

/** Texts that contain a slip of the source material (wording rows W1–W19). */
export function wordingProblems(
  texts: readonly { readonly path: string; readonly text: string }[] = textsOfProject(),
): string[] {
  const slips = wordingRows()
    .filter((row) => row.checked)
    .flatMap((row) =>
      row.forbidden.map((phrase) => ({
        row,
        phrase,
        pattern: new RegExp(`(?<![\\p{L}\\d])${phrase.replaceAll(" ", "\\s+")}(?![\\p{L}\\d])`, "iu"),
      })),
    );
  return texts.flatMap(({ path, text }) =>
    slips
      .filter(({ pattern }) => pattern.test(text))
      .map(({ row, phrase }) => `${path}: says "${phrase}"; say "${row.say}" (${row.id})`),
  );
}

function textsOfProject(): { path: string; text: string }[] {
  const files = [
    ...sourceFiles("packages", [".ts", ".json"]),
    ...sourceFiles("apps", [".ts", ".tsx"]),
    ...sourceFiles("docs", [".md", ".json"]),
  ].filter((path) => !path.includes(".test.") && !path.startsWith(`${dataFolder}/wording/`));
  return files.map((path) => ({ path, text: readFileSync(join(rootFolder, path), "utf8") }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) tellProblems("check-knowledge", checkKnowledge());
