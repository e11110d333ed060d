import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { device } from "@isotherm/knowledge";
import { afterAll, describe, expect, it } from "vitest";

const program = join(dirname(fileURLToPath(import.meta.url)), "../bin/isotherm.mjs");
const folder = mkdtempSync(join(tmpdir(), "isotherm-cli-overlay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function isotherm(
  args: readonly string[],
  overlay = "",
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    env: { ...process.env, ISOTHERM_OVERLAY: overlay },
  });
  return { status, stdout, stderr };
}

const iceseed = device("boston-iceseed");
const good = join(folder, "good");
const bad = join(folder, "bad");
mkdirSync(join(good, "devices"), { recursive: true });
mkdirSync(join(bad, "devices"), { recursive: true });
const activeZoneLengthMm = { ...iceseed.activeZoneLengthMm, value: 18, status: "cited" };
writeFileSync(join(good, "overlay.json"), '{ "site": "North Hospital" }');
writeFileSync(join(good, "devices/boston-iceseed.json"), JSON.stringify({ ...iceseed, activeZoneLengthMm }));
writeFileSync(join(bad, "devices/boston-iceseed.json"), JSON.stringify({ ...iceseed, cryogen: "snow" }));

describe("isotherm check-overlay", () => {
  it("shows what a folder changes, field by field", () => {
    const { status, stdout } = isotherm(["check-overlay", good]);
    expect(status).toBe(0);
    expect(stdout).toContain("replaced  devices/boston-iceseed");
    expect(stdout).toContain("activeZoneLengthMm.value: null → 18");
    expect(stdout).toContain("accepted: 1 record of North Hospital");
    const asJson = JSON.parse(isotherm(["check-overlay", good, "--json"]).stdout);
    expect(asJson.differences[0].kind).toBe("replaced");
  });

  it("refuses with exit code 3 and a sentence a problem", () => {
    const { status, stdout } = isotherm(["check-overlay", bad]);
    expect(status).toBe(3);
    expect(stdout.split("\n")[0]).toMatch(
      /^devices\/boston-iceseed\.json: cryogen is "snow"; give one of argon/u,
    );
    expect(isotherm(["check-overlay", join(folder, "none")]).status).toBe(3);
    expect(isotherm(["check-overlay"]).status).toBe(2);
  });

  it("keeps every other verb from working with records that are refused", () => {
    const { status, stderr } = isotherm(["phantom", "ankle", "--out", join(folder, "out")], bad);
    expect(status).toBe(3);
    expect(stderr).toMatch(/records in .* \(ISOTHERM_OVERLAY\) are refused: devices\/boston-iceseed\.json/u);
  });
});
