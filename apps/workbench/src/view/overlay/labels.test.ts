import { describe, expect, it } from "vitest";
import { sampleAt } from "../geometry/grid.ts";
import { syntheticFrame } from "../harness/synthetic-scene.ts";
import { outermostCrossing } from "./isotherm-labels.ts";
import { labelsApart } from "./labels-apart.ts";
import { textShape } from "./stretch.ts";

describe("labels", () => {
  it("stand apart and on top", () => {
    const shapes = labelsApart(
      [
        textShape({ x: 10, y: 20 }, "Cryoprobe 1", {}),
        { tag: "circle", attributes: {} },
        textShape({ x: 14, y: 24 }, "Cryoprobe 2", {}),
        textShape({ x: 18, y: 26 }, "Esophagus", { "data-optional": "" }),
      ],
      400,
    );
    expect(shapes.map((shape) => shape.tag)).toEqual(["circle", "text", "text"]);
    expect(shapes.slice(1).map((shape) => shape.attributes["y"])).toEqual([20, 42]);
  });

  it("keep clear of text that is there already", () => {
    const [label] = labelsApart([textShape({ x: 10, y: 40 }, "Nerve", {})], 400, [
      { left: 0, right: 100, y: 43 },
    ]);
    expect(label?.attributes["y"]).toBe(76);
  });

  it("find the isotherm on a ray", () => {
    const frame = syntheticFrame(64, 1);
    const grid = { geometry: frame.geometry, values: frame.valuesC };
    const crossing = outermostCrossing(grid, { fromLpsMm: [23, 6.5, 0.8], direction: [0, 0, 1] }, -20);
    expect(crossing && sampleAt(grid, crossing)).toBeCloseTo(-20, 0);
    expect(outermostCrossing(grid, { fromLpsMm: [23, 6.5, 0.8], direction: [0, 0, 1] }, 36.9999)).toBeNull();
  });
});
