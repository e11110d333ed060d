/**
 * House-style check 11: every exported numeric field, parameter and result says its unit by a suffix, by `[unit]` in its doc, or
 * is dimensionless by name; `273.15` and `/ 1000` stand only in the conversion files.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Comment, parseSync } from "oxc-parser";
import { exportedNames } from "./check-surface.ts";
import { sourceFiles, tellProblems } from "./source-files.ts";
import { rootFolder } from "./step.ts";
import { namesItsUnit } from "./unit-name.ts";

const conversions: readonly string[] = ["273.15", "/ 1000"];

/** One place where a rule is broken with a reason. */
export interface UnitAllowance {
  /** Path, or the folder that holds the file when it ends with a slash. */
  readonly path: string;
  /** The name, or the literal `273.15` or `/ 1000`; `*` is every name. */
  readonly name: string;
  readonly reason: string;
}

/** A node of the syntax tree; only what is read here. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly problems: string[];
}

/** Everything that does not say its unit, one sentence each. */
export function checkUnits(): string[] {
  const allowances = readAllowances();
  const paths = [...sourceFiles("packages", [".ts"]), ...sourceFiles("apps", [".ts", ".tsx"])].filter(
    (path) => /^(?:packages|apps)\/[^/]+\/src\//u.test(path) && !path.includes(".test."),
  );
  return paths.flatMap((path) =>
    unitProblemsOf(path, readFileSync(join(rootFolder, path), "utf8"), allowances),
  );
}

/** The allowances of this project, each with its reason. */
export function readAllowances(): UnitAllowance[] {
  return JSON.parse(readFileSync(join(rootFolder, "scripts/units-allowed.json"), "utf8")) as UnitAllowance[];
}

/** What one file does not say. */
export function unitProblemsOf(path: string, text: string, allowances: readonly UnitAllowance[]): string[] {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) return [`${path}: cannot be parsed: ${parsed.errors[0]?.message}`];
  const allowed = (name: string): boolean =>
    allowances.some(
      (entry) =>
        (entry.path.endsWith("/") ? path.startsWith(entry.path) : entry.path === path) &&
        (entry.name === name || (entry.name === "*" && !conversions.includes(name))),
    );
  const source: Source = { path, text, comments: parsed.comments, problems: [] };
  const program = parsed.program as unknown as SyntaxNode;
  for (const statement of nodesIn(program["body"])) {
    const declaration = statement["declaration"] as SyntaxNode | null | undefined;
    if (statement.type === "ExportNamedDeclaration" && declaration && isPublic(path, declaration)) {
      checkDeclaration(source, declaration, { doc: docBefore(source, statement), allowed });
    }
  }
  checkLiterals(source, program, allowed);
  return source.problems;
}

/**
 * Inside the engine everything is coherent SI and in the paper's letters, so only what leaves by its door is asked for a unit;
 * elsewhere everything that leaves its file.
 */
function isPublic(path: string, declaration: SyntaxNode): boolean {
  if (!path.startsWith("packages/engine/")) return true;
  const names = nodesIn(declaration["declarations"]).map((declarator) =>
    nameOf(declarator["id"] as SyntaxNode),
  );
  const name = nameOf((declaration["id"] ?? null) as SyntaxNode | null);
  return [name, ...names].some((candidate) => candidate !== null && engineDoor().has(candidate));
}

let engineNames: ReadonlySet<string> | null = null;

function engineDoor(): ReadonlySet<string> {
  engineNames ??= new Set(
    exportedNames("packages/engine/src/index.ts").map((name) => name.replace(/^type /u, "")),
  );
  return engineNames;
}

type Allowed = (name: string) => boolean;

/** Doc that applies, and the allowances of the file. */
interface Context {
  readonly doc: string;
  readonly allowed: Allowed;
}

function checkDeclaration(source: Source, node: SyntaxNode, { doc, allowed }: Context): void {
  const whole = /\ball \[/u.test(doc) ? doc : "";
  if (node.type === "TSInterfaceDeclaration")
    checkMembers(source, (node["body"] as SyntaxNode)["body"], { doc: whole, allowed });
  else if (node.type === "TSTypeAliasDeclaration")
    checkType(source, node["typeAnnotation"] as SyntaxNode, { doc: whole, allowed });
  else if (node.type === "FunctionDeclaration") checkFunction(source, node, { doc, allowed });
  else if (node.type === "ClassDeclaration")
    checkMembers(source, (node["body"] as SyntaxNode)["body"], { doc: "", allowed });
  else if (node.type === "VariableDeclaration") {
    for (const declarator of nodesIn(node["declarations"])) {
      const id = declarator["id"] as SyntaxNode;
      checkNumber(source, { node: id, doc, what: "constant" }, allowed);
      const name = nameOf(id);
      if (name !== null && isNumberLiteral(declarator["init"]) && !says(name, doc) && !allowed(name)) {
        source.problems.push(complaint(source, "constant", name));
      }
    }
  }
}

function checkFunction(source: Source, node: SyntaxNode, context: Context): void {
  const { doc, allowed } = context;
  for (const parameter of nodesIn(node["params"])) {
    checkNumber(source, { node: parameter, doc, what: "parameter" }, allowed);
    checkType(source, annotationOf(parameter), { doc, allowed });
  }
  const name = nameOf((node["id"] ?? node["key"]) as SyntaxNode | null);
  const result = (node["returnType"] as SyntaxNode | null)?.["typeAnnotation"] as SyntaxNode | undefined;
  if (name !== null && isNumeric(result) && !says(name, doc) && !allowed(name)) {
    source.problems.push(complaint(source, "result of", name));
  }
}

function checkMembers(source: Source, members: unknown, { doc: outer, allowed }: Context): void {
  for (const member of nodesIn(members)) {
    if (member["accessibility"] === "private") continue;
    const doc = docBefore(source, member) + outer;
    if (member.type === "TSPropertySignature" || member.type === "PropertyDefinition") {
      checkNumber(source, { node: member, doc, what: "field" }, allowed);
      checkType(source, annotationOf(member), { doc, allowed });
    } else if (member.type === "TSMethodSignature") checkFunction(source, member, { doc, allowed });
    else if (member.type === "MethodDefinition") {
      const value = member["value"] as SyntaxNode;
      checkFunction(source, { ...value, id: member["key"] }, { doc, allowed });
    }
  }
}

/** Fields of literal types inside a type; a unit in the doc of what holds the type is theirs too. */
function checkType(source: Source, type: SyntaxNode | undefined, { doc, allowed }: Context): void {
  if (type === undefined) return;
  const context = { doc: doc + docBefore(source, type), allowed };
  if (type.type === "TSTypeLiteral") checkMembers(source, type["members"], context);
  else for (const inner of partsOf(type)) checkType(source, inner, context);
}

function checkNumber(
  source: Source,
  { node, doc, what }: { node: SyntaxNode; doc: string; what: string },
  allowed: Allowed,
): void {
  const name = nameOf((node["key"] as SyntaxNode | undefined) ?? node);
  if (name === null || !isNumeric(annotationOf(node)) || says(name, doc) || allowed(name)) return;
  source.problems.push(complaint(source, what, name));
}

function complaint(source: Source, what: string, name: string): string {
  return `${source.path}: the ${what} ${name} says no unit: end the name with one, or write [unit] in its doc`;
}

function isNumberLiteral(node: unknown): boolean {
  const [init] = nodesIn(node);
  if (init === undefined) return false;
  if (init.type === "UnaryExpression") return isNumberLiteral(init["argument"]);
  return init.type === "Literal" && typeof init["value"] === "number";
}

function says(name: string, doc: string): boolean {
  return namesItsUnit(name) || /\[[^\]@\n]{1,40}\]|\bdimensionless\b/u.test(doc);
}

function nameOf(node: SyntaxNode | null): string | null {
  if (node === null) return null;
  if (node.type === "AssignmentPattern") return nameOf(node["left"] as SyntaxNode);
  return typeof node["name"] === "string" ? node["name"] : null;
}

function annotationOf(node: SyntaxNode): SyntaxNode | undefined {
  const holder = node.type === "AssignmentPattern" ? (node["left"] as SyntaxNode) : node;
  const annotation = holder["typeAnnotation"] as SyntaxNode | null | undefined;
  return annotation?.type === "TSTypeAnnotation" ? (annotation["typeAnnotation"] as SyntaxNode) : undefined;
}

/** A number, or null, arrays, tuples and unions of numbers. */
function isNumeric(type: SyntaxNode | undefined): boolean {
  if (type === undefined) return false;
  if (type.type === "TSNumberKeyword") return true;
  if (type.type === "TSTypeReference" || type.type === "TSTypeLiteral") return false;
  return partsOf(type).some(isNumeric);
}

const holders = ["types", "elementTypes", "elementType", "typeAnnotation"] as const;

function partsOf(type: SyntaxNode): SyntaxNode[] {
  if (type.type === "TSFunctionType") return [];
  const own = holders.flatMap((key) => nodesIn(type[key]));
  const generics = type.type === "TSTypeReference" ? (type["typeArguments"] as SyntaxNode | null) : null;
  return generics ? [...own, ...nodesIn(generics["params"])] : own;
}

function nodesIn(value: unknown): SyntaxNode[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(
    (entry): entry is SyntaxNode => typeof entry === "object" && entry !== null && "type" in entry,
  );
}

/** The doc comment that ends right before a node, or stands on its line. */
function docBefore(source: Source, node: SyntaxNode): string {
  let before = source.comments.findLastIndex((candidate) => candidate.end <= node.start);
  let start = node.start;
  // A suppression may stand between the doc and what it documents.
  while (before >= 0 && source.comments[before]?.value.trimStart().startsWith("biome-ignore")) {
    start = source.comments[before]?.start ?? start;
    before -= 1;
  }
  const comment = source.comments[before];
  if (comment === undefined || !/^[\s|;{(]*$/u.test(source.text.slice(comment.end, start))) return "";
  return comment.value;
}

function checkLiterals(source: Source, node: unknown, allowed: Allowed): void {
  if (Array.isArray(node)) {
    for (const entry of node) checkLiterals(source, entry, allowed);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const current = node as SyntaxNode;
  const name = conversionIn(source, current);
  if (name !== null && !allowed(name)) {
    source.problems.push(
      `${source.path}: ${name} at line ${lineOf(source, current)} converts units: let planning/src/thermal-problem.ts do it`,
    );
  }
  for (const value of Object.values(current)) checkLiterals(source, value, allowed);
}

function conversionIn(source: Source, node: SyntaxNode): string | null {
  if (node.type === "Literal" && node["value"] === 273.15) return "273.15";
  const right = node["right"] as SyntaxNode | undefined;
  if (node.type !== "BinaryExpression" || node["operator"] !== "/" || right?.["value"] !== 1000) return null;
  const left = node["left"] as SyntaxNode;
  // A difference of clock readings, which JavaScript gives in milliseconds.
  return /\bnow\(\)/u.test(source.text.slice(left.start, left.end)) ? null : "/ 1000";
}

function lineOf(source: Source, node: SyntaxNode): number {
  return source.text.slice(0, node.start).split("\n").length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) tellProblems("check-units", checkUnits());
