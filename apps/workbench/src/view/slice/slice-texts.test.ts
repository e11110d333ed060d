import { describe, expect, it } from "vitest";
import { planeAxes, type ScreenMap } from "../geometry/slice-plane.ts";
import { syntheticScene, syntheticVolume } from "../harness/synthetic-scene.ts";
import { sceneShapes } from "../overlay/scene-shapes.ts";
import { readingText, sliceTexts } from "./slice-texts.ts";

const scene = syntheticScene(syntheticVolume(64, 40));
const map: ScreenMap = {
  axes: planeAxes("coronal", null),
  centerLpsMm: [0, -20, 0],
  mmPerPx: 0.5,
  widthPx: 500,
  heightPx: 400,
};

describe("words round a slice", () => {
  it("gives position by its side, window, and patient directions", () => {
    const texts = sliceTexts(scene, map, { plane: "coronal", needle: null, pointLpsMm: scene.cursorLpsMm });
    expect(texts).toMatchObject({
      title: "Coronal",
      position: "A 20.0 mm  ·  28/64",
      window: "W 400  ·  L 40",
      left: "R",
      right: "L",
      top: "H",
      bottom: "F",
    });
  });

  it("reads CT number and temperature with their units, and says when outside", () => {
    expect(readingText(scene, [20, 10, 0])).toMatch(/^\d+ HU {2}· {2}−\d+\.\d °C$/);
    expect(readingText(scene, [500, 0, 0])).toBe("outside");
  });
});

describe("sceneShapes", () => {
  const shapes = sceneShapes(scene, map, { pending: null, hot: null });
  const texts = shapes.filter((shape) => shape.tag === "text").map((shape) => shape.text);

  it("labels cryoprobes and the scale, and leaves out measures of other slices", () => {
    expect(texts).toContain("Cryoprobe 1");
    expect(texts).toContain("5 cm");
    expect(texts.filter((text) => text?.endsWith(" mm"))).toEqual([]);
  });

  it("dashes what lies outside the slice and draws through what lies in it", () => {
    const inSlice = sceneShapes(
      scene,
      { ...map, axes: planeAxes("axial", null), centerLpsMm: [0, 0, 0] },
      {
        pending: null,
        hot: null,
      },
    );
    const dashed = inSlice.filter((shape) => "stroke-dasharray" in shape.attributes);
    expect(dashed.length).toBeGreaterThan(0);
    expect(inSlice.filter((shape) => shape.text === "42.7 mm")).toHaveLength(1);
  });
});
