import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { rootFolder, runStep, type Step, type StepResult, sourceStep, toolStep } from "./step.ts";

/** What was counted: tests of Vitest, and one for each check. */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const all = process.argv.includes("--all");
const environment = { NO_COLOR: "1", ...(all ? { ISOTHERM_ALL: "1" } : {}) };
const count: Count = { passed: 0, failed: 0, skipped: 0 };

/** What a person reads of a failure: its beginning and its end. */
function shortened(output: string): string {
  const lines = output.trimEnd().split("\n");
  if (lines.length <= 120) return lines.join("\n");
  return [...lines.slice(0, 80), `… ${lines.length - 120} lines …`, ...lines.slice(-40)].join("\n");
}

function tell(result: StepResult): void {
  const mark = result.passed ? "ok  " : "FAIL";
  console.log(`${mark} ${result.name} (${result.seconds.toFixed(1)} s)`);
  if (!result.passed) console.log(shortened(result.output).replace(/^/gmu, "     "));
  for (const line of result.output.split("\n")) if (line.startsWith("skipped:")) console.log(`     ${line}`);
}

async function check(step: Step): Promise<void> {
  const result = await runStep(step, environment);
  count[result.passed ? "passed" : "failed"] += 1;
  tell(result);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

function tellTests(report: VitestReport): void {
  for (const file of report.testResults) {
    // A file that fails before its first test (an import, a hook) has no failed assertion; it counts as one.
    const failedAssertions = file.assertionResults.filter((test) => test.status === "failed");
    if (file.status === "failed" && failedAssertions.length === 0) {
      count.failed += 1;
      console.log(`     FAIL ${file.name}\n     ${file.message}`);
    }
    for (const test of failedAssertions) {
      console.log(
        `     FAIL ${file.name}: ${test.fullName}\n     ${(test.failureMessages ?? []).join("\n     ")}`,
      );
    }
    for (const test of file.assertionResults) {
      if (test.status !== "passed" && test.status !== "failed") console.log(`     skipped: ${test.fullName}`);
    }
  }
}

async function vitest(project: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "isotherm-test-"));
  const file = join(folder, "report.json");
  try {
    const result = await runStep(
      {
        name: `tests: ${project}`,
        command: process.execPath,
        args: [
          join(rootFolder, "node_modules/vitest/vitest.mjs"),
          "run",
          "--project",
          project,
          "--reporter=json",
          `--outputFile=${file}`,
        ],
      },
      environment,
    );
    if (!existsSync(file)) {
      count.failed += 1;
      tell({ ...result, passed: false });
      return;
    }
    const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
    count.passed += report.numPassedTests;
    count.failed += report.numFailedTests;
    count.skipped += report.numTotalTests - report.numPassedTests - report.numFailedTests;
    if (!result.passed && report.numFailedTests === 0) count.failed += 1;
    tell({ ...result, output: result.passed ? "" : result.output.slice(-4000) });
    tellTests(report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function browserTests(): Promise<void> {
  const chromium = ensureChromium();
  if (chromium) {
    await vitest("browser");
    return;
  }
  console.log(
    "skipped: the browser tests need Debian's chromium; install it with `apt-get install chromium`, or name a browser in ISOTHERM_CHROMIUM.",
  );
  count.skipped += 1;
  if (process.env["CI"] === "true") count.failed += 1;
}

const knowledgeChecks = ["check-knowledge", "check-units", "check-surface", "check-examples"];

const startedMs = Date.now();
try {
  await build();
  // Two cores: the compiler beside the linters.
  await Promise.all([
    check(toolStep("type check", "tsc", ["--build"])),
    (async () => {
      await check(
        toolStep("lint and format", "biome", ["ci", "--colors=off", "--diagnostic-level=warn", "."]),
      );
      for (const name of knowledgeChecks) await check(sourceStep(name, `scripts/${name}.ts`));
      await check(toolStep("dead code and undeclared dependencies", "knip", []));
    })(),
  ]);
  await vitest("unit");
  await check(
    sourceStep("verification against exact solutions", "apps/cli/src/main.ts", [
      "verify",
      ...(all ? ["--all"] : []),
    ]),
  );
  await check(sourceStep("requirements", "scripts/requirements.ts"));
  await browserTests();
} catch (error) {
  count.failed += 1;
  console.log(error instanceof Error ? error.message : String(error));
}
console.log(
  `\n${((Date.now() - startedMs) / 1e3).toFixed(0)} s${all ? ", with the heavy cases" : "; the heavy cases run with npm test -- --all"}`,
);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
