import { type BoundsLpsMm, geometryBoundsLpsMm, type Volume } from "@isotherm/imaging";
import type { Finding } from "@isotherm/knowledge";
import { PlanningError } from "../errors.ts";
import { added, scaled, subtracted, unitVector } from "../geometry/vector.ts";
import type { CryoprobePlacement, PointLpsMm, TreatmentPlan } from "../treatment-plan.ts";
import { type PlanDevice, planDevice } from "./plan-device.ts";
import { planningDefaults } from "./planning-defaults.ts";

/** A cryoprobe of the plan with its device and where its active zone lies. */
export interface PlacedCryoprobe {
  readonly placement: CryoprobePlacement;
  readonly device: PlanDevice;
  /** Unit vector, the way the tip points. */
  readonly direction: PointLpsMm;
  readonly activeZoneFrontLpsMm: PointLpsMm;
  readonly activeZoneBackLpsMm: PointLpsMm;
}

/** The part of the body that is computed. */
export interface FreezeBox {
  readonly lowestLpsMm: PointLpsMm;
  readonly highestLpsMm: PointLpsMm;
  /** Faces cut short by the end of the image, low x, high x, low y, … */
  readonly clipped: readonly [boolean, boolean, boolean, boolean, boolean, boolean];
  readonly expectedIceRadiusMm: number;
  readonly findings: readonly Finding[];
}

/** Device, direction and active zone of each cryoprobe of a plan. */
export function placedCryoprobes(plan: TreatmentPlan): readonly PlacedCryoprobe[] {
  return plan.cryoprobes.map((placement) => {
    const device = planDevice(plan, placement.deviceId);
    const direction = unitVector(subtracted(placement.tipLpsMm, placement.entryLpsMm));
    const front = added(placement.tipLpsMm, scaled(direction, -device.tipOffsetMm));
    return {
      placement,
      device,
      direction,
      activeZoneFrontLpsMm: front,
      activeZoneBackLpsMm: added(front, scaled(direction, -device.activeZoneLengthMm)),
    };
  });
}

/** Seconds of full freezing, duty counted: the longest that any cryoprobe freezes. */
function freezingS(plan: TreatmentPlan, cryoprobeId: string): number {
  return plan.protocol.steps.reduce((sum, step) => {
    if (step.kind !== "freeze") return sum;
    const takesPart = step.cryoprobeIds === null || step.cryoprobeIds.includes(cryoprobeId);
    return takesPart ? sum + step.freezeS * step.dutyFraction : sum;
  }, 0);
}

/** Radius that the ice round one cryoprobe is expected to reach: a generous guess, only to size the box. */
export function expectedIceRadiusMm(plan: TreatmentPlan, cryoprobe: PlacedCryoprobe): number {
  const { iceRadiusArgonMmPerRootS, iceRadiusGasMmPerRootS, mostIceGrowthByCryoprobes } = planningDefaults;
  const isCold = cryoprobe.device.cryogen === "argon" || cryoprobe.device.cryogen === "liquid-nitrogen";
  const growth = (isCold ? iceRadiusArgonMmPerRootS : iceRadiusGasMmPerRootS).value;
  const together = Math.min(mostIceGrowthByCryoprobes.value, Math.sqrt(plan.cryoprobes.length));
  return growth * Math.sqrt(freezingS(plan, cryoprobe.placement.id)) * together;
}

const faceNames = ["right", "left", "front", "back", "feet", "head"] as const;

function clippedFindings(clipped: FreezeBox["clipped"], gapsMm: readonly number[], iceMm: number): Finding[] {
  const tight = faceNames.filter((_, face) => clipped[face] && (gapsMm[face] ?? 0) < iceMm);
  if (tight.length === 0) return [];
  const nearest = Math.min(...faceNames.map((_, face) => (clipped[face] ? (gapsMm[face] ?? 0) : Infinity)));
  return [
    {
      ruleId: "rule/input/clipped-by-image",
      severity: "warning",
      message: `The image ends ${nearest.toFixed(1)} mm from an active zone (toward ${tight.join(", ")}) and the ice may reach ${iceMm.toFixed(1)} mm: beyond the image no heat is computed; load a larger image.`,
      sources: ["project-physics-notes"],
      status: "proposal",
      place: { kind: "image" },
    },
  ];
}

/** Smallest box along LPS that holds some points. */
interface PointBounds {
  readonly low: PointLpsMm;
  readonly high: PointLpsMm;
}

/** Bounds of points that all lie inside an image; refuses one that does not. */
function boundsInside(points: readonly PointLpsMm[], image: BoundsLpsMm, what: string): PointBounds {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const point of points) {
    for (const axis of [0, 1, 2] as const) {
      if (point[axis] < image.minimumLpsMm[axis] || point[axis] > image.maximumLpsMm[axis]) {
        throw new PlanningError(
          "PLANNING_IMAGE_MISMATCH",
          `${what} ends at (${point.map((x) => x.toFixed(1)).join(", ")}) mm, outside the image; move it or load the image that the plan was drawn on`,
          { field: "cryoprobes" },
        );
      }
      low[axis] = Math.min(low[axis], point[axis]);
      high[axis] = Math.max(high[axis], point[axis]);
    }
  }
  return { low, high };
}

/** Box round something, wider by a reach on every side and cut at the end of the image. */
export interface ReachBox extends Pick<FreezeBox, "lowestLpsMm" | "highestLpsMm" | "clipped"> {
  /** To the end of the image: low x, high x, low y, … */
  readonly gapsMm: readonly number[];
}

function reachBox({ low, high }: PointBounds, reachMm: number, image: BoundsLpsMm): ReachBox {
  const gapsMm = [0, 1, 2].flatMap((axis) => {
    const a = axis as 0 | 1 | 2;
    return [low[a] - image.minimumLpsMm[a], image.maximumLpsMm[a] - high[a]];
  });
  const lowest = (axis: 0 | 1 | 2): number => Math.max(low[axis] - reachMm, image.minimumLpsMm[axis]);
  const highest = (axis: 0 | 1 | 2): number => Math.min(high[axis] + reachMm, image.maximumLpsMm[axis]);
  return {
    lowestLpsMm: [lowest(0), lowest(1), lowest(2)],
    highestLpsMm: [highest(0), highest(1), highest(2)],
    clipped: gapsMm.map((gap) => gap < reachMm) as unknown as FreezeBox["clipped"],
    gapsMm,
  };
}

/** Draws a box round points, so much wider; refuses points outside the image by their name. */
export function boxRound(
  volume: Volume,
  points: readonly PointLpsMm[],
  { reachMm, what }: { readonly reachMm: number; readonly what: string },
): ReachBox {
  const image = geometryBoundsLpsMm(volume.geometry);
  return reachBox(boundsInside(points, image, what), reachMm, image);
}

/** Box round all active zones: expected ice plus thermal margin on every side, cut at the end of the image. */
export function freezeBox(
  plan: TreatmentPlan,
  volume: Volume,
  cryoprobes: readonly PlacedCryoprobe[],
): FreezeBox {
  const image = geometryBoundsLpsMm(volume.geometry);
  const iceMm = Math.max(0, ...cryoprobes.map((cryoprobe) => expectedIceRadiusMm(plan, cryoprobe)));
  const zones = cryoprobes.flatMap((cryoprobe) => [
    cryoprobe.activeZoneFrontLpsMm,
    cryoprobe.activeZoneBackLpsMm,
  ]);
  const bounds = boundsInside(zones, image, "an active zone");
  return boxAround({ ...bounds, expectedIceRadiusMm: iceMm }, image);
}

/** The box round some active zones whose ice is expected to reach so far, cut at the end of the image. */
export function boxAround(
  zones: PointBounds & { readonly expectedIceRadiusMm: number },
  image: BoundsLpsMm,
): FreezeBox {
  const { expectedIceRadiusMm } = zones;
  const reachMm = expectedIceRadiusMm + planningDefaults.thermalMarginMm.value;
  const { gapsMm, ...box } = reachBox(zones, reachMm, image);
  return { ...box, expectedIceRadiusMm, findings: clippedFindings(box.clipped, gapsMm, expectedIceRadiusMm) };
}
