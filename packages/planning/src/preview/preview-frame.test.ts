import { describe, expect, test } from "vitest";
import { blockPlan, computed } from "../block-case.test-data.ts";
import { axisAlignedGeometry } from "../geometry/regular-field.ts";
import { isothermMesh } from "../outcome-mesh.ts";
import { previewFrame } from "./preview-frame.ts";
import { computePreviewTemplate, type PreviewTemplate, previewKey } from "./preview-template.ts";

const plan = blockPlan({ target: null });
const full = computed(plan);
function templateOf(): PreviewTemplate {
  const run = computePreviewTemplate(plan, "cryoprobe-1");
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

describe("the preview that follows the hand", () => {
  const template = templateOf();
  const templates = new Map([[template.key, template]]);
  const geometry = axisAlignedGeometry({
    originLpsMm: [-24, -24, -24],
    dimensions: [48, 48, 48],
    spacingMm: 1,
  });
  const iceMl = (field: Float32Array): number => field.filter((value) => value <= 0).length / 1000;

  test("shows the ice of the full computation in even tissue, and calls itself a preview", () => {
    const preview = previewFrame(plan, templates, { geometry });
    const fullMl = full.isotherms.filter((m) => m.temperatureC === 0).at(-1)?.volumeMl ?? 0;
    expect(preview.label).toMatch(/^Preview/);
    expect(preview.timeS).toBe(480);
    expect(Math.abs(iceMl(preview.temperatureC) - fullMl) / fullMl).toBeLessThan(0.2);
  });

  test("moves rigidly with the cryoprobe, and two cryoprobes share what is coldest", () => {
    const [probe] = plan.cryoprobes;
    if (!probe) throw new Error("no cryoprobe");
    const turned = { ...probe, entryLpsMm: [0, 40, 0], tipLpsMm: [0, -6, 0] } as const;
    const one = previewFrame(plan, templates, { geometry });
    const other = previewFrame({ ...plan, cryoprobes: [turned] }, templates, { geometry });
    expect(iceMl(other.temperatureC)).toBeCloseTo(iceMl(one.temperatureC), 1);
    const both = { ...plan, cryoprobes: [probe, { ...turned, id: "cryoprobe-2" }] };
    expect(previewKey(both, "cryoprobe-2")).toBe(template.key);
    const merged = previewFrame(both, templates, { geometry });
    merged.temperatureC.forEach((value, index) => {
      if (value !== Math.min(one.temperatureC[index] ?? 0, other.temperatureC[index] ?? 0)) {
        throw new Error(`voxel ${index} is not the coldest of both`);
      }
    });
  });

  test("keeps up with a hand: a frame of 48³ in at most 20 ms", () => {
    const frameCount = 20;
    previewFrame(plan, templates, { geometry });
    const start = Date.now();
    for (let index = 0; index < frameCount; index++) previewFrame(plan, templates, { geometry });
    expect((Date.now() - start) / frameCount).toBeLessThan(20);
  });
});

describe("the surface of an isotherm", () => {
  test("lies in LPS millimeters round the cryoprobe and encloses the measured volume", () => {
    const outcome = full;
    const mesh = isothermMesh(outcome, 0, 480);
    const p = mesh.positionsLpsMm;
    const corner = (t: number): readonly [number, number, number] => {
      const at = (mesh.indices[t] ?? 0) * 3;
      return [p[at] ?? 0, p[at + 1] ?? 0, p[at + 2] ?? 0];
    };
    let volumeMm3 = 0;
    for (let t = 0; t < mesh.indices.length; t += 3) {
      const [a, b, c] = [corner(t), corner(t + 1), corner(t + 2)];
      volumeMm3 +=
        (a[0] * (b[1] * c[2] - b[2] * c[1]) +
          a[1] * (b[2] * c[0] - b[0] * c[2]) +
          a[2] * (b[0] * c[1] - b[1] * c[0])) /
        6;
    }
    const measured = outcome.isotherms.filter((m) => m.temperatureC === 0).at(-1)?.volumeMl ?? 0;
    expect(Math.abs(volumeMm3 * 1e-3 - measured) / measured).toBeLessThan(0.08);
    expect(isothermMesh(outcome, -140, null).indices).toHaveLength(0);
  });
});
