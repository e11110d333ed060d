import type { VolumeGeometry } from "@isotherm/imaging";
import { describe, expect, it } from "vitest";
import { smoothSurface } from "./smooth-surface.ts";
import { type SurfaceMesh, surfaceNets } from "./surface-nets.ts";

const size = 40;
const geometry: VolumeGeometry = {
  dimensions: [size, size, size],
  originLpsMm: [-19.5, -19.5, -19.5],
  spacingMm: [1, 1, 1],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

function distances(): Float32Array {
  const values = new Float32Array(size ** 3);
  for (let at = 0; at < values.length; at++) {
    const i = (at % size) - 19.5;
    const j = (Math.floor(at / size) % size) - 19.5;
    const k = Math.floor(at / size ** 2) - 19.5;
    values[at] = Math.hypot(i, j, k);
  }
  return values;
}

/** Volume by the divergence theorem; positive when triangles face outward. */
function enclosedMm3(mesh: SurfaceMesh): number {
  let six = 0;
  const point = (index: number): number[] => [...mesh.positionsLpsMm.slice(index * 3, index * 3 + 3)];
  for (let at = 0; at < mesh.indices.length; at += 3) {
    const [ax = 0, ay = 0, az = 0] = point(mesh.indices[at] ?? 0);
    const [bx = 0, by = 0, bz = 0] = point(mesh.indices[at + 1] ?? 0);
    const [cx = 0, cy = 0, cz = 0] = point(mesh.indices[at + 2] ?? 0);
    six += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return six / 6;
}

describe("surfaceNets", () => {
  it("closes round a ball, faces outward and holds its volume", () => {
    const mesh = surfaceNets({ geometry, values: distances() }, 12, "below");
    expect(Math.abs(enclosedMm3(mesh) / ((4 / 3) * Math.PI * 12 ** 3) - 1)).toBeLessThan(0.01);
    const edges = new Map<string, number>();
    for (let at = 0; at < mesh.indices.length; at += 3) {
      const [a = 0, b = 0, c = 0] = mesh.indices.slice(at, at + 3);
      for (const [from, to] of [
        [a, b],
        [b, c],
        [c, a],
      ] as const) {
        edges.set(`${from}-${to}`, (edges.get(`${from}-${to}`) ?? 0) + 1);
      }
    }
    const open = [...edges.keys()].filter((key) => !edges.has(key.split("-").reverse().join("-")));
    expect(open).toEqual([]);
  });

  it("lies on the level within a tenth of a voxel", () => {
    const mesh = surfaceNets({ geometry, values: distances() }, 10.3, "below");
    for (let at = 0; at < mesh.positionsLpsMm.length; at += 3) {
      const radius = Math.hypot(...mesh.positionsLpsMm.slice(at, at + 3));
      expect(Math.abs(radius - 10.3)).toBeLessThan(0.1);
    }
  });

  it("smooths a mask's steps and keeps its volume within 3 %", () => {
    const mask = distances().map((radius) => (radius < 12 ? 1 : 0));
    const rough = surfaceNets({ geometry, values: mask }, 0.5, "above");
    const smooth = smoothSurface(rough, 8);
    expect(Math.abs(enclosedMm3(smooth) / enclosedMm3(rough) - 1)).toBeLessThan(0.03);
    const spread = (mesh: SurfaceMesh): number => {
      const radii = Array.from({ length: mesh.positionsLpsMm.length / 3 }, (_unused, index) =>
        Math.hypot(...mesh.positionsLpsMm.slice(index * 3, index * 3 + 3)),
      );
      return Math.max(...radii) - Math.min(...radii);
    };
    expect(spread(smooth)).toBeLessThan(spread(rough));
  });
});
