import { evidenceCards } from "@isotherm/knowledge";
import { beforeAll, describe, expect, test } from "vitest";
import { ball, blockPlan, computed, softBlock } from "../block-case.test-data.ts";
import type { PlanningError } from "../errors.ts";
import { distanceMm } from "../geometry/vector.ts";
import { compareLesions, heatLesionOf } from "./compare-lesions.ts";
import { placedElectrodes } from "./placed-electrodes.ts";
import { defaultRadiofrequencyChoice, type RadiofrequencyChoice } from "./radiofrequency-choice.ts";
import type { RadiofrequencyOutcome } from "./radiofrequency-outcome.ts";
import { radiofrequencyCase } from "./radiofrequency-problem.ts";
import { simulateRadiofrequencyPlan } from "./simulate-radiofrequency-plan.ts";

const plan = blockPlan({
  structures: [
    ball("nerve", { id: "near", centerLpsMm: [0, -5, 0], radiusMm: 2 }),
    ball("nerve", { id: "far", centerLpsMm: [0, -18, 0], radiusMm: 2 }),
  ],
});

function lesion(choice: RadiofrequencyChoice): RadiofrequencyOutcome {
  const run = simulateRadiofrequencyPlan(plan, softBlock, {
    choice,
    accuracy: "preview",
    computedAt: "2026-11-27T09:00:00Z",
  });
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

/** The nerve passes 2 mm beside the path of the cryoprobe, at its origin. */
const thermal = { ...defaultRadiofrequencyChoice("monopolar"), lesionS: 60 };
let hot: RadiofrequencyOutcome;

beforeAll(() => {
  hot = lesion(thermal);
});

describe("a radiofrequency lesion on the anatomy of a plan", () => {
  test("stands on the path of the cryoprobe with the middle of its active tip nearest to the nerve", () => {
    const [electrode] = hot.electrodes;
    expect(electrode?.entryLpsMm).toEqual(plan.cryoprobes[0]?.entryLpsMm);
    expect(electrode?.direction).toEqual([-1, 0, 0]);
    expect(electrode?.tipLpsMm[0]).toBeCloseTo(-5, 6);
  });

  test("is not pushed into what a needle must not touch", () => {
    const beforeBone = {
      ...plan,
      structures: [ball("bone", { id: "bone", centerLpsMm: [-8, 0, 0], radiusMm: 5 })],
    };
    const [electrode] = placedElectrodes(beforeBone, thermal);
    expect(electrode?.tipLpsMm[0]).toBeGreaterThanOrEqual(-2 - 1e-9);
  });

  test("damages the nerve where it passes, holds its tip and balances its heat", () => {
    const tip = Math.max(...(hot.generator.tipTemperatures[0] ?? []));
    expect(Math.abs(tip - thermal.tipTemperatureC)).toBeLessThan(0.5);
    expect(hot.energy.balanceError).toBeLessThan(1e-3);
    const [damage, sure, start] = ["damage", "nerve-sure", "nerve-start"].map(
      (id) => hot.nerve?.lengths.find((row) => row.id === id)?.lengthMm ?? 0,
    ) as [number, number, number];
    expect(damage).toBeGreaterThan(2);
    expect(start).toBeGreaterThan(sure);
    const reached = hot.nerve?.samples.filter((sample) => sample.leastDamageLog10 >= 0).length ?? 0;
    expect(Math.abs(reached - damage)).toBeLessThan(2);
    expect(heatLesionOf(hot, "nerve-start")?.volumeMl).toBeGreaterThan(
      heatLesionOf(hot, "nerve-sure")?.volumeMl ?? 1,
    );
  });

  test("tells of each structure how hot it got, the near one more than the far one", () => {
    expect(hot.structures.map(({ structureId }) => structureId)).toEqual(["near", "far"]);
    const [near, far] = hot.structures;
    expect(near?.hottestC).toBeGreaterThan((far?.hottestC ?? 0) + 5);
    expect(far?.clearanceMm).toBeGreaterThan((near?.clearanceMm ?? 0) + 5);
  });

  test("[R8] pulsed radiofrequency stays at its limit and damages nothing", () => {
    const pulsed = lesion({ ...defaultRadiofrequencyChoice("pulsed"), lesionS: 30 });
    expect(pulsed.hottestC).toBeLessThan(42.5);
    expect(heatLesionOf(pulsed, "damage")?.volumeMl).toBe(0);
    expect(pulsed.burstRiseK).toBeGreaterThan(0);
  });

  test("a pair stands on both sides of the path, along the nerve, and needs no ground", () => {
    const choice = defaultRadiofrequencyChoice("bipolar");
    const [one, other] = placedElectrodes(plan, choice);
    expect(distanceMm(one?.tipLpsMm ?? [0, 0, 0], other?.tipLpsMm ?? [0, 0, 0])).toBeCloseTo(
      choice.pairSpacingMm,
    );
    expect(Math.abs((one?.tipLpsMm[2] ?? 0) - (other?.tipLpsMm[2] ?? 0))).toBeCloseTo(choice.pairSpacingMm);
    const made = radiofrequencyCase(plan, softBlock, choice);
    expect(made.problem.ground).toEqual([]);
    expect(made.problem.electrodes.map(({ pole }) => pole)).toEqual(["active", "return"]);
  });

  test("refuses a setting outside its limits, and an electrode that cannot do it, by name", () => {
    const tooHot = { ...thermal, tipTemperatureC: 95 };
    expect(() => radiofrequencyCase(plan, softBlock, tooHot)).toThrow("95 °C lies outside 60 to 90 °C");
    try {
      radiofrequencyCase(plan, softBlock, { ...thermal, electrodeId: "generic-17g-cooled-4mm" });
      expect.unreachable();
    } catch (error) {
      expect((error as PlanningError).code).toBe("PLANNING_RADIOFREQUENCY_INVALID");
    }
  });
});

describe("the comparison with the freeze", () => {
  const session = { levelCount: 2, coldPlacementS: 300, heatPlacementS: null };

  test("[R8][R11][R15][R23][R27][R28] answers each question for both, with certainty and sources", () => {
    const rows = compareLesions(plan, { cold: computed(plan), heat: hot }, session);
    expect(rows.map(({ id }) => id)).toEqual(["destroyed", "regrows", "seen", "neighbors", "char", "time"]);
    const known = new Set(evidenceCards().map(({ id }) => id));
    for (const { cold, heat, evidenceCardIds } of rows) {
      for (const side of [cold, heat]) expect(side.computed ?? side.known).not.toBeNull();
      for (const id of evidenceCardIds) expect(known.has(id)).toBe(true);
    }
    const row = (id: string): (typeof rows)[number] | undefined => rows.find((one) => one.id === id);
    expect(row("seen")?.heat.known).toContain("cannot be watched");
    expect(row("char")?.heat.computed).toContain("No tissue reaches 100 °C");
    expect(row("neighbors")?.heat.computed).toContain("near");
    expect(row("destroyed")?.heat.status).toBe("unverified");
  });

  test("[R21] counts probe time, cycles and levels, and says what is not counted", () => {
    const rows = compareLesions(plan, { cold: computed(plan), heat: hot }, session);
    const time = rows.find(({ id }) => id === "time");
    expect(time?.cold.computed).toBe("26 min for 2 levels: 8 min each.");
    expect(time?.heat.computed).toBe("2 min for 2 levels: 1 min each; time to place it is not counted.");
  });
});
