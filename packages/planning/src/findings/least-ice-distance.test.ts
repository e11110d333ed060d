import { installSiteOverlay, threshold } from "@isotherm/knowledge";
import { afterEach, expect, test } from "vitest";
import { ball, blockPlan, siteSetsIceDistance } from "../block-case.test-data.ts";
import type { Clearance } from "../outcome.ts";
import { leastIceDistanceMm } from "./least-ice-distance.ts";
import { structureFindings } from "./structure-findings.ts";

const plan = blockPlan();
const placed = { id: "esophagus", centerLpsMm: [0, -13, 0], radiusMm: 2 } as const;
const esophagus = { ...ball("organ", placed), name: "Oesophagus" };

/** Visible ice 7 mm from the structure: beyond the general steps. */
const sevenMmAway: Clearance = {
  structureId: "esophagus",
  structureName: "Oesophagus",
  coldestC: 20,
  coldestLpsMm: [0, -11, 0],
  distances: [
    {
      temperatureC: threshold("threshold/temperature/ice-edge").fact.value,
      clearanceMm: 7,
      nearestLpsMm: [0, -11, 0],
      timeS: 480,
    },
  ],
};

const firedRules = (): readonly string[] =>
  structureFindings(plan, esophagus, sevenMmAway).map(({ ruleId }) => ruleId);

afterEach(() => installSiteOverlay(null));

test("[R26] without a distance of its own, published or set, only the general steps hold", () => {
  expect(leastIceDistanceMm(plan.target, esophagus)).toBeNull();
  expect(firedRules()).toEqual([]);
});

test("[R26] a structure is held to the distance that the site sets for it in the record of the target", () => {
  siteSetsIceDistance("esophagus", 8);
  expect(leastIceDistanceMm(plan.target, esophagus)).toBe(8);
  const [finding] = structureFindings(plan, esophagus, sevenMmAway);
  expect(finding?.ruleId).toBe("rule/clearance/own-distance");
  expect(finding?.severity).toBe("critical");
  expect(finding?.message).toContain("within 7 mm of Oesophagus, whose own limit is 8 mm");
  siteSetsIceDistance("esophagus", 6.5);
  expect(firedRules()).toEqual([]);
});

test("[R26] the larger of the plan's and the site's distance holds", () => {
  siteSetsIceDistance("esophagus", 8);
  expect(leastIceDistanceMm(plan.target, { ...esophagus, minimumClearanceMm: 10 })).toBe(10);
  expect(leastIceDistanceMm(plan.target, { ...esophagus, minimumClearanceMm: 3 })).toBe(8);
  expect(leastIceDistanceMm(null, { ...esophagus, minimumClearanceMm: 3 })).toBe(3);
  expect(leastIceDistanceMm(plan.target, { ...esophagus, name: "Trachea" })).toBeNull();
});
