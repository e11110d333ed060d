/**
 * Writes `packages/knowledge/src/generated/records.ts`: one import a JSON record, one typed list a folder. It is committed, so
 * that a fresh clone runs unbuilt in Node, Vite and Vitest; `check-knowledge` fails when it is stale.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const knowledgeFolder = join(root, "packages/knowledge");
const target = join(knowledgeFolder, "src/generated/records.ts");

/** Folder of `data`, name of the list, type of a record and the file that declares it. */
const folders = [
  { folder: "cryogens", list: "cryogenRecords", type: "CryogenRecord", file: "device" },
  { folder: "devices", list: "deviceRecords", type: "CryoprobeDevice", file: "device" },
  { folder: "evidence", list: "evidenceRecords", type: "EvidenceCard", file: "evidence" },
  { folder: "injury", list: "injuryRecords", type: "InjurySeries", file: "injury" },
  { folder: "media", list: "mediumRecords", type: "ConvectiveMediumRecord", file: "tissue" },
  { folder: "protocols", list: "protocolRecords", type: "ProtocolPreset", file: "target" },
  { folder: "references", list: "referenceRecords", type: "Reference", file: "reference" },
  { folder: "rules", list: "ruleRecords", type: "Rule", file: "rule" },
  { folder: "targets", list: "targetRecords", type: "TargetRecord", file: "target" },
  { folder: "thresholds", list: "thresholdRecords", type: "Threshold", file: "rule" },
  { folder: "tissues", list: "tissueRecords", type: "TissueRecord", file: "tissue" },
  { folder: "wording", list: "wordingRecords", type: "WordingRow", file: "evidence" },
] as const;

/** The text that the generated module should have for the data as they are now. */
export function knowledgeModule(): string {
  const types = new Map<string, Set<string>>();
  const imports: string[] = [];
  const lists: string[] = [];
  let count = 0;
  for (const { folder, list, type, file } of folders) {
    types.set(file, (types.get(file) ?? new Set()).add(type));
    const names: string[] = [];
    for (const name of jsonFiles(join(knowledgeFolder, "data", folder))) {
      const variable = `record${count++}`;
      names.push(variable);
      imports.push(`import ${variable} from "../../data/${folder}/${name}" with { type: "json" };`);
    }
    lists.push(
      `export const ${list}: readonly ${type}[] = [\n${names.map((name) => `  ${name},\n`).join("")}] as unknown as readonly ${type}[];`,
    );
  }
  const typeImports = [...types].map(
    ([file, names]) => `import type { ${[...names].sort().join(", ")} } from "../${file}.ts";`,
  );
  return `${["// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.", ...imports, ...typeImports.sort()].join("\n")}\n\n${lists.join("\n\n")}\n`;
}

/** Files of one folder in the order in which their records are listed: generic devices first, then by name. */
function jsonFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const rank = (name: string): string => `${name.startsWith("generic-") ? 0 : 1}${name}`;
  return names.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Whether the committed module is what the data ask for. */
export function knowledgeModuleIsCurrent(): boolean {
  try {
    return readFileSync(target, "utf8") === knowledgeModule();
  } catch {
    return false;
  }
}

/** Writes the module when it differs, and says whether it did. */
export function buildKnowledge(): boolean {
  if (knowledgeModuleIsCurrent()) return false;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, knowledgeModule());
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(buildKnowledge() ? "knowledge: records.ts written" : "knowledge: records.ts is current");
}
