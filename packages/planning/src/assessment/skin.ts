import { forEachVoxel, type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { tissueClasses } from "../problem/planning-defaults.ts";
import type { TissueLabels } from "../problem/tissue-labels.ts";
import type { PointLpsMm } from "../treatment-plan.ts";

/** Centers of the outermost voxels of the body: those that touch outside air. Empty where no skin is in the box. */
export function skinPoints(labels: TissueLabels): readonly PointLpsMm[] {
  const outside = tissueClasses.indexOf("outside");
  const { dimensions, originLpsMm, spacingMm } = labels.geometry;
  const strides = [1, dimensions[0], dimensions[0] * dimensions[1]] as const;
  const points: PointLpsMm[] = [];
  const isOutside = (index: number): boolean => labels.labels[index] === outside;
  if (!labels.labels.includes(outside)) return [];
  forEachVoxel(dimensions, (index, at) => {
    if (isOutside(index)) return;
    const touches = ([0, 1, 2] as const).some(
      (axis) =>
        (at[axis] > 0 && isOutside(index - strides[axis])) ||
        (at[axis] + 1 < dimensions[axis] && isOutside(index + strides[axis])),
    );
    if (!touches) return;
    points.push([
      originLpsMm[0] + at[0] * spacingMm[0],
      originLpsMm[1] + at[1] * spacingMm[1],
      originLpsMm[2] + at[2] * spacingMm[2],
    ]);
  });
  return points;
}

/** The coldest place of the skin. */
export interface ColdestSkin {
  readonly temperatureC: number;
  readonly pointLpsMm: PointLpsMm;
}

/** Coldest temperature half a voxel below the skin surface; null where no skin is in the box. */
export function coldestSkin(points: readonly PointLpsMm[], minimum: RegularField): ColdestSkin | null {
  let coldest: ColdestSkin | null = null;
  for (const pointLpsMm of points) {
    const temperatureC = sampleRegularField(minimum, pointLpsMm);
    if (temperatureC !== null && (coldest === null || temperatureC < coldest.temperatureC)) {
      coldest = { temperatureC, pointLpsMm };
    }
  }
  return coldest;
}
