import type { VolumeGeometry } from "@isotherm/imaging";
import { dotProduct, subtracted, unitVector } from "../geometry/vector.ts";
import type { PointLpsMm, TreatmentPlan } from "../treatment-plan.ts";
import { type PreviewTemplate, previewKey } from "./preview-template.ts";

/** A coarse field that follows the hand. Never a result: it knows no anatomy. */
export interface PreviewFrame {
  readonly isPreview: true;
  /** Sentence to show beside it. */
  readonly label: string;
  readonly geometry: VolumeGeometry;
  readonly timeS: number;
  readonly temperatureC: Float32Array;
}

/** What a preview is, said wherever it is shown. */
export const previewLabel =
  "Preview: each cryoprobe alone in even soft tissue, coldest wins; no vessels, skin or anatomy.";

interface MovedTemplate {
  readonly tip: PointLpsMm;
  readonly direction: PointLpsMm;
  readonly template: PreviewTemplate;
  readonly table: Float32Array;
}

/** The table at the kept time nearest to the one asked for. */
function tableAt(template: PreviewTemplate, timeS: number): Float32Array | null {
  let best = 0;
  for (const [index, time] of template.timesS.entries()) {
    if (Math.abs(time - timeS) < Math.abs((template.timesS[best] ?? 0) - timeS)) best = index;
  }
  return template.tablesC[best] ?? null;
}

/** Lowers the field to the template of one cryoprobe, moved and turned with it. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one hot loop over voxels that has to keep up with a hand
function lowerTo(field: Float32Array, geometry: VolumeGeometry, moved: MovedTemplate): void {
  const { template, table, tip, direction } = moved;
  const { radialCount, axialCount, spacingMm, firstAxialMm } = template;
  const [nx, ny, nz] = geometry.dimensions;
  const { originLpsMm: o, spacingMm: h, axes } = geometry;
  const perMm = 1 / spacingMm;
  const stepX = h[0] * axes[0][0];
  const stepY = h[0] * axes[0][1];
  const stepZ = h[0] * axes[0][2];
  const stepAlong = stepX * direction[0] + stepY * direction[1] + stepZ * direction[2];
  let index = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      let x = o[0] + j * h[1] * axes[1][0] + k * h[2] * axes[2][0] - tip[0];
      let y = o[1] + j * h[1] * axes[1][1] + k * h[2] * axes[2][1] - tip[1];
      let z = o[2] + j * h[1] * axes[1][2] + k * h[2] * axes[2][2] - tip[2];
      let along = x * direction[0] + y * direction[1] + z * direction[2];
      for (let i = 0; i < nx; i++, index++, x += stepX, y += stepY, z += stepZ, along += stepAlong) {
        const a = (along - firstAxialMm) * perMm;
        if (a < 0 || a >= axialCount - 1) continue;
        const squared = x * x + y * y + z * z - along * along;
        const r = squared > 0 ? Math.sqrt(squared) * perMm : 0;
        if (r >= radialCount - 1) continue;
        const low = Math.floor(a);
        const inner = Math.floor(r);
        const at = inner + radialCount * low;
        const fa = a - low;
        const fr = r - inner;
        const value =
          ((table[at] as number) * (1 - fr) + (table[at + 1] as number) * fr) * (1 - fa) +
          ((table[at + radialCount] as number) * (1 - fr) + (table[at + radialCount + 1] as number) * fr) *
            fa;
        if (value < (field[index] as number)) field[index] = value;
      }
    }
  }
}

/**
 * The preview of a plan on a grid, at the template's time nearest to `timeS` (its last when absent). Cryoprobes without
 * a template yet are left out. Several cryoprobes: the coldest wins, which leaves out how they cool each other.
 */
export function previewFrame(
  plan: TreatmentPlan,
  templates: ReadonlyMap<string, PreviewTemplate>,
  on: { readonly geometry: VolumeGeometry; readonly timeS?: number },
): PreviewFrame {
  const [nx, ny, nz] = on.geometry.dimensions;
  const temperatureC = new Float32Array(nx * ny * nz).fill(plan.simulation.bodyTemperatureC);
  let shownS = 0;
  for (const cryoprobe of plan.cryoprobes) {
    const template = templates.get(previewKey(plan, cryoprobe.id));
    if (!template) continue;
    shownS = on.timeS ?? template.timesS.at(-1) ?? 0;
    const table = tableAt(template, shownS);
    const direction = unitVector(subtracted(cryoprobe.tipLpsMm, cryoprobe.entryLpsMm));
    if (table) lowerTo(temperatureC, on.geometry, { tip: cryoprobe.tipLpsMm, direction, template, table });
  }
  return { isPreview: true, label: previewLabel, geometry: on.geometry, timeS: shownS, temperatureC };
}

/** Depth of a point along a cryoprobe's way, positive beyond the tip; for a view along the needle. */
export function depthBeyondTipMm(
  cryoprobe: { readonly entryLpsMm: PointLpsMm; readonly tipLpsMm: PointLpsMm },
  point: PointLpsMm,
): number {
  const direction = unitVector(subtracted(cryoprobe.tipLpsMm, cryoprobe.entryLpsMm));
  return dotProduct(subtracted(point, cryoprobe.tipLpsMm), direction);
}
