/** House-style check 12: runs the lines `expression // => value` of every TSDoc `@example` of the packages. */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect, isDeepStrictEqual } from "node:util";
import { parseSync } from "oxc-parser";
import { doorsOf } from "./check-surface.ts";
import { foldersOf, sourceFiles, tellProblems } from "./source-files.ts";
import { rootFolder } from "./step.ts";

/** One example of one doc comment. */
export interface DocExample {
  readonly path: string;
  readonly line: number;
  readonly lines: readonly string[];
}

/** The examples in the doc comments of one source text. */
export function examplesIn(path: string, text: string): DocExample[] {
  return parseSync(path, text).comments.flatMap((comment) => {
    if (comment.type !== "Block" || !comment.value.startsWith("*")) return [];
    const start = text.slice(0, comment.start).split("\n").length;
    const rows = comment.value.split("\n").map((row) => row.replace(/^\s*\*? ?/u, ""));
    return rows.flatMap((row, index) => {
      if (!row.startsWith("@example")) return [];
      const end = rows.findIndex((later, at) => at > index && later.startsWith("@"));
      const lines = rows.slice(index + 1, end === -1 ? undefined : end);
      const code = lines.filter((line) => !line.startsWith("```") && line.trim() !== "");
      return [{ path, line: start + index, lines: code }];
    });
  });
}

/**
 * Runs one example with these names in scope; what does not come out as its comment says, one sentence each. Lines without
 * `// =>` are statements that go before.
 */
export async function runExample(
  example: DocExample,
  scope: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const where = `${example.path}:${example.line}`;
  if (!example.lines.some((line) => line.includes("// =>"))) {
    return [`${where}: the example shows no value: end a line with // => value`];
  }
  const seen: [string, unknown, unknown][] = [];
  try {
    const code = example.lines.map((line) => {
      const [expression = "", expected] = line.split(/;?\s*\/\/ =>/u);
      if (expected === undefined) return line;
      return `see(${JSON.stringify(expression.trim())}, await (${expression}), (${expected}));`;
    });
    // Wrapped only for the type stripper, which wants the awaits inside an async function.
    const stripped = stripTypeScriptTypes(`async () => {\n${code.join("\n")}\n}`);
    const run = new Function("see", ...Object.keys(scope), `return (${stripped.replace(/;\s*$/u, "")})();`);
    const see = (expression: string, actual: unknown, expected: unknown): number =>
      seen.push([expression, actual, expected]);
    await run(see, ...Object.values(scope));
  } catch (error) {
    return [`${where}: the example fails: ${error instanceof Error ? error.message : String(error)}`];
  }
  return seen
    .filter(([, actual, expected]) => !isDeepStrictEqual(actual, expected))
    .map(([text, actual, expected]) => `${where}: ${text} is ${inspect(actual)}, not ${inspect(expected)}`);
}

/** All examples of all packages that do not come out as they say. */
export async function checkExamples(): Promise<string[]> {
  const problems: string[] = [];
  for (const name of foldersOf("packages")) {
    const examples = sourceFiles(`packages/${name}/src`, [".ts"])
      .filter((path) => !path.includes(".test."))
      .flatMap((path) => examplesIn(path, readFileSync(join(rootFolder, path), "utf8")));
    if (examples.length === 0) continue;
    const scope: Record<string, unknown> = {};
    try {
      for (const { path } of doorsOf(name)) Object.assign(scope, await import(join(rootFolder, path)));
    } catch (error) {
      problems.push(
        `packages/${name} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      );
      continue;
    }
    for (const example of examples) {
      // An example of something that does not leave the package sees its own file as well.
      const own = (await import(join(rootFolder, example.path))) as Record<string, unknown>;
      problems.push(...(await runExample(example, { ...scope, ...own })));
    }
  }
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  tellProblems("check-examples", await checkExamples());
  // A package may keep threads alive; the check is done.
  process.exit();
}
