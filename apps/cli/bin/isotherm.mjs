#!/usr/bin/env node
// Hands over to the pinned Node 24 that the project brings, whatever Node calls this.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const node = join(root, "node_modules", "node", "bin", "node");
if (!existsSync(node)) {
  console.error("isotherm: set the project up once with `npm run setup` in its folder, then run this again.");
  process.exit(1);
}
const child = spawn(
  node,
  [
    "--conditions=isotherm-source",
    "--disable-warning=ExperimentalWarning",
    join(here, "..", "src", "main.ts"),
    ...process.argv.slice(2),
  ],
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
