import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "isotherm-engine-"));

afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const program = `
import { engineVersion, simulate } from "@isotherm/engine";
const side = { kind: "temperature", temperature: 37 };
const result = simulate({
  origin: [0, 0, 0], size: [0.02, 0.02, 0.02], cell: 1e-3,
  boundary: { xMin: side, xMax: side, yMin: side, yMax: side, zMin: side, zMax: side },
  media: [{
    kind: "tissue", name: "tissue", density: 1000, heatCapacityUnfrozen: 3500, heatCapacityFrozen: 1900,
    conductivityUnfrozen: 0.5, conductivityFrozen: 2.2, latentHeat: 250e3, freezingStart: -1, freezingEnd: -8,
    perfusion: 0, metabolicHeat: 0,
  }],
  background: 0, regions: [], vessels: [],
  blood: { density: 1060, heatCapacity: 3600, temperature: 37 }, initialTemperature: 37,
  cryoprobes: [{
    tip: [0.01, 0.01, 0.014], direction: [0, 0, 1], shaftDiameter: 1.5e-3, activeZoneLength: 8e-3, tipOffset: 0,
    surface: { kind: "temperature", trace: [[0, -100]] }, shaft: "tissue",
  }],
  protocol: [{ kind: "freeze", duration: 30 }], reportTimes: [], thresholds: [], samples: [[0.012, 0.01, 0.01]],
});
console.log(JSON.stringify({ engineVersion, backend: result.backend, coldest: result.samples[0].temperatures.at(-1) }));
`;

test("the engine has no dependency, and installed alone from its package it solves a freeze", () => {
  const engine = join(root, "packages/engine");
  const manifest = JSON.parse(readFileSync(join(engine, "package.json"), "utf8"));
  expect(manifest.dependencies ?? {}).toEqual({});
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], engine));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename)], folder);
  writeFileSync(join(folder, "freeze.js"), program);
  const printed = JSON.parse(run(process.execPath, ["freeze.js"], folder));
  expect(printed.backend).toBe("wasm");
  expect(printed.coldest).toBeLessThan(0);
  expect(printed.coldest).toBeGreaterThan(-100);
}, 120_000);
