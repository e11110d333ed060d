import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = dirname(fileURLToPath(import.meta.url));
const programs = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/u.test(name));

describe("every example runs and prints what stands beside it", () => {
  it.each(programs)("%s", (name) => {
    const printed = execFileSync(
      process.execPath,
      ["--conditions=isotherm-source", "--disable-warning=ExperimentalWarning", join(folder, name)],
      { encoding: "utf8" },
    );
    const expected = join(folder, name.replace(/\.ts$/u, ".expected.txt"));
    if (process.env["ISOTHERM_UPDATE"]) writeFileSync(expected, printed);
    expect(existsSync(expected), `${expected} is missing; run once with ISOTHERM_UPDATE=1 and read it`).toBe(
      true,
    );
    expect(printed).toBe(readFileSync(expected, "utf8"));
  });
});
