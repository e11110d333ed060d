import { beforeAll, describe, expect, test } from "vitest";
import { ball, blockPlan, blockVolume, computed } from "../block-case.test-data.ts";
import { setProtocol } from "../document/edit-plan.ts";
import { PlanningError } from "../errors.ts";
import { distanceToPolylineMm, polylineStations } from "../geometry/polyline.ts";
import type { PointLpsMm, StructureAtRisk, TreatmentPlan } from "../treatment-plan.ts";
import type { PlacementProgress, PlacementSuggestions } from "./placement-suggestions.ts";
import { type PreparePlacementOptions, preparePlacement } from "./prepare-placement.ts";
import { rankPlacements } from "./rank-placements.ts";
import { simulateTrial } from "./simulate-trial.ts";
import { suggestPlacement } from "./suggest-placement.ts";

const isPlate = (x: number, y: number): boolean => y < -8 && y > -14 && Math.abs(x) < 30;
const isLung = (x: number, y: number, z: number): boolean =>
  x > 14 && Math.abs(z) < 20 && Math.hypot(x, y) < 31;
/** A round body in air, on a table, with a plate of bone in front of the nerve and a lung at its left. */
const body = blockVolume(([x, y, z]) => {
  if (y > 41) return 50;
  if (Math.hypot(x, y) > 36) return -1000;
  if (isPlate(x, y)) return 700;
  return isLung(x, y, z) ? -750 : 50;
});
const arteryLpsMm: readonly PointLpsMm[] = [
  [-12, 8, -40],
  [-12, 8, 40],
];
const artery: StructureAtRisk = {
  ...ball("vessel", { id: "artery", centerLpsMm: [0, 0, 0], radiusMm: 1 }),
  geometry: { kind: "line", radiusMm: 3, pointsLpsMm: arteryLpsMm },
};
const plan: TreatmentPlan = blockPlan({ cryoprobes: [], structures: [artery] });
const quick: PreparePlacementOptions = { trialCount: 3, longestFreezeS: 360 };

function drained<Result>(run: Generator<PlacementProgress, Result>): {
  readonly result: Result;
  readonly steps: readonly PlacementProgress[];
} {
  const steps: PlacementProgress[] = [];
  for (;;) {
    const step = run.next();
    if (step.done) return { result: step.value, steps };
    steps.push(step.value);
  }
}

/** Seconds on a free machine; a busy one may take its time. */
const patienceMs = 300_000;
let found: PlacementSuggestions;
let steps: readonly PlacementProgress[];
beforeAll(() => {
  ({ result: found, steps } = drained(suggestPlacement(plan, body, quick)));
}, patienceMs);

/** What a thread would get; this package knows neither Node nor a browser, which both have it. */
const copied = (globalThis as unknown as { structuredClone<Value>(value: Value): Value }).structuredClone;

const rejection = (match: (one: PlacementSuggestions["rejections"][number]) => boolean) =>
  found.rejections.find(match);

describe("suggested placements", () => {
  test("keep their margins from what is marked and from what only the CT shows", () => {
    expect(found.suggestions.length).toBe(3);
    const shafts = found.suggestions.flatMap(({ cryoprobes }) => cryoprobes);
    for (const { entryLpsMm, tipLpsMm } of shafts) {
      for (const { pointLpsMm } of polylineStations([entryLpsMm, tipLpsMm], 0.25)) {
        const [x, y, z] = pointLpsMm;
        expect(distanceToPolylineMm(arteryLpsMm, pointLpsMm) - 3 - 0.75).toBeGreaterThanOrEqual(2 - 1e-6);
        expect(isPlate(x, y) || isLung(x, y, z)).toBe(false);
      }
      expect(Math.hypot(entryLpsMm[0], entryLpsMm[1])).toBeGreaterThan(33);
    }
    for (const one of found.suggestions.flatMap(({ clearances }) => clearances)) {
      expect(one.clearanceMm).toBeGreaterThanOrEqual(one.marginMm);
    }
  });

  test("say why every other path was turned away, with examples to draw", () => {
    const total = found.rejections.reduce((sum, one) => sum + one.count, 0);
    const dropped =
      found.frozenCount - found.suggestions.filter((one) => one.shortestFreezeS !== null).length;
    const byGeometry = total - dropped;
    expect(byGeometry).toBeGreaterThanOrEqual(found.triedCount - found.clearCount);
    expect(rejection((one) => one.structureId === "artery")?.text).toBe("closer than 2 mm to artery");
    expect(rejection((one) => one.kind === "bone")?.count).toBeGreaterThan(100);
    expect(rejection((one) => one.kind === "lung")?.structureName).toContain("as the CT shows it");
    expect(rejection((one) => one.reason === "re-enters-body")?.count).toBeGreaterThan(0);
    for (const { examples, reason } of found.rejections) {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        expect([...example.entryLpsMm, ...example.tipLpsMm].every(Number.isFinite)).toBe(true);
        if (reason === "near-structure") expect(example.atLpsMm).not.toBeNull();
      }
    }
  });

  test("the shortest freeze covers the nerve in a full computation, and a much shorter one does not", () => {
    const [best] = found.suggestions;
    if (!best?.protocol || best.shortestFreezeS === null) throw new Error("the open body has a freeze");
    const taken = setProtocol({ ...plan, cryoprobes: best.cryoprobes }, best.protocol);
    const lengthOf = (candidate: TreatmentPlan): number =>
      computed({ ...candidate, simulation: { ...candidate.simulation, cellMm: 1 } }, body, {
        accuracy: "full",
      }).lesion?.lengthBelow.find(({ temperatureC }) => temperatureC === -20)?.lengthMm ?? 0;
    expect(lengthOf(taken)).toBeGreaterThan(found.settings.wantedLengthMm - 0.5);
    const freezeS = best.shortestFreezeS * 0.7;
    const steps = [{ kind: "freeze", freezeS, dutyFraction: 1, cryoprobeIds: null }] as const;
    expect(lengthOf(setProtocol(taken, { presetId: null, steps }))).toBeLessThan(
      found.settings.wantedLengthMm,
    );
  });

  test("margins carry their status, and progress only rises", () => {
    expect(found.margins.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["bone", "vessel", "lung", "airway"]),
    );
    for (const margin of found.margins) {
      expect(margin.status).toBe("proposal");
      expect(margin.sources.length).toBeGreaterThan(0);
    }
    const fractions = steps.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  });

  test(
    "trials computed elsewhere and in another order give the same answer",
    () => {
      const { result: search } = drained(preparePlacement(plan, body, quick));
      const elsewhere = copied(search);
      const outcomes = [...elsewhere.trials].reverse().map((trial) => simulateTrial(elsewhere, trial));
      expect(rankPlacements(search, copied(outcomes))).toEqual(found);
      expect(JSON.stringify(search)).not.toContain(plan.title);
    },
    patienceMs,
  );
});

describe("a search that cannot end well", () => {
  test(
    "names the limit that the freeze would cross",
    () => {
      const tender: StructureAtRisk = {
        ...ball("organ", { id: "gland", centerLpsMm: [0, 7, 0], radiusMm: 2.5 }),
        geometry: {
          kind: "line",
          radiusMm: 2,
          pointsLpsMm: [
            [0, 7, -20],
            [0, 7, 20],
          ],
        },
        minimumTemperatureC: 25,
      };
      const { result } = drained(
        suggestPlacement({ ...plan, structures: [tender] }, body, {
          ...quick,
          trialCount: 2,
          mostCryoprobes: 1,
        }),
      );
      expect(result.suggestions.length).toBe(2);
      for (const { shortestFreezeS, protocol, firstLimit } of result.suggestions) {
        expect([shortestFreezeS, protocol]).toEqual([null, null]);
        expect(firstLimit).toMatchObject({ ruleId: "rule/clearance/own-temperature", structureId: "gland" });
        expect(firstLimit?.text).toMatch(/^gland would reach its limit of 25 °C after /u);
      }
      const last = result.rejections.at(-1);
      expect(["limit-crossed", "nerve-not-covered"]).toContain(last?.reason);
    },
    patienceMs,
  );

  test("in a closed cage there is no path, and the cage is why", () => {
    const cage = blockVolume(([x, y, z]) => {
      const r = Math.hypot(x, y, z);
      if (r > 44) return -1000;
      return r > 26 && r < 31 ? 700 : 50;
    });
    const nerve = plan.target;
    if (!nerve) throw new Error("the block plan has a nerve");
    const short = {
      ...nerve,
      geometry: {
        ...nerve.geometry,
        pointsLpsMm: [
          [0, 2, -6],
          [0, 2, 6],
        ] as const,
      },
    };
    const { result } = drained(suggestPlacement({ ...plan, structures: [], target: short }, cage, quick));
    expect(result.suggestions).toEqual([]);
    expect(result.clearCount).toBe(0);
    expect(result.rejections[0]).toMatchObject({ reason: "near-structure", kind: "bone", structureId: null });
  });

  test("without a target it is refused with the way out", () => {
    expect(() => drained(suggestPlacement(blockPlan({ target: null }), body))).toThrow(PlanningError);
    expect(() => drained(suggestPlacement(blockPlan({ target: null }), body))).toThrow(
      /mark the nerve first/,
    );
  });
});
