import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder, runStep, type Step, sourceStep } from "./step.ts";

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== "dist" && entry.name !== "node_modules" && !entry.name.startsWith("."))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

function contentHash(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const file of filesBelow(join(rootFolder, folder)).sort()) {
      if (/\.test\.tsx?$/u.test(file) || !statSync(file).isFile()) continue;
      hash.update(file).update(readFileSync(file));
    }
  }
  hash.update(readFileSync(join(rootFolder, "package-lock.json")));
  return hash.digest("hex");
}

async function required(step: Step): Promise<void> {
  const result = await runStep(step);
  if (!result.passed) throw new Error(`${step.name} failed:\n${result.output}`);
}

/** Makes the generated parts: kernels, knowledge tables, and the workbench's pages. Skips what is up to date. */
export async function build(): Promise<void> {
  await required(sourceStep("build kernels", "scripts/build-kernels.ts"));
  await required(sourceStep("build knowledge", "scripts/build-knowledge.ts"));
  const stamp = join(rootFolder, "apps/workbench/dist/.source-hash");
  const hash = contentHash([
    "apps/workbench",
    "packages/clinic",
    "packages/engine",
    "packages/imaging",
    "packages/knowledge",
    "packages/planning",
  ]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  process.stderr.write("isotherm: building the workbench …\n");
  await required({
    name: "build workbench",
    command: process.execPath,
    args: [join(rootFolder, "node_modules/vite/bin/vite.js"), "build", join(rootFolder, "apps/workbench")],
  });
  writeFileSync(stamp, hash);
}
