import { sha256Hex } from "@isotherm/imaging";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import frozenSample from "../../samples/treatment-plan-v1.json" with { type: "json" };
import { PlanningError } from "../errors.ts";
import { newPlan } from "./new-plan.ts";
import { planFingerprint } from "./plan-fingerprint.ts";
import { readPlan } from "./read-plan.ts";

const sampleText = JSON.stringify(frozenSample);
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const sample = (): { [key: string]: Json } => JSON.parse(sampleText);

function refusal(document: unknown): PlanningError {
  try {
    readPlan(document);
  } catch (error) {
    if (error instanceof PlanningError) return error;
    throw error;
  }
  throw new Error("the document was accepted");
}

/** Every path of a document, as lists of keys. */
function paths(value: Json, above: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[...above]];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [[...above], ...entries.flatMap(([key, item]) => paths(item, [...above, key]))];
}

function withValueAt(root: Json, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(root) ? [...root] : { ...(root as object) };
  const child = (root as Record<string | number, Json>)[key] ?? null;
  (copy as Record<string | number, unknown>)[key] = withValueAt(child, rest, value);
  return copy;
}

describe("reading a plan", () => {
  test("the frozen sample of version 1 reads, from text and parsed, and survives a round trip", () => {
    const plan = readPlan(sampleText);
    expect(plan.structures.map((structure) => structure.geometry.kind)).toEqual(["line", "sphere", "mask"]);
    expect(readPlan(JSON.stringify(plan))).toEqual(plan);
    expect(plan).toEqual(sample());
    expect(planFingerprint(plan)).toBe("dfeb57731fc22ff603d147384f503db53940e7db2e93b771f70373a5ac2452d0");
  });

  test("a new plan reads", () => {
    const image = {
      kind: "phantom",
      id: "neck",
      seriesInstanceUid: null,
      frameOfReferenceUid: null,
    } as const;
    const plan = newPlan({ id: "a", title: "b", createdAt: "2026-11-23T10:00:00Z", image });
    expect(readPlan(JSON.stringify(plan))).toEqual(plan);
  });

  test.each([
    [["cryoprobes", 0, "tipLpsMm", 2], "x", "cryoprobes[0].tipLpsMm[2]"],
    [["target", "fibers"], "visceral", "target.fibers"],
    [["structures", 2, "geometry", "runs"], [1, 4], "structures[2].geometry.runs"],
    [
      ["structures", 2, "geometry", "geometry", "dimensions"],
      [4096, 4096, 4096],
      "structures[2].geometry.geometry.dimensions",
    ],
    [["structures", 1, "id"], "vertebral-artery", "structures[1].id"],
    [["protocol", "steps", 2, "cryoprobeIds"], ["ghost"], "protocol.steps[2].cryoprobeIds[0]"],
    [["protocol", "steps", 0, "dutyFraction"], 60, "protocol.steps[0].dutyFraction"],
    [["cryoprobes", 0, "entryLpsMm"], [18, 9, 0], "cryoprobes[0].tipLpsMm"],
    [["simulation", "cellMm"], 0, "simulation.cellMm"],
    [["worstAcceptedGrade"], 1, "worstAcceptedGrade"],
    [["createdAt"], "yesterday", "createdAt"],
    [["patientName"], "Doe", "patientName"],
    [["format"], "other", "format"],
    [["version"], 0, "version"],
  ])("refuses %j = %j by its name", (path, value, field) => {
    const error = refusal(withValueAt(sample(), path, value));
    expect(error.code).toBe("PLANNING_PLAN_INVALID");
    expect(error.field).toBe(field);
    expect(error.message).toContain(field);
  });

  test("tells a newer version and broken JSON apart", () => {
    expect(refusal({ ...sample(), version: 2 }).code).toBe("PLANNING_PLAN_TOO_NEW");
    expect(refusal("{").code).toBe("PLANNING_NOT_JSON");
  });

  test("a damaged field is refused with a field name or read as a plan that reads again", () => {
    const all = paths(sample());
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.jsonValue(), (path, value) => {
        const document = withValueAt(sample(), path, value);
        try {
          const plan = readPlan(document);
          expect(readPlan(JSON.stringify(plan))).toEqual(plan);
        } catch (error) {
          expect(error).toBeInstanceOf(PlanningError);
          if (error instanceof PlanningError) expect(error.message.length).toBeLessThan(400);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("arbitrary JSON and text never pass and never crash", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string()), (value) => {
        expect(refusal(value)).toBeInstanceOf(PlanningError);
      }),
    );
  });
});

describe("fingerprint", () => {
  test("SHA-256 gives the values of FIPS 180-4", () => {
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Hex("é\u{1f9ca}".repeat(40))).toHaveLength(64);
  });

  test("changes with what is computed and not with title, notes or key order", () => {
    const plan = readPlan(sampleText);
    const reordered = readPlan(Object.fromEntries(Object.entries(plan).reverse()));
    expect(planFingerprint(reordered)).toBe(planFingerprint(plan));
    expect(planFingerprint({ ...plan, title: "x", notes: "y", modifiedAt: "z" })).toBe(planFingerprint(plan));
    expect(planFingerprint({ ...plan, skinProtection: { kind: "air" } })).not.toBe(planFingerprint(plan));
  });
});
