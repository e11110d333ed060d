import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const benchmarkFile = join(here, "../../../docs/scenarios/benchmark-a.json");
const folder = mkdtempSync(join(tmpdir(), "isotherm-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program as a user does, by its bin. */
function isotherm(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(here, "../bin/isotherm.mjs"), ...args],
    {
      encoding: "utf8",
      maxBuffer: 1e9,
    },
  );
  return { status, stdout, stderr };
}

/** Pages of a PDF. */
const pageCount = (file: string): number =>
  readFileSync(file)
    .toString("latin1")
    .match(/\/Type \/Page\n/gu)?.length ?? 0;

describe("isotherm on the command line", () => {
  it("explains itself and each verb", () => {
    expect(isotherm("--help")).toMatchObject({ status: 0, stderr: "" });
    for (const verb of [
      "simulate",
      "import",
      "plan",
      "suggest",
      "uncertainty",
      "compare-rf",
      "worker",
      "report",
      "verify",
      "phantom",
    ]) {
      const { status, stdout } = isotherm(verb, "--help");
      expect(status).toBe(0);
      expect(stdout).toContain(`isotherm ${verb}`);
    }
  });

  it("makes no backup without a passphrase, unless somebody asks for one that is not encrypted", () => {
    const file = join(folder, "site.backup");
    expect(isotherm("backup", file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--passphrase-file"),
    });
    const passphraseFile = join(folder, "passphrase");
    writeFileSync(passphraseFile, "short\n");
    expect(isotherm("backup", file, "--passphrase-file", passphraseFile)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("at least 15"),
    });
    expect(isotherm("check", "--backup", file).stderr).toContain("cannot be read");
    expect(existsSync(file)).toBe(false);
  });

  it("tells a wrong command line (2) from refused input (3), each in one sentence", () => {
    const unknown = isotherm("frobnicate");
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('"frobnicate" is no verb');
    expect(isotherm("simulate", "--colour", "x.json").status).toBe(2);
    const missing = isotherm("simulate", join(folder, "missing.json"));
    expect(missing.status).toBe(3);
    expect(missing.stderr.trim().split("\n")).toHaveLength(1);
    expect(isotherm("import", here).status).toBe(3);
  });

  it("answers a scenario with every key that docs/scenario.md promises", () => {
    const scenario = JSON.parse(readFileSync(benchmarkFile, "utf8"));
    scenario.domain.cellMm = 2;
    scenario.protocol = [{ freezeS: 120 }];
    scenario.reportTimesS = [60, 120];
    scenario.samplesMm = [[36, 32, 32]];
    const file = join(folder, "scenario.json");
    writeFileSync(file, JSON.stringify(scenario));
    const { status, stdout, stderr } = isotherm("simulate", file, "--json");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const output = JSON.parse(stdout);
    expect(output.backend).toBe("wasm");
    expect(output.settings.scenario.cryoprobes[0].shaft).toBe("tissue");
    expect(output.reports.map((report: { timeS: number }) => report.timeS)).toEqual([60, 120]);
    const [ice, twenty, forty] = output.reports[1].isotherms;
    expect(ice.volumeMl).toBeGreaterThan(twenty.volumeMl);
    expect(twenty.acrossCryoprobeMm[0]).toBeGreaterThan(forty.acrossCryoprobeMm[0]);
    expect(ice.alongCryoprobeMm[0]).toBeGreaterThan(25);
    expect(output.samples[0].temperaturesC.at(-1)).toBeLessThan(0);
    expect(output.energy.balanceError).toBeLessThan(1e-3);
    for (const key of ["fromCryoprobesJ", "fromBloodJ", "fromMetabolismJ", "throughBoundaryJ", "storedJ"]) {
      expect(typeof output.energy[key]).toBe("number");
    }
  });

  it("carries a synthetic patient from DICOM to a judged plan and its report", () => {
    expect(isotherm("phantom", "ankle", "--out", folder).status).toBe(0);
    const ct = join(folder, "ct");
    const images = JSON.parse(isotherm("import", ct, "--json").stdout);
    expect(images.series).toHaveLength(1);
    expect(images.series[0]).toMatchObject({ opened: true, modality: "CT" });
    const planFile = join(folder, "plan.json");
    const plan = JSON.parse(readFileSync(planFile, "utf8"));
    // Coarse and short: what is proven here is the way, not the ice.
    plan.simulation.cellMm = 3;
    plan.protocol.steps = [{ ...plan.protocol.steps[0], freezeS: 120 }];
    writeFileSync(planFile, JSON.stringify(plan));
    const planned = isotherm("plan", planFile, "--ct", ct, "--json");
    expect([0, 4], planned.stderr).toContain(planned.status);
    const outcome = JSON.parse(planned.stdout);
    expect(outcome.lesion.samples.length).toBeGreaterThan(5);
    expect(outcome.findings.every((finding: { message: string }) => finding.message.length > 0)).toBe(true);
    const critical = outcome.findings.some(
      (finding: { severity: string }) => finding.severity === "critical",
    );
    expect(planned.status).toBe(critical ? 4 : 0);
    const suggested = isotherm("suggest", planFile, "--ct", ct, "--probes", "1", "--length", "4", "--json");
    expect([0, 4], suggested.stderr).toContain(suggested.status);
    const found = JSON.parse(suggested.stdout);
    expect(found.frozenCount).toBe(found.suggestions.length);
    expect(found.margins.every((margin: { status: string }) => margin.status === "proposal")).toBe(true);
    const covers = found.suggestions.some(
      (one: { shortestFreezeS: number | null }) => one.shortestFreezeS !== null,
    );
    expect(suggested.status).toBe(covers ? 0 : 4);
    expect(found.rejections.length).toBeGreaterThan(3);
    const pdf = join(folder, "plan.pdf");
    const report = ["report", planFile, "--ct", ct, "--out", pdf];
    expect(isotherm(...report).status).toBe(0);
    expect(pageCount(pdf)).toBe(1);
    expect(isotherm(...report, "--members", "2", "--rf", "pulsed").status).toBe(0);
    expect(pageCount(pdf)).toBe(3);
    expect(isotherm(...report, "--rf", "warm")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--rf warm is not known"),
    });
  }, 300_000);

  it("[R15] answers every question for a freeze and a radiofrequency lesion of the same nerve, in words and as JSON", () => {
    expect(isotherm("phantom", "neck", "--out", join(folder, "neck")).status).toBe(0);
    const planFile = join(folder, "neck/plan.json");
    const plan = JSON.parse(readFileSync(planFile, "utf8"));
    // Coarse and short: what is proven here is the answer, not its size.
    plan.simulation.cellMm = 3;
    plan.protocol.steps = [{ ...plan.protocol.steps[0], freezeS: 60 }];
    writeFileSync(planFile, JSON.stringify(plan));
    const json = isotherm("compare-rf", planFile, "--time", "30", "--json");
    expect(json.status, json.stderr).toBe(0);
    const { rows, radiofrequency, misses } = JSON.parse(json.stdout);
    expect(rows.map((row: { id: string }) => row.id)).toEqual([
      "destroyed",
      "regrows",
      "seen",
      "neighbors",
      "char",
      "time",
    ]);
    for (const { cold, heat } of rows) {
      for (const side of [cold, heat]) {
        expect(side.computed ?? side.known).toMatch(/\w/u);
        expect(side.status).toMatch(/\w/u);
      }
    }
    expect(radiofrequency.choice).toMatchObject({ mode: "monopolar", lesionS: 30 });
    const [damage] = radiofrequency.lesions;
    expect(damage.volumeMl).toBeGreaterThan(0);
    expect(radiofrequency.energy.balanceError).toBeLessThan(1e-3);
    expect(radiofrequency.maximumC).toBeUndefined();
    const words = isotherm("compare-rf", planFile, "--time", "30");
    expect(words.status, words.stderr).toBe(0);
    for (const { question, cold, heat } of rows) {
      const at = words.stdout.indexOf(question);
      expect(at, question).toBeGreaterThan(0);
      for (const side of [cold, heat]) {
        const told = [side.computed, side.known].filter((part) => part !== null).join(" ");
        expect(words.stdout.slice(at)).toContain(`${told} (${side.status})`);
      }
    }
    for (const { quantity } of misses) expect(words.stdout).toContain(quantity);
    expect(isotherm("compare-rf", planFile, "--tip", "99")).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("tip temperature of 99 °C lies outside 60 to 90 °C"),
    });
  }, 300_000);
});
