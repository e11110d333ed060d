import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { rootFolder } from "./step.ts";

const skipped: ReadonlySet<string> = new Set(["node_modules", "dist", "generated", ".git", "test-results"]);

/** Paths, relative to the clone, of all files below a folder that end with one of the endings; built folders left out. */
export function sourceFiles(folder: string, endings: readonly string[]): string[] {
  const start = join(rootFolder, folder);
  if (!existsSync(start)) return [];
  const found: string[] = [];
  const walk = (current: string): void => {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      if (skipped.has(entry.name) || entry.name.startsWith(".")) continue;
      const path = join(current, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (endings.some((ending) => entry.name.endsWith(ending))) found.push(relative(rootFolder, path));
    }
  };
  walk(start);
  return found.sort();
}

/** Names of the folders below a folder. */
export function foldersOf(folder: string): string[] {
  return readdirSync(join(rootFolder, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Prints what a check found and sets the exit code. */
export function tellProblems(check: string, problems: readonly string[]): void {
  for (const problem of problems) console.log(problem);
  console.log(`${check}: ${problems.length === 0 ? "nothing found" : `${problems.length} found`}`);
  if (problems.length > 0) process.exitCode = 1;
}
