/**
 * Writes `packages/knowledge/src/generated`: the records of each folder of `data` as one JSON list, and typed modules over them,
 * since a thousand imports of one record each are slow to load. `records.ts` holds what a plan needs; each folder of the care of
 * a patient has a module of its own, so that a page that needs none loads none. They are committed, so that a fresh clone runs
 * unbuilt in Node, Vite and Vitest; `npm start` and `npm test` write them anew, and `check-knowledge` fails when one is stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const knowledgeFolder = join(root, "packages/knowledge");
const generatedFolder = join(knowledgeFolder, "src/generated");

/** Folder of `data`, name of the list, type of a record and the file that declares it. */
const planFolders: readonly Folder[] = [
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
];

/** Folders with a module of their own. */
const careFolders: readonly Folder[] = [
  { folder: "adverse-events", list: "adverseEventRecords", type: "AdverseEventRecord", file: "safety" },
  {
    folder: "anticoagulation",
    list: "anticoagulationRecords",
    type: "AnticoagulationRecord",
    file: "safety",
  },
  { folder: "bleeding-classes", list: "bleedingClassRecords", type: "BleedingClassRecord", file: "safety" },
  { folder: "block-gates", list: "blockGateRecords", type: "BlockGateRecord", file: "safety" },
  { folder: "body-regions", list: "bodyRegionRecords", type: "BodyRegionRecord", file: "guidance" },
  { folder: "codes", list: "codeRecords", type: "CodeRecord", file: "guidance" },
  {
    folder: "contraindications",
    list: "contraindicationRecords",
    type: "ContraindicationRecord",
    file: "safety",
  },
  {
    folder: "electrode-presets",
    list: "electrodePresetRecords",
    type: "ElectrodePreset",
    file: "electrode",
  },
  { folder: "electrodes", list: "electrodeRecords", type: "ElectrodeDevice", file: "electrode" },
  {
    folder: "example-cases",
    list: "exampleCaseRecords",
    type: "ExampleCaseRecord",
    file: "case-form-record",
  },
  { folder: "explanations", list: "explanationRecords", type: "ExplanationRecord", file: "guidance" },
  { folder: "finding-kinds", list: "findingKindRecords", type: "FindingKindRecord", file: "guidance" },
  { folder: "forms", list: "formRecords", type: "FormRecord", file: "case-form-record" },
  { folder: "gradings", list: "gradingRecords", type: "GradingRecord", file: "safety" },
  { folder: "guidelines", list: "guidelineRecords", type: "GuidelineRecord", file: "guidance" },
  { folder: "heat-damage", list: "heatDamageRecords", type: "HeatDamageProcess", file: "electrode" },
  { folder: "heat-lesions", list: "heatLesionRecords", type: "HeatLesionRecord", file: "electrode" },
  { folder: "indications", list: "indicationRecords", type: "IndicationRecord", file: "guidance" },
  { folder: "instruments", list: "instrumentRecords", type: "InstrumentRecord", file: "instrument" },
  { folder: "modalities", list: "modalityRecords", type: "ModalityRecord", file: "modality" },
  { folder: "modality-reasons", list: "modalityReasonRecords", type: "ModalityReason", file: "modality" },
  { folder: "opioids", list: "opioidRecords", type: "OpioidRecord", file: "instrument" },
  { folder: "pain-qualities", list: "painQualityRecords", type: "PainQualityRecord", file: "guidance" },
  { folder: "pathways", list: "pathwayRecords", type: "PathwayRecord", file: "guidance" },
  { folder: "reading-list", list: "readingRecords", type: "ReadingRecord", file: "guidance" },
  { folder: "readiness", list: "readinessRecords", type: "ReadinessRecord", file: "safety" },
  { folder: "rescue-orders", list: "rescueOrderRecords", type: "RescueOrderRecord", file: "safety" },
  { folder: "risk-texts", list: "riskTextRecords", type: "RiskTextRecord", file: "guidance" },
  { folder: "stations", list: "stationRecords", type: "StationRecord", file: "guidance" },
];

const allFolders: readonly Folder[] = [...planFolders, ...careFolders].sort((a, b) =>
  a.folder < b.folder ? -1 : 1,
);

interface Folder {
  readonly folder: string;
  readonly list: string;
  readonly type: string;
  readonly file: string;
}

/** The text of every generated file by its path. */
function generatedFiles(): ReadonlyMap<string, string> {
  const modules = [
    ["records.ts", knowledgeModule(planFolders)] as const,
    ...careFolders.map((entry) => [`${entry.folder}.ts`, knowledgeModule([entry])] as const),
  ];
  const lists = allFolders.map(
    ({ folder }) => [`${folder}.json`, recordList(join(knowledgeFolder, "data", folder))] as const,
  );
  const checks = [
    ["schemas.json", schemaTable()] as const,
    ["all-records.ts", allRecordsModule()] as const,
    ["live-folders.ts", liveFoldersModule()] as const,
  ];
  return new Map(
    [...modules, ...lists, ...checks].map(([name, text]) => [join(generatedFolder, name), text]),
  );
}

function knowledgeModule(folders: readonly Folder[]): string {
  const types = new Map<string, Set<string>>();
  for (const { type, file } of folders) types.set(file, (types.get(file) ?? new Set()).add(type));
  const nameOf = ({ list }: Folder): string => `${list}Json`;
  const lines = [
    "// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.",
    ...folders.map((entry) => `import ${nameOf(entry)} from "./${entry.folder}.json" with { type: "json" };`),
    'import { liveRecords } from "../live-records.ts";',
    ...[...types]
      .map(([file, names]) => `import type { ${[...names].sort().join(", ")} } from "../${file}.ts";`)
      .sort(),
    "",
    ...folders.map(
      (entry) =>
        `export const ${entry.list}: readonly ${entry.type}[] = /* @__PURE__ */ liveRecords("${entry.folder}", ${nameOf(entry)});`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** Ours, whatever a site has put on top: for the checks, which load everything. */
function allRecordsModule(): string {
  const lines = [
    "// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.",
    'import type { AnyRecord } from "../live-records.ts";',
    ...allFolders.map(({ folder, list }) => `import ${list} from "./${folder}.json" with { type: "json" };`),
    "",
    "export const ourRecords: Readonly<Record<string, readonly AnyRecord[]>> = {",
    ...allFolders.map(({ folder, list }) => `  "${folder}": ${list},`),
    "};",
  ];
  return `${lines.join("\n")}\n`;
}

/** Every list as it is read, by its folder: for the library, which shows everything. */
function liveFoldersModule(): string {
  const moduleOf = (entry: Folder): string => (planFolders.includes(entry) ? "records" : entry.folder);
  const modules = [...new Set(allFolders.map(moduleOf))].sort();
  const namesIn = (name: string): string =>
    allFolders
      .filter((entry) => moduleOf(entry) === name)
      .map(({ list }) => list)
      .join(", ");
  const lines = [
    "// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.",
    'import type { AnyRecord } from "../live-records.ts";',
    ...modules.map((name) => `import { ${namesIn(name)} } from "./${name}.ts";`),
    "",
    "export const liveFolders: Readonly<Record<string, readonly AnyRecord[]>> = {",
    ...allFolders.map(({ folder, list }) => `  "${folder}": ${list},`),
    "};",
  ];
  return `${lines.join("\n")}\n`;
}

/** The schema of each folder, by the folder's name. */
function schemaTable(): string {
  const rows = allFolders.map(({ folder }) => {
    const path = join(knowledgeFolder, "schema", `${folder}.json`);
    return `${JSON.stringify(folder)}: ${JSON.stringify(JSON.parse(readFileSync(path, "utf8")))}`;
  });
  return `{\n${rows.join(",\n")}\n}\n`;
}

/** The records of one folder as a JSON list, one record a line. */
function recordList(folder: string): string {
  const records = jsonFiles(folder).map((name) => {
    const path = join(folder, name);
    try {
      return JSON.stringify(JSON.parse(readFileSync(path, "utf8")));
    } catch (error) {
      throw new Error(`${path} is not JSON: ${String(error)}; mend the place that it names`, {
        cause: error,
      });
    }
  });
  return `[\n${records.join(",\n")}\n]\n`;
}

/** Files of one folder in the order in which their records are listed: generic devices first, then by name. */
function jsonFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const rank = (name: string): string => `${name.startsWith("generic-") ? 0 : 1}${name}`;
  return names.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Whether the committed modules are what the data ask for. */
export function knowledgeModuleIsCurrent(): boolean {
  return [...generatedFiles()].every(
    ([path, text]) => existsSync(path) && readFileSync(path, "utf8") === text,
  );
}

/** Writes the modules when one differs, and says whether it did. */
export function buildKnowledge(): boolean {
  if (knowledgeModuleIsCurrent()) return false;
  mkdirSync(generatedFolder, { recursive: true });
  for (const [path, text] of generatedFiles()) writeFileSync(path, text);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(
    buildKnowledge() ? "knowledge: generated modules written" : "knowledge: generated modules are current",
  );
}
