import { describe, expect, it } from "vitest";
import { readAllowances, unitProblemsOf } from "./check-units.ts";
import { namesItsUnit } from "./unit-name.ts";

const path = "packages/planning/src/example.ts";
const problems = (text: string, file = path): string => unitProblemsOf(file, text, []).join("\n");

describe("check-units", () => {
  it.each([
    "freezeS",
    "marginMm",
    "tipLpsMm",
    "temperaturesC",
    "conductivityWPerMK",
    "heatTransferWPerM2K",
    "perfusionPerS",
    "speedMmPerDay",
    "iceFraction",
    "cellCount",
    "cells",
    "index",
    "AUTOSAVE_DELAY_MS",
    "slice_count",
    "attenuationHu",
    "highestGrade",
  ])("takes %s", (name) => {
    expect(namesItsUnit(name)).toBe(true);
  });

  it.each([
    "freeze",
    "distance",
    "temperature",
    "radius",
    "margin",
    "tip",
    "time",
    "power",
    "magic",
    "basis",
  ])("refuses %s", (name) => {
    expect(namesItsUnit(name)).toBe(false);
  });

  it("finds fields, parameters, results and constants without a unit", () => {
    expect(problems("export interface A { readonly distance: number }")).toMatch(/the field distance/u);
    expect(problems("export interface A { readonly near: { readonly distance: number | null }[] }")).toMatch(
      /the field distance/u,
    );
    expect(problems("export function f(radius: number): void {}")).toMatch(/the parameter radius/u);
    expect(problems("export function clearance(a: string): number { return a.length; }")).toMatch(
      /the result of clearance/u,
    );
    expect(problems("export const limit = 1;\nexport const reach = -20;")).toMatch(/the constant reach/u);
    expect(
      problems("export type A = { kind: 'a' } | { kind: 'b'; reach: readonly [number, number] };"),
    ).toMatch(/the field reach/u);
  });

  it("takes a unit in the doc of the field, of what holds it, and what does not leave its file", () => {
    expect(problems("export interface A { /** [m] From the tip. */ readonly distance: number }")).toBe("");
    expect(problems("/** Heat; all [J]. */\nexport interface A { readonly stored: number }")).toBe("");
    expect(problems("export type A = { kind: 'a' /** [s] */; reach: number };")).toBe("");
    expect(
      problems("interface A { distance: number }\nfunction f(radius: number): number { return radius; }"),
    ).toBe("");
  });

  it("finds conversions outside the conversion files", () => {
    expect(problems("const a = b / 1000;")).toMatch(/\/ 1000 at line 1/u);
    expect(problems("const a = b + 273.15;")).toMatch(/273\.15/u);
    expect(problems("const elapsedS = (performance.now() - startedMs) / 1000;")).toBe("");
    const allowed = [{ path, name: "/ 1000", reason: "the one place" }];
    expect(unitProblemsOf(path, "const a = b / 1000;", allowed)).toEqual([]);
    expect(
      unitProblemsOf(path, "const a = b / 1000;", [{ path, name: "*", reason: "names only" }]),
    ).toHaveLength(1);
  });

  it("says when a file cannot be parsed, and allows nothing without a reason", () => {
    expect(problems("export const = ;")).toMatch(/cannot be parsed/u);
    for (const entry of readAllowances()) expect(entry.reason.length).toBeGreaterThan(10);
  });
});
