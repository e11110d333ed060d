import { forEachVoxel, type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { added, scaled, squareTo } from "../geometry/vector.ts";
import type { IsothermMeasure } from "../outcome.ts";
import type { PlacedCryoprobe } from "../problem/freeze-box.ts";
import type { PointLpsMm } from "../treatment-plan.ts";

/** Directions tried for the largest diameter; 5° apart changes it by less than 0.1 %. */
const DIRECTION_COUNT = 36;

/** Distance from a point along a direction to where the isotherm is first left; null where the point itself is warm. */
function reachMm(
  field: RegularField,
  temperatureC: number,
  ray: { readonly from: PointLpsMm; readonly direction: PointLpsMm },
): number | null {
  const stepMm = field.geometry.spacingMm[0] / 2;
  let before = sampleRegularField(field, ray.from);
  if (before === null || before > temperatureC) return null;
  for (let step = 1; step < 4096; step++) {
    const next = sampleRegularField(field, added(ray.from, scaled(ray.direction, step * stepMm)));
    if (next === null) return (step - 1) * stepMm;
    if (next > temperatureC) return (step - 1 + (temperatureC - before) / (next - before)) * stepMm;
    before = next;
  }
  return null;
}

/** Sum of the reaches to both sides, 0 where the axis is warm. */
function extentMm(
  field: RegularField,
  temperatureC: number,
  ray: { readonly from: PointLpsMm; readonly direction: PointLpsMm },
): number {
  const there = reachMm(field, temperatureC, ray);
  const back = reachMm(field, temperatureC, { from: ray.from, direction: scaled(ray.direction, -1) });
  return (there ?? 0) + (back ?? 0);
}

/** Middle of the active zone. */
function zoneMiddle(cryoprobe: PlacedCryoprobe): PointLpsMm {
  return scaled(added(cryoprobe.activeZoneFrontLpsMm, cryoprobe.activeZoneBackLpsMm), 0.5);
}

/** Largest diameter of the isotherm square to a cryoprobe, through the middle of its active zone. */
export function acrossCryoprobeMm(
  field: RegularField,
  temperatureC: number,
  cryoprobe: PlacedCryoprobe,
): number {
  const [u, v] = squareTo(cryoprobe.direction);
  const from = zoneMiddle(cryoprobe);
  let largest = 0;
  for (let index = 0; index < DIRECTION_COUNT; index++) {
    const angle = (Math.PI * index) / DIRECTION_COUNT;
    const direction = added(scaled(u, Math.cos(angle)), scaled(v, Math.sin(angle)));
    largest = Math.max(largest, extentMm(field, temperatureC, { from, direction }));
  }
  return largest;
}

/** Extent of the isotherm on the axis of a cryoprobe. */
export function alongCryoprobeMm(
  field: RegularField,
  temperatureC: number,
  cryoprobe: PlacedCryoprobe,
): number {
  return extentMm(field, temperatureC, { from: zoneMiddle(cryoprobe), direction: cryoprobe.direction });
}

/**
 * Volume at or below each temperature. A voxel that the isotherm cuts counts by the share that lies on the cold side of
 * a plane at distance (T − T₀)/|∇T| from its center.
 */
export function volumesBelowMl(field: RegularField, temperaturesC: readonly number[]): readonly number[] {
  const { dimensions, spacingMm } = field.geometry;
  const { values } = field;
  const strides = [1, dimensions[0], dimensions[0] * dimensions[1]] as const;
  const shares = new Float64Array(temperaturesC.length);
  const warmest = Math.max(...temperaturesC);
  // Steepest drop over half a voxel that tissue can show beside a cryoprobe; warmer voxels hold no cold at all.
  const reachK = 60;
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: hot kernel over every voxel of every kept field.
  forEachVoxel(dimensions, (index, at) => {
    const value = values[index] ?? 0;
    if (value > warmest + reachK) return;
    let slope = 0;
    for (const axis of [0, 1, 2] as const) {
      const low = at[axis] > 0 ? -strides[axis] : 0;
      const high = at[axis] + 1 < dimensions[axis] ? strides[axis] : 0;
      const count = (low === 0 ? 0 : 1) + (high === 0 ? 0 : 1);
      if (count > 0) slope += (((values[index + high] ?? 0) - (values[index + low] ?? 0)) / count) ** 2;
    }
    const perVoxelK = Math.max(Math.sqrt(slope), 1e-6);
    for (let place = 0; place < shares.length; place++) {
      const inside = ((temperaturesC[place] ?? 0) - value) / perVoxelK + 0.5;
      shares[place] = (shares[place] ?? 0) + Math.min(1, Math.max(0, inside));
    }
  });
  const voxelMl = spacingMm[0] * spacingMm[1] * spacingMm[2] * 1e-3;
  return [...shares].map((share) => share * voxelMl);
}

/** Volume and diameters of several isotherms in one field. */
export function measureIsotherms(
  field: RegularField,
  when: { readonly timeS: number; readonly temperaturesC: readonly number[] },
  cryoprobes: readonly PlacedCryoprobe[],
): readonly IsothermMeasure[] {
  const volumes = volumesBelowMl(field, when.temperaturesC);
  return when.temperaturesC.map((temperatureC, index) => ({
    timeS: when.timeS,
    temperatureC,
    volumeMl: volumes[index] ?? 0,
    acrossCryoprobeMm: cryoprobes.map((cryoprobe) => acrossCryoprobeMm(field, temperatureC, cryoprobe)),
    alongCryoprobeMm: cryoprobes.map((cryoprobe) => alongCryoprobeMm(field, temperatureC, cryoprobe)),
  }));
}
