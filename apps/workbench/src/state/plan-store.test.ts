import { newPlan, updatePlan } from "@isotherm/planning";
import { beforeEach, describe, expect, it } from "vitest";
import {
  currentPlan,
  editPlan,
  endPlanDrag,
  nameImage,
  openPlan,
  redoPlan,
  undoPlan,
  usePlanStore,
} from "./plan-store.ts";

const retitle = (title: string, drag?: string): void =>
  editPlan((plan) => updatePlan(plan, { title }), drag === undefined ? {} : { drag });

beforeEach(() => {
  const image = {
    kind: "series",
    id: "storing",
    seriesInstanceUid: null,
    frameOfReferenceUid: null,
  } as const;
  openPlan(newPlan({ id: "p", title: "first", createdAt: "2026-11-23T08:00:00Z", image }), 3);
});

describe("the plan on the screen", () => {
  it("goes back and forth through its edits", () => {
    retitle("second");
    retitle("third");
    undoPlan();
    expect(currentPlan()?.title).toBe("second");
    undoPlan();
    expect(currentPlan()?.title).toBe("first");
    redoPlan();
    redoPlan();
    expect(currentPlan()?.title).toBe("third");
  });

  it("takes one drag as one step", () => {
    retitle("a", "drag");
    retitle("b", "drag");
    endPlanDrag();
    retitle("c", "drag");
    undoPlan();
    expect(currentPlan()?.title).toBe("b");
    undoPlan();
    expect(currentPlan()?.title).toBe("first");
  });

  it("is unsaved after an edit, and keeps the revision that it is based on", () => {
    expect(usePlanStore.getState().saveState).toBe("saved");
    retitle("second");
    expect(usePlanStore.getState()).toMatchObject({ saveState: "unsaved", revision: 3 });
  });

  it("names a stored image in every step of its history", () => {
    retitle("second");
    nameImage("stored");
    undoPlan();
    expect(currentPlan()?.image.id).toBe("stored");
    redoPlan();
    expect(currentPlan()).toMatchObject({ title: "second", image: { id: "stored" } });
  });

  it("waits with saving while its images are on their way", () => {
    usePlanStore.setState({ saveState: "storing" });
    retitle("second");
    expect(usePlanStore.getState().saveState).toBe("storing");
  });
});
