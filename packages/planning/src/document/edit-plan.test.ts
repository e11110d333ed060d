import fc from "fast-check";
import { describe, expect, test } from "vitest";
import frozenSample from "../../samples/treatment-plan-v1.json" with { type: "json" };
import type { TreatmentPlan } from "../treatment-plan.ts";
import { comparePlans } from "./compare-plans.ts";
import {
  addCryoprobe,
  addStructure,
  moveCryoprobe,
  removeCryoprobe,
  removeStructure,
  setDeviceOverride,
  setProtocol,
  setSimulationChoice,
  setTarget,
  touchPlan,
  updatePlan,
  updateStructure,
} from "./edit-plan.ts";
import { duplicatePlan } from "./new-plan.ts";
import { endDrag, recordEdit, redo, startHistory, undo } from "./plan-history.ts";
import { readPlan } from "./read-plan.ts";

const plan = readPlan(frozenSample);

/** Edits by number, so that a property can draw any sequence. */
const edits: readonly ((plan: TreatmentPlan, size: number) => TreatmentPlan)[] = [
  (p, n) => moveCryoprobe(p, p.cryoprobes[0]?.id ?? "none", { tipLpsMm: [n, n, n / 2] }),
  (p, n) => updatePlan(p, { title: `plan ${n}` }),
  (p, n) => setSimulationChoice(p, { cellMm: 0.5 + Math.abs(n % 4) }),
  (p, n) => addStructure(p, { ...structure, id: `s-${n}-${p.structures.length}` }),
  (p) => setTarget(p, null),
];
const structure = {
  id: "node",
  name: "Node",
  kind: "node",
  geometry: { kind: "sphere", centerLpsMm: [0, 0, 0], radiusMm: 4 },
  minimumClearanceMm: null,
  minimumTemperatureC: null,
} as const;

describe("edits", () => {
  test("are pure, and what they touch is all that changes", () => {
    const before = JSON.stringify(plan);
    const moved = moveCryoprobe(plan, "cryoprobe-1", { tipLpsMm: [18, 9, 3] });
    expect(moved.cryoprobes[0]?.entryLpsMm).toEqual(plan.cryoprobes[0]?.entryLpsMm);
    expect(comparePlans(plan, moved).map((difference) => difference.message)).toEqual([
      "Cryoprobe cryoprobe-1, tip moved by 3.0 mm: (18.0, 9.0, 0.0) mm → (18.0, 9.0, 3.0) mm",
    ]);
    expect(JSON.stringify(plan)).toBe(before);
  });

  test("removing a cryoprobe removes it from the protocol", () => {
    const fewer = removeCryoprobe(plan, "cryoprobe-1");
    expect(fewer.protocol.steps).toHaveLength(3);
    expect(readPlan(JSON.stringify(fewer))).toEqual(fewer);
    expect(() => removeCryoprobe(fewer, "cryoprobe-1")).toThrow(/has no cryoprobe/);
  });

  test("refuse what is not there and what is there twice", () => {
    expect(() => moveCryoprobe(plan, "ghost", {})).toThrow(/cryoprobe-1/);
    const [first] = plan.cryoprobes;
    expect(() => first && addCryoprobe(plan, first)).toThrow(/own id/);
  });
});

describe("comparison", () => {
  test("names every kind of difference in words and numbers", () => {
    const steps = [{ kind: "freeze", freezeS: 600, dutyFraction: 1, cryoprobeIds: null }] as const;
    const [vessel] = plan.structures;
    let other = setProtocol(plan, { presetId: null, steps });
    other = removeStructure(other, "thyroid");
    other = addStructure(other, structure);
    if (vessel) other = updateStructure(other, { ...vessel, minimumClearanceMm: 5 });
    other = setDeviceOverride(other, "generic-argon-17g", null);
    other = updatePlan(other, { worstAcceptedGrade: 3, skinProtection: { kind: "warm-glove" } });
    const messages = comparePlans(plan, other).map((difference) => difference.message);
    expect(messages).toEqual([
      "Left vertebral artery, minimum clearance: 3 mm → 5 mm",
      "Thyroid: present → absent",
      "Node: absent → present",
      "Site values for generic-argon-17g: present → absent",
      "Protocol: freeze 5 min, thaw 1 min, freeze 2 min at 60 % (cryoprobe-1), active thaw 1 min at 40 °C (9 min in all) → freeze 10 min (10 min in all)",
      "Skin protection: drape → warm-glove",
      "Worst accepted grade: 2 → 3",
    ]);
  });

  test("a duplicate differs in its title only", () => {
    const copy = duplicatePlan(plan, { id: "b", title: "Copy", createdAt: "2026-11-24T08:00:00Z" });
    expect(comparePlans(plan, touchPlan(copy, "2026-11-25T08:00:00Z")).map((d) => d.field)).toEqual([
      "title",
    ]);
  });
});

describe("history", () => {
  test("any edits undone lead back, redone lead forth", () => {
    const step = fc.tuple(fc.nat(edits.length - 1), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat(20), (steps, back) => {
        let history = startHistory(plan);
        const states = [plan];
        for (const [kind, size] of steps) {
          const edited = edits[kind]?.(history.present, size) ?? history.present;
          history = recordEdit(history, edited);
          states.push(edited);
        }
        const end = history;
        const count = Math.min(back, steps.length);
        for (let index = 0; index < count; index++) history = undo(history);
        expect(history.present).toBe(states[states.length - 1 - count]);
        for (let index = 0; index < count; index++) history = redo(history);
        expect(history.present).toBe(end.present);
        expect(history.past).toEqual(end.past);
      }),
      { numRuns: 100 },
    );
  });

  test("a drag is one step, two drags are two", () => {
    let history = startHistory(plan);
    const drag = (z: number): void => {
      const moved = moveCryoprobe(history.present, "cryoprobe-1", { tipLpsMm: [18, 9, z] });
      history = recordEdit(history, moved, { drag: "tip/cryoprobe-1" });
    };
    drag(1);
    drag(2);
    history = endDrag(history);
    drag(3);
    expect(history.past).toHaveLength(2);
    expect(undo(history).present.cryoprobes[0]?.tipLpsMm[2]).toBe(2);
    expect(undo(undo(history)).present).toBe(plan);
    expect(undo(undo(undo(history))).present).toBe(plan);
  });
});
