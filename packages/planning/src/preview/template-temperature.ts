import { dotProduct, subtracted } from "../geometry/vector.ts";
import type { PointLpsMm } from "../treatment-plan.ts";
import type { PreviewTemplate } from "./preview-template.ts";

/**
 * [°C] What the template of one cryoprobe says of a place, at one of its times; body temperature beyond its table.
 */
export function templateTemperatureC(
  template: PreviewTemplate,
  cryoprobe: { readonly tipLpsMm: PointLpsMm; readonly direction: PointLpsMm; readonly timeIndex: number },
  point: PointLpsMm,
): number {
  const { radialCount, axialCount, spacingMm, firstAxialMm, bodyTemperatureC } = template;
  const table = template.tablesC[cryoprobe.timeIndex];
  const offset = subtracted(point, cryoprobe.tipLpsMm);
  const along = dotProduct(offset, cryoprobe.direction);
  const a = (along - firstAxialMm) / spacingMm;
  const r = Math.sqrt(Math.max(0, dotProduct(offset, offset) - along * along)) / spacingMm;
  if (!table || a < 0 || a >= axialCount - 1 || r >= radialCount - 1) return bodyTemperatureC;
  const low = Math.floor(a);
  const inner = Math.floor(r);
  const fr = r - inner;
  const row = (from: number): number => (table[from] as number) * (1 - fr) + (table[from + 1] as number) * fr;
  const at = inner + radialCount * low;
  return row(at) * (1 - (a - low)) + row(at + radialCount) * (a - low);
}
