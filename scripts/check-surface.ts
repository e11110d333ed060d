/** House-style check 10: the exported names of every package, one file `surface.txt` a package; `--write` updates them. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { foldersOf, tellProblems } from "./source-files.ts";
import { rootFolder } from "./step.ts";

/** Names that a door exports, sorted; types are marked `type`. */
export function exportedNames(door: string): string[] {
  const { module } = parseSync(door, readFileSync(join(rootFolder, door), "utf8"));
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .map((entry) => `${entry.isType ? "type " : ""}${entry.exportName.name ?? "default"}`)
    .sort();
}

/** Doors of one package: the sources that its `exports` name. */
export function doorsOf(packageName: string): { readonly door: string; readonly path: string }[] {
  const folder = `packages/${packageName}`;
  const { exports } = JSON.parse(readFileSync(join(rootFolder, folder, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  };
  return Object.entries(exports).flatMap(([door, value]) => {
    const source = typeof value === "string" ? undefined : value["isotherm-source"];
    if (source === undefined) return [];
    const path = join(folder, source);
    return existsSync(join(rootFolder, path)) ? [{ door, path }] : [];
  });
}

/** The text that `surface.txt` of a package should have. */
export function surfaceOf(packageName: string): string {
  return doorsOf(packageName)
    .map(
      ({ door, path }) =>
        `${door}\n${exportedNames(path)
          .map((name) => `  ${name}\n`)
          .join("")}`,
    )
    .join("");
}

/** Packages whose committed surface is not what they export, one sentence each. */
export function checkSurface(): string[] {
  return foldersOf("packages").flatMap((name) => {
    const path = `packages/${name}/surface.txt`;
    const committed = existsSync(join(rootFolder, path)) ? readFileSync(join(rootFolder, path), "utf8") : "";
    return compareSurfaces(path, committed, surfaceOf(name));
  });
}

/** What differs between the committed and the present surface. */
export function compareSurfaces(path: string, committed: string, present: string): string[] {
  if (committed === present) return [];
  const before = new Set(committed.split("\n"));
  const after = new Set(present.split("\n"));
  const added = [...after].filter((line) => !before.has(line)).map((line) => line.trim());
  const gone = [...before].filter((line) => !after.has(line)).map((line) => line.trim());
  const said = [
    added.length > 0 ? `new ${added.join(", ")}` : "",
    gone.length > 0 ? `gone ${gone.join(", ")}` : "",
  ].filter((part) => part !== "");
  return [
    `${path} is not what the package exports (${said.join("; ") || "order"}): run node scripts/check-surface.ts --write`,
  ];
}

function writeSurfaces(): void {
  for (const name of foldersOf("packages")) {
    writeFileSync(join(rootFolder, `packages/${name}/surface.txt`), surfaceOf(name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--write")) writeSurfaces();
  tellProblems("check-surface", checkSurface());
}
