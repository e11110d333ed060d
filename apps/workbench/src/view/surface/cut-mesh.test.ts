import { describe, expect, it } from "vitest";
import { cutAtLevel, type ValuedMesh } from "./cut-mesh.ts";

/** A square of two triangles, its values the x coordinate. */
const square: ValuedMesh = {
  mesh: {
    positionsLpsMm: Float32Array.from([0, 0, 0, 4, 0, 0, 4, 4, 0, 0, 4, 0]),
    indices: Uint32Array.from([0, 1, 2, 0, 2, 3]),
  },
  values: Float32Array.from([0, 4, 4, 0]),
};

function areas({ mesh }: ValuedMesh): readonly number[] {
  const { positionsLpsMm: p, indices } = mesh;
  const at = (index: number, axis: number): number => p[index * 3 + axis] ?? 0;
  return Array.from({ length: indices.length / 3 }, (_, triangle) => {
    const [a = 0, b = 0, c = 0] = indices.subarray(triangle * 3, triangle * 3 + 3);
    const [ux, uy] = [at(b, 0) - at(a, 0), at(b, 1) - at(a, 1)];
    const [vx, vy] = [at(c, 0) - at(a, 0), at(c, 1) - at(a, 1)];
    return (ux * vy - uy * vx) / 2;
  });
}

describe("cutAtLevel", () => {
  it("keeps area and winding, and leaves no triangle that crosses the level", () => {
    const cut = cutAtLevel(square, 1);
    const made = areas(cut);
    expect(made.reduce((sum, area) => sum + area, 0)).toBeCloseTo(16, 4);
    expect(made.every((area) => area >= 0)).toBe(true);
    for (let at = 0; at < cut.mesh.indices.length; at += 3) {
      const sides = [0, 1, 2].map((corner) => (cut.values[cut.mesh.indices[at + corner] ?? 0] ?? 0) < 1);
      expect(new Set(sides).size).toBe(1);
    }
  });

  it("puts the points of the cut on the level", () => {
    const cut = cutAtLevel(square, 1);
    for (let point = 4; point < cut.values.length; point++) {
      expect(cut.mesh.positionsLpsMm[point * 3]).toBeCloseTo(1, 3);
      expect(cut.values[point]).toBeCloseTo(1, 3);
    }
  });

  it("leaves a mesh alone that lies on one side", () => {
    expect(cutAtLevel(square, 9)).toEqual(square);
  });

  it("stays finite beside infinite values", () => {
    const cut = cutAtLevel({ ...square, values: Float32Array.from([0, Infinity, Infinity, 0]) }, 1);
    expect(cut.mesh.positionsLpsMm.every(Number.isFinite)).toBe(true);
  });
});
