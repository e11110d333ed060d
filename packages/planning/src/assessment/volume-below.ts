import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import type { VolumeBelowTemperature } from "../outcome.ts";
import type { PointLpsMm } from "../treatment-plan.ts";

/** Temperatures of a volume-below-temperature curve: every 2.5 K from body temperature to below the coldest grade. */
export const volumeBelowTemperaturesC: readonly number[] = Array.from(
  { length: 79 },
  (_, index) => 37.5 - 2.5 * index,
);

/** Share of a structure that reached each temperature or colder; what lies outside the field stayed warm. */
export function volumeBelowTemperature(
  structureId: string,
  points: readonly PointLpsMm[],
  minimum: RegularField,
): VolumeBelowTemperature {
  const counts = new Float64Array(volumeBelowTemperaturesC.length);
  for (const point of points) {
    const temperature = sampleRegularField(minimum, point) ?? Number.POSITIVE_INFINITY;
    for (let index = 0; index < counts.length; index++) {
      if (temperature > (volumeBelowTemperaturesC[index] ?? 0)) break;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  const total = Math.max(1, points.length);
  return {
    structureId,
    temperaturesC: volumeBelowTemperaturesC,
    fractions: [...counts].map((count) => count / total),
  };
}
