import { describe, expect, test } from "vitest";
import type { Vec3 } from "../geometry.ts";
import { lpsMmToVoxel } from "../resample/geometry-transform.ts";
import { sampleMask, sampleVolume } from "../resample/sample.ts";
import { buildPhantom, isPhantomId, phantomIds } from "./build-phantom.ts";
import type { Phantom } from "./phantom-types.ts";

const structureIdsByPhantom: Readonly<Record<string, readonly string[]>> = {
  neck: [
    "vertebral-artery-left",
    "carotid-left",
    "jugular-left",
    "esophagus",
    "thyroid",
    "recurrent-laryngeal-nerve-left",
    "lung-left",
    "spine",
    "first-rib-left",
    "airway",
    "skin",
  ],
  retroperitoneum: [
    "splanchnic-nerve-left",
    "splanchnic-nerve-right",
    "aorta",
    "crura",
    "retrocrural-node",
    "lung-left",
    "kidney-left",
    "bowel",
    "spine",
    "skin",
  ],
  ankle: ["posterior-tibial-nerve", "posterior-tibial-artery", "tibia", "talus", "calcaneus", "skin"],
};

function structureNamed(phantom: Phantom, id: string): Phantom["structures"][number] {
  const structure = phantom.structures.find((candidate) => candidate.id === id);
  if (structure === undefined) throw new Error(`no structure ${id}`);
  return structure;
}

function along(from: Vec3, to: Vec3, fraction: number): Vec3 {
  return [0, 1, 2].map(
    (axis) => (from[axis] ?? 0) * (1 - fraction) + (to[axis] ?? 0) * fraction,
  ) as unknown as Vec3;
}

describe.each(phantomIds)("phantom %s", (id) => {
  // A little coarser than the demo, for time; the anatomy is the same.
  const phantom = buildPhantom(id, { spacingMm: 1.4 });

  test("has the anatomy that the demo needs, each structure with voxels", () => {
    for (const needed of structureIdsByPhantom[id] ?? []) {
      const { mask } = structureNamed(phantom, needed);
      expect(mask.mask.includes(1), needed).toBe(true);
    }
    const empty = phantom.structures
      .filter(({ mask }) => !mask.mask.includes(1))
      .map((structure) => structure.id);
    expect(empty).toEqual([]);
  });

  test("the target line runs in its own mask", () => {
    const { mask } = structureNamed(phantom, phantom.target.id).mask;
    expect(mask.length).toBe(phantom.volume.voxels.length);
    const structure = structureNamed(phantom, phantom.target.id).mask;
    const inside = phantom.target.centerlineLpsMm.filter((p) => {
      const k = lpsMmToVoxel(phantom.volume.geometry, p)[2];
      return k >= 0 && k <= phantom.volume.geometry.dimensions[2] - 1;
    });
    const hits = inside.filter((p) => sampleMask(structure, p)).length;
    expect(hits / inside.length).toBeGreaterThan(0.85);
  });

  test("the suggested cryoprobe path starts at the skin and meets no vessel, bone, lung, airway, bowel or dura", () => {
    const [path] = phantom.cryoprobePaths;
    if (path === undefined) throw new Error("no path");
    const lengthMm = Math.hypot(...path.entryLpsMm.map((value, axis) => value - (path.tipLpsMm[axis] ?? 0)));
    const beyond = along(path.tipLpsMm, path.entryLpsMm, 1 + 6 / lengthMm);
    expect(sampleVolume(phantom.volume, beyond) ?? -1000).toBeLessThan(-700);
    expect(
      sampleVolume(phantom.volume, along(path.tipLpsMm, path.entryLpsMm, 1 - 4 / lengthMm)),
    ).toBeGreaterThan(-250);
    const forbidden = phantom.structures.filter(({ kind }) =>
      ["vessel", "bone", "lung", "airway", "bowel", "dura"].includes(kind),
    );
    for (let step = 0; step <= 200; step++) {
      const point = along(path.entryLpsMm, path.tipLpsMm, step / 200);
      for (const { mask, name } of forbidden)
        expect(sampleMask(mask, point), `${name} at ${point}`).toBe(false);
    }
  });

  test("looks like a CT: tissue, bone and air in their ranges", () => {
    const at = (structureId: string): number => {
      const { mask } = structureNamed(phantom, structureId).mask;
      let sum = 0;
      let count = 0;
      mask.forEach((value, index) => {
        if (value === 0) return;
        sum += phantom.volume.voxels[index] ?? 0;
        count++;
      });
      return sum / count;
    };
    expect(at(id === "ankle" ? "tibia" : "spine")).toBeGreaterThan(200);
    if (id !== "ankle") expect(at("lung-left")).toBeLessThan(-600);
    expect(phantom.volume.voxels[0]).toBeLessThan(-900);
  });
});

describe("phantoms", () => {
  test("are the same for the same seed and differ for another", () => {
    const a = buildPhantom("ankle", { spacingMm: 4, seed: 7 });
    const b = buildPhantom("ankle", { spacingMm: 4, seed: 7 });
    const c = buildPhantom("ankle", { spacingMm: 4, seed: 8 });
    expect(a.volume.voxels).toEqual(b.volume.voxels);
    expect(a.volume.source).toEqual(b.volume.source);
    expect(a.volume.voxels).not.toEqual(c.volume.voxels);
    expect(a.volume.source.seriesInstanceUid).not.toBe(c.volume.source.seriesInstanceUid);
    expect(a.volume.source.seriesInstanceUid).toMatch(/^2\.25\.[1-9]\d{1,38}$/);
  });

  test("the tibial nerve of the ankle lies about 10 mm under the skin", () => {
    const { target, structures } = buildPhantom("ankle", { spacingMm: 1 });
    const skin = structures.find((structure) => structure.id === "skin")?.mask;
    if (skin === undefined) throw new Error("no skin");
    const middle: Vec3 = [-18.1, 24.1, 4];
    let nearestMm = Infinity;
    const [ni, nj] = skin.geometry.dimensions;
    skin.mask.forEach((value, index) => {
      if (value === 0) return;
      const o = skin.geometry.originLpsMm;
      const at = [index % ni, Math.floor(index / ni) % nj, Math.floor(index / ni / nj)];
      nearestMm = Math.min(
        nearestMm,
        Math.hypot(...at.map((v, axis) => v + (o[axis] ?? 0) - (middle[axis] ?? 0))),
      );
    });
    expect(nearestMm - target.radiusMm).toBeGreaterThan(7);
    expect(nearestMm - target.radiusMm).toBeLessThan(12);
  });

  test("only their own names are phantoms", () => {
    expect(isPhantomId("neck")).toBe(true);
    expect(isPhantomId("head")).toBe(false);
  });
});
