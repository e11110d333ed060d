import { describe, expect, it } from "vitest";
import { pointNormals } from "./normals.ts";
import { ballMesh, tubeMesh } from "./tube.ts";

describe("tubeMesh", () => {
  const tube = tubeMesh(
    [
      [0, 0, 0],
      [0, 0, 10],
      [0, 0, 10],
      [0, 0, 20],
    ],
    2,
  );

  it("keeps its radius and leaves repeated points out", () => {
    expect(tube.positionsLpsMm.length).toBe(3 * 18 * 3);
    for (let at = 0; at < tube.positionsLpsMm.length; at += 3) {
      expect(Math.hypot(tube.positionsLpsMm[at] ?? 0, tube.positionsLpsMm[at + 1] ?? 0)).toBeCloseTo(2, 5);
    }
  });

  it("faces outward", () => {
    const normals = pointNormals(tube);
    const middle = 18 * 3;
    const outward =
      (normals[middle] ?? 0) * (tube.positionsLpsMm[middle] ?? 0) +
      (normals[middle + 1] ?? 0) * (tube.positionsLpsMm[middle + 1] ?? 0);
    expect(outward).toBeGreaterThan(0);
  });

  it("makes a ball that faces outward", () => {
    const ball = ballMesh([10, 20, 30], 5);
    const normals = pointNormals(ball);
    for (let at = 18 * 3; at < ball.positionsLpsMm.length - 18 * 3; at += 3) {
      const [x = 0, y = 0, z = 0] = ball.positionsLpsMm.subarray(at, at + 3);
      const [nx = 0, ny = 0, nz = 0] = normals.subarray(at, at + 3);
      expect((x - 10) * nx + (y - 20) * ny + (z - 30) * nz).toBeGreaterThan(4.7);
    }
  });

  it("is empty without a length", () => {
    expect(tubeMesh([[1, 2, 3]], 2).indices).toHaveLength(0);
  });
});
