import { polylineStations } from "../geometry/polyline.ts";
import { added, crossProduct, scaled, unitVector } from "../geometry/vector.ts";
import type { PlanDevice } from "../problem/plan-device.ts";
import type { LineGeometry, PointLpsMm } from "../treatment-plan.ts";
import type { Path } from "./path-sieve.ts";
import { placementDefaults } from "./placement-settings.ts";

/** Points spread evenly over a sphere (Fibonacci lattice). */
function directionNumber(index: number, count: number): PointLpsMm {
  const z = 1 - (2 * index + 1) / count;
  const radius = Math.sqrt(1 - z * z);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  return [radius * Math.cos(angle), radius * Math.sin(angle), z];
}

/** The middle of the active zone lies at an aim, or this share of the zone before or beyond it. */
const depthShares = [0, -0.25, 0.25] as const;

/**
 * Every path that is looked at: the middle of the active zone on the nerve or just beside it, at places along it, from
 * all directions, and somewhat deeper and shallower.
 */
export function* candidatePaths(nerve: LineGeometry, device: PlanDevice): Generator<Path> {
  const { aimSpacingMm, directionCount } = placementDefaults;
  const besideMm = nerve.radiusMm + device.shaftDiameterMm / 2;
  const toMiddleMm = device.tipOffsetMm + device.activeZoneLengthMm / 2;
  for (const station of polylineStations(nerve.pointsLpsMm, aimSpacingMm.value)) {
    for (let index = 0; index < directionCount.value; index++) {
      const outward = directionNumber(index, directionCount.value);
      const across = unitVector(crossProduct(outward, station.tangent));
      for (const side of [0, 1, -1]) {
        const aim = added(station.pointLpsMm, scaled(across, side * besideMm));
        for (const share of depthShares) {
          const beyondMm = toMiddleMm + share * device.activeZoneLengthMm;
          yield { tipLpsMm: added(aim, scaled(outward, -beyondMm)), outward };
        }
      }
    }
  }
}
