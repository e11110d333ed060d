import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the clone. */
export const rootFolder: string = dirname(dirname(fileURLToPath(import.meta.url)));

/** One command of a build or test run. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** What a step did. */
export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** A step that runs a TypeScript file of this project unbuilt. */
export function sourceStep(name: string, file: string, args: readonly string[] = []): Step {
  const flags = ["--conditions=isotherm-source", "--disable-warning=ExperimentalWarning"];
  return { name, command: process.execPath, args: [...flags, join(rootFolder, file), ...args] };
}

/** A step that runs a tool from node_modules. */
export function toolStep(name: string, tool: string, args: readonly string[]): Step {
  return { name, command: join(rootFolder, "node_modules", ".bin", tool), args };
}

/** Runs one step and keeps what it printed; never throws. */
export function runStep(step: Step, environment: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const startedMs = Date.now();
  return new Promise((resolve) => {
    const child = spawn(step.command, [...step.args], {
      cwd: rootFolder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const end = (passed: boolean) =>
      resolve({ name: step.name, passed, output, seconds: (Date.now() - startedMs) / 1e3 });
    child.on("error", (error) => {
      output += `${error.message}\n`;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}
