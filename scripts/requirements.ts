/** Prints which requirements of practice (R1–R145) and wording rows (W1–W19) a test proves, and which are open. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sourceFiles } from "./source-files.ts";
import { rootFolder } from "./step.ts";

/** One requirement, as `docs/requirements.json` holds it. */
export interface Requirement {
  /** Such as `R24` or `W4`. */
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly part: "plan" | "care" | "learn" | "wording";
}

/** A requirement with the tests that prove it. */
export interface RequirementState {
  readonly requirement: Requirement;
  /** File and title of each test. */
  readonly tests: readonly string[];
}

/** All requirements, in order. */
export function readRequirements(): Requirement[] {
  return JSON.parse(readFileSync(join(rootFolder, "docs/requirements.json"), "utf8")) as Requirement[];
}

/**
 * Numbers in square brackets in the titles of a test file, with the title: `it("[R24] offers 8 min", …)`. Only the quoted text
 * that opens a call counts; a comment proves nothing.
 */
export function requirementTitles(text: string): { readonly number: string; readonly title: string }[] {
  const titles = [...text.matchAll(/\(\s*(["'`])((?:\\.|(?!\1)[\s\S])*?)\1\s*,/gu)].map(
    (match) => match[2] ?? "",
  );
  return titles.flatMap((title) =>
    [...title.matchAll(/\[([RW]\d+(?:[, ]+[RW]\d+)*)\]/gu)].flatMap((match) =>
      (match[1] ?? "").split(/[, ]+/u).map((number) => ({ number, title })),
    ),
  );
}

/** Which tests prove which requirement, and what is wrong with their titles. */
export function requirementStates(): { states: RequirementState[]; problems: string[] } {
  const requirements = readRequirements();
  const tests = new Map<string, string[]>(requirements.map(({ number }) => [number, []]));
  const problems: string[] = [];
  for (const folder of ["packages", "apps", "verification", "validation", "tests", "examples", "scripts"]) {
    for (const path of sourceFiles(folder, [".test.ts", ".test.tsx"])) {
      for (const { number, title } of requirementTitles(readFileSync(join(rootFolder, path), "utf8"))) {
        const list = tests.get(number);
        if (list === undefined)
          problems.push(`${path}: "${title}" names ${number}, which docs/requirements.json does not hold`);
        else list.push(`${path}: ${title}`);
      }
    }
  }
  const states = requirements.map((requirement) => ({
    requirement,
    tests: tests.get(requirement.number) ?? [],
  }));
  return { states, problems };
}

function tell(): void {
  const { states, problems } = requirementStates();
  const withTests = process.argv.includes("--tests");
  for (const { requirement, tests } of states) {
    const mark = tests.length > 0 ? "proven" : "open  ";
    console.log(`${mark} ${requirement.number.padEnd(4)} ${requirement.part.padEnd(7)} ${requirement.title}`);
    if (withTests) for (const test of tests) console.log(`         ${test}`);
  }
  for (const part of ["plan", "care", "learn", "wording"] as const) {
    const ofPart = states.filter(({ requirement }) => requirement.part === part);
    const proven = ofPart.filter(({ tests }) => tests.length > 0).length;
    console.log(`${part}: ${proven} of ${ofPart.length} proven`);
  }
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) tell();
