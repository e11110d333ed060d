import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import schemaTable from "../generated/schemas.json" with { type: "json" };
import { fileNameOf, type KnowledgeFile } from "./knowledge-file.ts";

const schemas: Readonly<Record<string, object>> = schemaTable;
const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
const validators = new Map<string, ValidateFunction>();

/** Compiled when a folder is first asked for. */
function validatorOf(folder: string): ValidateFunction | null {
  const schema = schemas[folder];
  if (schema === undefined) return null;
  const known = validators.get(folder) ?? ajv.compile(schema);
  validators.set(folder, known);
  return known;
}

/** Records that their folder's schema does not allow, one sentence each. */
export function schemaProblems(files: readonly KnowledgeFile[]): string[] {
  return files.flatMap(({ path, folder, record }) => {
    const validate = validatorOf(folder);
    if (validate === null)
      return [`${path}: the folder ${folder} holds no known kind of record and has no schema`];
    if (validate(record)) return [];
    // An `anyOf` repeats what its branches say.
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "anyOf");
    return errors.map((error) => `${path}: ${sentenceOf(error)}`);
  });
}

function sentenceOf(error: ErrorObject): string {
  const place = error.instancePath === "" ? "the record" : error.instancePath.slice(1).replaceAll("/", ".");
  const params = error.params as Readonly<Record<string, unknown>>;
  if (error.keyword === "additionalProperties")
    return `${place} has ${String(params["additionalProperty"])}, which no such record has; take it out`;
  if (error.keyword === "required") return `${place} lacks ${String(params["missingProperty"])}; add it`;
  if (error.keyword === "enum")
    return `${place} is ${valueText(error.data)}; give one of ${(params["allowedValues"] as unknown[]).join(", ")}`;
  return `${place} ${error.message ?? "is not allowed"}, but is ${valueText(error.data)}`;
}

function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? "absent";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
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
    const name = fileNameOf(id);
    if (path.split("/").at(-1) !== name) problems.push(`${path}: the id ${id} belongs in ${name}`);
    return problems;
  });
}
