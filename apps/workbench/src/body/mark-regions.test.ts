import { bodyRegions } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";
import { type BodyView, type DrawingPoint, fractionOf } from "./body-view.ts";
import { placeWords } from "./body-words.ts";
import { regionsAlong, regionsOfMarks, sideOfMark } from "./mark-regions.ts";
import { REGION_OUTLINES } from "./outlines.ts";
import { markOfStroke, simplified } from "./stroke.ts";

const point = (view: BodyView, at: DrawingPoint): Parameters<typeof regionsOfMarks>[0][number] => ({
  view,
  pointsFraction: [fractionOf(at)],
});

const circle = (view: BodyView, [x, y]: DrawingPoint, radius: number): ReturnType<typeof point> => ({
  view,
  pointsFraction: Array.from({ length: 40 }, (_, index) => {
    const turn = (index / 40) * 2 * Math.PI;
    return fractionOf([x + radius * Math.cos(turn), y + radius * Math.sin(turn)]);
  }),
});

describe("regions of what is drawn on the body", () => {
  it("[R83] names the region under one finger in each of the four views", () => {
    expect(regionsOfMarks([point("front", [0, 172])])).toEqual(["upper-abdomen"]);
    expect(regionsOfMarks([point("back", [10, 180])])).toEqual(["lower-back"]);
    expect(regionsOfMarks([point("left", [0, 180])])).toEqual(["flank"]);
    expect(regionsOfMarks([point("right", [0, 180])])).toEqual(["flank"]);
    expect(regionsOfMarks([point("back", [66, 420])])).toEqual(["sole"]);
  });

  it("takes the region on top where two overlap, as the picture shows it", () => {
    expect(regionsOfMarks([point("front", [21, 122])])).toEqual(["breast"]);
    expect(regionsOfMarks([point("front", [0, 140])])).toEqual(["chest-wall"]);
  });

  it("forgives a finger that misses the body by a little, and finds nothing in the air", () => {
    expect(regionsOfMarks([point("front", [-84, 240])])).toEqual(["hand"]);
    expect(regionsOfMarks([point("front", [88, 30])])).toEqual([]);
  });

  it("[R83] names every region with a fair share of an area, the largest first, and none that it only brushes", () => {
    expect(regionsOfMarks([circle("front", [0, 178], 30)])).toEqual([
      "upper-abdomen",
      "lower-abdomen",
      "chest-wall",
    ]);
    expect(regionsOfMarks([circle("front", [0, 172], 10)])).toEqual(["upper-abdomen"]);
  });

  it("knows right from left: the front view is mirrored, the back view is not", () => {
    expect(sideOfMark(point("front", [-30, 100]))).toBe("right");
    expect(sideOfMark(point("back", [-30, 100]))).toBe("left");
    expect(sideOfMark(circle("front", [0, 170], 20))).toBe("both");
    expect(placeWords([point("front", [-52, 100])])).toEqual(["shoulder (right)"]);
    expect(placeWords([point("front", [-52, 100]), point("front", [52, 100])])).toEqual(["shoulder"]);
  });

  it("[R85] follows a path in the order in which it was drawn", () => {
    const way = [
      [20, 230],
      [24, 300],
      [20, 350],
      [18, 400],
    ].map(([x = 0, y = 0]) => fractionOf([x, y]));
    expect(regionsAlong("back", way)).toEqual(["buttock", "back-thigh", "knee", "calf"]);
  });

  it("draws every region of knowledge but those that have no place on a body", () => {
    const undrawn = bodyRegions()
      .map(({ id }) => id)
      .filter((id) => !REGION_OUTLINES.some(({ regionId }) => regionId === id));
    expect(undrawn.sort()).toEqual(["none", "phantom-arm", "phantom-leg", "stump"]);
    const unknown = REGION_OUTLINES.filter(
      ({ regionId }) => !bodyRegions().some(({ id }) => id === regionId),
    );
    expect(unknown).toEqual([]);
  });
});

describe("a stroke of the finger", () => {
  it("is a point when it hardly moves, and an area when it goes round", () => {
    const still = [fractionOf([0, 170]), fractionOf([1, 171])];
    expect(markOfStroke("front", still)?.pointsFraction).toHaveLength(1);
    const round = circle("front", [0, 170], 20).pointsFraction;
    const mark = markOfStroke("front", round);
    expect(mark?.pointsFraction.length).toBeGreaterThan(8);
    expect(mark?.pointsFraction.length).toBeLessThan(round.length + 1);
    expect(markOfStroke("front", [])).toBeNull();
  });

  it("becomes a narrow area when it is straight, because a record knows points and areas only", () => {
    const line = Array.from({ length: 20 }, (_, index) => fractionOf([0, 100 + 5 * index]));
    const mark = markOfStroke("front", line);
    expect(mark?.pointsFraction).toHaveLength(4);
    expect(regionsOfMarks(mark === null ? [] : [mark])).toContain("upper-abdomen");
  });

  it("keeps its ends and its course when it is simplified", () => {
    const corner = [
      [0, 0],
      [0.1, 0.0001],
      [0.2, 0],
      [0.2, 0.1],
      [0.2001, 0.2],
    ] as const;
    expect(simplified(corner)).toEqual([corner[0], corner[2], corner[4]]);
  });
});
