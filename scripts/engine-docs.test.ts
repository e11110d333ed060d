import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { rootFolder } from "./step.ts";

const door = join(rootFolder, "packages/engine/src/index.ts");

/** Text of the docstring that ends where an exported function of a module begins; "" without one, null if no function. */
function docstringOf(path: string, source: string, name: string): string | null {
  const { program, comments } = parseSync(path, source);
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "FunctionDeclaration")
      continue;
    if (statement.declaration.id?.name !== name) continue;
    // A line that speaks to the linter may stand between the two.
    const before = comments.filter(
      ({ type, value, end }) =>
        type === "Block" &&
        value.startsWith("*") &&
        end <= statement.start &&
        /^(\s|\/\/[^\n]*\n)*$/.test(source.slice(end, statement.start)),
    );
    return before.at(-1)?.value ?? "";
  }
  return null;
}

/** The modules of the engine that a module runs, itself included; types alone run nothing. */
function modulesRunBy(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  const { module } = parseSync(path, readFileSync(path, "utf8"));
  for (const { moduleRequest, entries } of module.staticImports) {
    const isOfTypes = entries.length > 0 && entries.every(({ isType }) => isType);
    if (!isOfTypes && moduleRequest.value.startsWith(".")) {
      modulesRunBy(join(dirname(path), moduleRequest.value), found);
    }
  }
  return found;
}

function canRefuse(path: string): boolean {
  return [...modulesRunBy(path)].some((module) => readFileSync(module, "utf8").includes("new EngineError("));
}

/** What a docstring lacks, for the reader of an editor's hint. */
function lackingIn(docstring: string, refuses: boolean): readonly string[] {
  return [
    ...(/\[[^\]]+\]|°C|\bSI\b|no unit/.test(docstring) ? [] : ["a unit, or that it has none"]),
    ...(refuses && !/@throws EngineError ENGINE_/.test(docstring) ? ["@throws with its codes"] : []),
    ...(refuses || /Throws nothing/.test(docstring) ? [] : ["that it throws nothing"]),
  ];
}

/** Every function of the door with the module that it stands in and its docstring. */
function exportedFunctions(): readonly { name: string; path: string; docstring: string }[] {
  const { module } = parseSync(door, readFileSync(door, "utf8"));
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ isType, exportName, moduleRequest }) => {
      const name = exportName.name ?? "";
      if (isType || moduleRequest === null) return [];
      const path = join(dirname(door), moduleRequest.value);
      const docstring = docstringOf(path, readFileSync(path, "utf8"), name);
      return docstring === null ? [] : [{ name, path, docstring }];
    });
}

describe("docstrings of the engine's functions", () => {
  const functions = exportedFunctions();

  it("are looked for in all that the door exports", () => {
    expect(functions.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["checkProblem", "simulate", "simulateOnGpu", "isothermVolume", "serveThread"]),
    );
  });

  it.each(functions)("$name names its units and its errors", ({ path, docstring }) => {
    expect(lackingIn(docstring, canRefuse(path))).toEqual([]);
  });

  it("are missed when they are taken away", () => {
    const source =
      "/** [m] Length. Throws nothing. */\n// a word to the linter\nexport function length(): number { return 1; }\n";
    expect(lackingIn(docstringOf("a.ts", source, "length") ?? "", false)).toEqual([]);
    const bare = docstringOf("a.ts", source.slice(source.indexOf("export")), "length");
    expect(bare).toBe("");
    expect(lackingIn(bare ?? "", true)).toEqual(["a unit, or that it has none", "@throws with its codes"]);
  });
});
