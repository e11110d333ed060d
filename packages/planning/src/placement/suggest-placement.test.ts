import { installSiteOverlay } from "@isotherm/knowledge";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { ball, blockPlan, blockVolume, computed, siteSetsIceDistance } from "../block-case.test-data.ts";
import { setProtocol } from "../document/edit-plan.ts";
import { PlanningError } from "../errors.ts";
import { distanceToPolylineMm, polylineStations } from "../geometry/polyline.ts";
import type { StructureAtRisk, TreatmentPlan } from "../treatment-plan.ts";
import { artery, arteryLpsMm, body, isLung, isPlate } from "./placement-body.test-data.ts";
import type { PlacementProgress, PlacementSuggestions } from "./placement-suggestions.ts";
import { type PreparePlacementOptions, preparePlacement } from "./prepare-placement.ts";
import { rankPlacements } from "./rank-placements.ts";
import { simulateTrial } from "./simulate-trial.ts";
import { suggestPlacement } from "./suggest-placement.ts";

const plan: TreatmentPlan = blockPlan({ cryoprobes: [], structures: [artery] });
const quick: PreparePlacementOptions = { trialCount: 3, longestFreezeS: 360 };

function drained<Step, Result>(
  run: Generator<Step, Result>,
): {
  readonly result: Result;
  readonly steps: readonly Step[];
} {
  const steps: Step[] = [];
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

describe("a least distance of ice", () => {
  const esophagus: StructureAtRisk = {
    ...ball("organ", { id: "esophagus", centerLpsMm: [0, 0, 0], radiusMm: 1 }),
    name: "Oesophagus",
    geometry: {
      kind: "line",
      radiusMm: 2,
      pointsLpsMm: [
        [0, 14, -30],
        [0, 14, 30],
      ],
    },
  };
  const beside = { ...plan, structures: [esophagus] };
  const one: PreparePlacementOptions = { ...quick, trialCount: 1, mostCryoprobes: 1 };
  const searched = (structures: readonly StructureAtRisk[]): PlacementSuggestions =>
    drained(suggestPlacement({ ...beside, structures }, body, one)).result;
  afterEach(() => installSiteOverlay(null));

  test(
    "[R26] of the site or of the plan bounds every freeze that is offered, and is named where there is none",
    () => {
      const [free] = searched([esophagus]).suggestions;
      if (!free?.protocol) throw new Error("without a distance of its own there is a freeze");
      expect(free.firstLimit?.structureId).not.toBe("esophagus");
      const taken = setProtocol({ ...beside, cryoprobes: free.cryoprobes }, free.protocol);
      const iceMm = computed(taken, body, { accuracy: "full" }).clearances[0]?.distances.find(
        ({ temperatureC }) => temperatureC === 0,
      )?.clearanceMm;
      if (iceMm === undefined) throw new Error("the freeze makes ice");
      siteSetsIceDistance("esophagus", Math.ceil(iceMm + 3));
      const held = searched([esophagus]);
      const text = `Oesophagus would have visible ice nearer than its least ${Math.ceil(iceMm + 3)} mm after `;
      for (const { shortestFreezeS, firstLimit } of held.suggestions) {
        expect(shortestFreezeS).toBeNull();
        expect(firstLimit).toMatchObject({ ruleId: "rule/clearance/own-distance", structureId: "esophagus" });
        expect(firstLimit?.text).toContain(text);
      }
      expect(held.rejections.at(-1)).toMatchObject({ reason: "limit-crossed", structureId: "esophagus" });
      installSiteOverlay(null);
      const planned = searched([{ ...esophagus, minimumClearanceMm: Math.ceil(iceMm + 3) }]);
      expect(planned.suggestions).toEqual(held.suggestions);
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
