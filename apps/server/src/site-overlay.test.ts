import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installSiteOverlay, siteOverlay, target } from "@isotherm/knowledge";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSiteOverlay } from "./site-overlay.ts";

const sural = target("sural-nerve");
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "isotherm-overlay-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  installSiteOverlay(null);
});

function put(path: string, value: unknown): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), typeof value === "string" ? value : JSON.stringify(value));
}

it("has no overlay where the data folder holds none", () => {
  const opened = openSiteOverlay({ besideData: join(folder, "overlay") });
  expect(opened).toEqual({ overlay: null, problems: [], differences: [] });
});

it("reads the folder beside the data, and answers with the site's records from then on", () => {
  put("overlay/overlay.json", { site: "North Hospital" });
  put("overlay/targets/sural-nerve.json", { ...sural, guidance: "CT" });
  const { overlay, differences } = openSiteOverlay({ besideData: join(folder, "overlay") });
  expect(overlay?.site).toBe("North Hospital");
  expect(differences.map(({ id, kind }) => `${id} ${kind}`)).toEqual(["sural-nerve replaced"]);
  expect(target("sural-nerve").guidance).toBe("CT");
});

it("does not start with a refused record: every reason is named, nothing is used", () => {
  put("targets/sural-nerve.json", { ...sural, guidance: "CT" });
  put("targets/median.json", "{");
  put("rules/skin-red.json", { id: "rule/skin/red" });
  let said = "";
  try {
    openSiteOverlay({ named: folder, besideData: "" });
  } catch (error) {
    said = error instanceof Error ? error.message : "";
  }
  expect(said).toMatch(/are refused, and nothing of them is used.*isotherm check-overlay/u);
  expect(said).toMatch(/targets\/median\.json: is not JSON/u);
  expect(said).toMatch(/rules\/skin-red\.json: the record lacks cases; add it/u);
  expect(siteOverlay()).toBeNull();
  expect(target("sural-nerve").guidance).toBe("Ultrasound");
});

it("refuses a named folder that does not exist", () => {
  expect(() => openSiteOverlay({ named: join(folder, "none"), besideData: "" })).toThrow(
    /cannot be read.*--overlay/u,
  );
});
