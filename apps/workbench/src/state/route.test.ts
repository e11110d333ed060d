import { describe, expect, it } from "vitest";
import { hashOf, type Route, routeOf } from "./route.ts";

describe("addresses", () => {
  const routes: readonly Route[] = [
    { screen: "start" },
    { screen: "plan", planId: "a b/c" },
    { screen: "plans" },
    { screen: "responders" },
    { screen: "directory" },
    { screen: "plan", planId: "a", patientId: "p/1", atLpsMm: [-20.5, 30, 10] },
    { screen: "clinic", list: null },
    { screen: "clinic", list: "follow-ups" },
    { screen: "patient", patientId: "p 1", step: null },
    { screen: "patient", patientId: "p 1", step: "imaging" },
    { screen: "compare", planIds: ["one", "two"] },
    { screen: "atlas", path: [] },
    { screen: "atlas", path: ["rules", "rule/skin/red"] },
  ];

  it("come back as the place they were made from", () => {
    for (const route of routes) expect(routeOf(hashOf(route))).toEqual(route);
  });

  it("lead to the start page when they are unknown", () => {
    expect(routeOf("#/nowhere/at/all")).toEqual({ screen: "start" });
    expect(routeOf("#/plan")).toEqual({ screen: "start" });
  });
});
