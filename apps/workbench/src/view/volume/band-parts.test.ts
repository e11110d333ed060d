import { describe, expect, it } from "vitest";
import type { Scene, TemperatureBands } from "../scene.ts";
import { sceneParts } from "./scene-parts.ts";

const SIDE = 21;
const geometry: TemperatureBands["geometry"] = {
  dimensions: [SIDE, SIDE, SIDE],
  originLpsMm: [-10, -10, -10],
  spacingMm: [1, 1, 1],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/** Cold round the origin: −20 °C at this distance [mm], 10 K warmer with each millimeter. */
function coldBall(radiusMm: number): Float32Array {
  return Float32Array.from({ length: SIDE ** 3 }, (_, voxel) => {
    const at = [voxel % SIDE, Math.floor(voxel / SIDE) % SIDE, Math.floor(voxel / SIDE ** 2)];
    return -20 + 10 * (Math.hypot(...at.map((n) => n - 10)) - radiusMm);
  });
}

const bands: TemperatureBands = {
  geometry,
  lowC: coldBall(7),
  medianC: coldBall(6),
  highC: coldBall(4),
};

const scene: Scene = {
  volume: null,
  window: { center: 40, width: 400 },
  cursorLpsMm: [0, 0, 0],
  temperature: { geometry, valuesC: bands.medianC },
  bands,
  field: "cold",
  washOpacity: 0,
  isotherms: [
    { temperatureC: -20, color: "#ffffff", dashed: false, visible: true },
    { temperatureC: -40, color: "#ffffff", dashed: false, visible: false },
  ],
  lines: [],
  masks: [],
  cryoprobes: [],
  measures: [],
  surfaces: [
    {
      id: "isotherm/-20",
      positionsLpsMm: new Float32Array(),
      indices: new Uint32Array(),
      color: "#ffffff",
      opacity: 1,
    },
  ],
};

const partsOf = (shown: Scene) => sceneParts(shown, { boneHu: null });
const keysOf = (shown: Scene) => partsOf(shown).map(({ key }) => key);

/** [mm] Mean distance of the points of a part from the origin. */
function radiusOf(key: string): number {
  const shape = partsOf(scene)
    .find((part) => part.key === key)
    ?.make();
  if (shape?.kind !== "mesh") throw new Error(`${key} has no surface.`);
  const { positionsLpsMm } = shape.mesh;
  let sum = 0;
  for (let at = 0; at < positionsLpsMm.length; at += 3)
    sum += Math.hypot(...positionsLpsMm.subarray(at, at + 3));
  return sum / (positionsLpsMm.length / 3);
}

describe("bands in 3-D", () => {
  it("stand as a shell that few cases reached round a denser core that nearly all did", () => {
    expect(Math.abs(radiusOf("band/-20/outer") - 7)).toBeLessThan(0.1);
    expect(Math.abs(radiusOf("band/-20/inner") - 4)).toBeLessThan(0.1);
    const [outer, inner] = ["outer", "inner"].map(
      (name) => partsOf(scene).find(({ key }) => key === `band/-20/${name}`)?.look.opacity ?? 0,
    );
    expect(outer).toBeLessThan(inner ?? 0);
  });

  it("take the place of the isotherms of one time, and leave out what is switched off", () => {
    const keys = keysOf(scene).filter((key) => /band|isotherm/u.test(key));
    expect(keys).toEqual(["band/-20/outer", "band/-20/inner"]);
    expect(keysOf({ ...scene, bands: null })).toContain("surface/isotherm/-20");
  });
});
