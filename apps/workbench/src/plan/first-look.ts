import type { Vec3, VolumeGeometry } from "@isotherm/imaging";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { forgetTargetIdentity } from "../state/draw-store.ts";
import { useImageStore } from "../state/image-store.ts";
import { beginWith, currentPlan } from "../state/plan-store.ts";
import { resetView } from "../state/view-store.ts";
import type { OpenedImage } from "../worker/jobs.ts";
import { nextStep, openStep } from "./steps.ts";

/** First look at a case: what the phantom knows is marked, the cross-hair stands on the nerve, the next step is open. */
export function startOnImage(): void {
  const { state } = useImageStore.getState();
  if (state.status !== "ready") return;
  forgetTargetIdentity();
  const before = currentPlan();
  if (before === null) return;
  if (isUntouched(before)) beginWith(withOffers(before, state.image));
  const plan = currentPlan() ?? before;
  resetView(placeOfFreeze(plan) ?? centerOf(state.image.volume.geometry));
  openStep(nextStep(plan));
}

/** Takes over what the phantom knows of itself: its nerve, its structures, a cryoprobe path. */
function withOffers(plan: TreatmentPlan, { demo }: OpenedImage): TreatmentPlan {
  if (demo === null) return plan;
  const { target, structures, cryoprobes } = demo;
  return { ...plan, target, structures, cryoprobes };
}

function isUntouched(plan: TreatmentPlan): boolean {
  return plan.target === null && plan.structures.length === 0 && plan.cryoprobes.length === 0;
}

/** Where the ice will stand on the nerve: its point nearest to the first tip, or its middle. */
function placeOfFreeze(plan: TreatmentPlan): Vec3 | null {
  const tip = plan.cryoprobes[0]?.tipLpsMm;
  const points = plan.target?.geometry.pointsLpsMm ?? [];
  if (tip === undefined || points.length === 0) return middleOf(plan);
  const awayMm = (point: Vec3): number => Math.hypot(point[0] - tip[0], point[1] - tip[1], point[2] - tip[2]);
  return points.reduce((nearest, point) => (awayMm(point) < awayMm(nearest) ? point : nearest));
}

/** The middle point of the target nerve, or null. */
export function middleOf(plan: TreatmentPlan): Vec3 | null {
  const points = plan.target?.geometry.pointsLpsMm ?? [];
  const first = points[Math.floor((points.length - 1) / 2)];
  const second = points[Math.ceil((points.length - 1) / 2)];
  if (first === undefined || second === undefined) return null;
  return [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2, (first[2] + second[2]) / 2];
}

/** The middle of the image. */
export function centerOf(geometry: VolumeGeometry): Vec3 {
  const { dimensions, originLpsMm, spacingMm, axes } = geometry;
  return [0, 1, 2].map((axis) =>
    axes.reduce(
      (sum, direction, index) =>
        sum + (direction[axis] ?? 0) * (((dimensions[index] ?? 1) - 1) / 2) * (spacingMm[index] ?? 1),
      originLpsMm[axis] ?? 0,
    ),
  ) as unknown as Vec3;
}
