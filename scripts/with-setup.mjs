// Runs on whatever Node (20 or newer) the machine has: installs what the lockfile says when it has changed,
// then hands over to the pinned Node 24 that comes with the dependencies.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [verb = "start", ...rest] = process.argv.slice(2);

function fail(sentence) {
  console.error(`isotherm: ${sentence}`);
  process.exit(1);
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(
    `Node ${process.versions.node} is too old to set Isotherm up; install Node 20 or newer and run the command again.`,
  );
}

const modules = join(root, "node_modules");
const stamp = join(modules, ".isotherm-setup");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
const installed = existsSync(stamp) ? readFileSync(stamp, "utf8").trim() : "";

function run(command, args, options) {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
  return result.status === 0;
}

if (installed !== lock) {
  console.error("isotherm: installing dependencies (once, about a minute) …");
  const environment = { ...process.env };
  delete environment.NODE_ENV;
  if (
    !run("npm", ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"], { env: environment })
  ) {
    fail(
      "the dependencies could not be installed; check the network to the npm registry and run the command again.",
    );
  }
}

const node = join(modules, "node", "bin", "node");
function pinnedNodeWorks() {
  return existsSync(node) && spawnSync(node, ["--version"], { stdio: "ignore" }).status === 0;
}
if (!pinnedNodeWorks()) {
  // An npm that does not run install scripts leaves the binary out; the package's own script brings it.
  run(process.execPath, ["installArchSpecificPackage.js"], { cwd: join(modules, "node") });
}
if (!pinnedNodeWorks()) {
  fail(`the pinned Node 24 could not be set up in ${node}; delete node_modules and run the command again.`);
}
writeFileSync(stamp, `${lock}\n`);

const child = spawn(
  node,
  [
    "--conditions=isotherm-source",
    "--disable-warning=ExperimentalWarning",
    join(root, "scripts", `${verb}.ts`),
    ...rest,
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: `${join(modules, ".bin")}:${process.env.PATH ?? ""}` },
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
