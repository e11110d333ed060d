import { runStep, toolStep } from "./step.ts";

// The quick look while working: types, format and lint.
for (const step of [
  toolStep("type check", "tsc", ["--build"]),
  toolStep("lint and format", "biome", ["ci", "."]),
]) {
  const result = await runStep(step);
  console.log(`${result.passed ? "ok  " : "FAIL"} ${result.name} (${result.seconds.toFixed(1)} s)`);
  if (!result.passed) {
    console.log(result.output);
    process.exitCode = 1;
  }
}
