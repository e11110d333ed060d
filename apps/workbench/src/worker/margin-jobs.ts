import { marginMap, type TemperatureHistory } from "@isotherm/planning";
import type { StructureGeometry } from "@isotherm/planning/treatment-plan";
import { EDGE_HALF_WIDTH_MM, marginColors } from "../scene/margin-colors.ts";
import { cutAtLevel, type ValuedMesh } from "../view/surface/cut-mesh.ts";
import { smoothSurface } from "../view/surface/smooth-surface.ts";
import { outcomeOnDesk } from "./desk.ts";
import { coldPart, grownBox, type LpsBox, partInBox } from "./near-cold.ts";
import type { JobAnswer, JobControl } from "./serve.ts";

/** The nerve, or a structure beside it. */
export interface MarginPart {
  readonly id: string;
  readonly role: "nerve" | "neighbor";
  readonly geometry: StructureGeometry;
}

/** What is to be painted, and with the distance to which isotherm. */
export interface MarginRequest {
  readonly temperatureC: number;
  readonly parts: readonly MarginPart[];
}

/** A surface in the colors of its distance to the isotherm. */
export interface PaintedSurface {
  readonly id: string;
  readonly positionsLpsMm: Float32Array;
  readonly indices: Uint32Array;
  readonly pointColors: Uint8Array;
}

/** The painted surfaces; none of the temperature that was nowhere reached. */
export interface MarginAnswer {
  readonly isReached: boolean;
  readonly surfaces: readonly PaintedSurface[];
}

/** [mm] Masks are painted up to here from the isotherm. */
const REACH_MM = 15;
/** [mm] Cut faces of cropped masks must lie beyond the reach. */
const CROP_RIM_MM = 2;
const SMOOTHING_PASSES = 12;

/** Paints nerve and structures near the cold with their signed distance to the widest extent of an isotherm. */
export async function makeMargins(
  { temperatureC, parts }: MarginRequest,
  control: Pick<JobControl<unknown>, "breathe">,
): Promise<JobAnswer<MarginAnswer>> {
  const cold = coldPart(outcomeOnDesk().history, temperatureC);
  if (cold === null) return { output: { isReached: false, surfaces: [] } };
  const surfaces: PaintedSurface[] = [];
  for (const part of parts) {
    const painted = paint({ history: cold.history, temperatureC, box: cold.box }, part);
    if (painted !== null) surfaces.push(painted);
    await control.breathe();
  }
  const transfer = surfaces.flatMap((surface) => [
    surface.positionsLpsMm.buffer as ArrayBuffer,
    surface.indices.buffer as ArrayBuffer,
    surface.pointColors.buffer as ArrayBuffer,
  ]);
  return { output: { isReached: true, surfaces }, transfer };
}

interface Cold {
  readonly history: TemperatureHistory;
  readonly temperatureC: number;
  readonly box: LpsBox;
}

function paint(
  { history, temperatureC, box }: Cold,
  { id, role, geometry }: MarginPart,
): PaintedSurface | null {
  const part = partInBox(geometry, grownBox(box, REACH_MM + CROP_RIM_MM));
  if (part === null) return null;
  const { mesh, distanceMm } = marginMap(history, part, temperatureC);
  const whole = { positionsLpsMm: mesh.positionsLpsMm, indices: mesh.indices };
  if (!distanceMm.some((distance) => distance <= REACH_MM)) return null;
  // Distances are those of the true surface; only then are the steps of a mask taken off for the eye.
  const seen = part.kind === "mask" ? smoothSurface(whole, SMOOTHING_PASSES) : whole;
  const near =
    part.kind === "mask"
      ? withinReach({ mesh: seen, values: distanceMm })
      : { mesh: seen, values: distanceMm };
  const cut = cutAtLevel(cutAtLevel(near, -EDGE_HALF_WIDTH_MM), EDGE_HALF_WIDTH_MM);
  return { id, ...cut.mesh, pointColors: marginColors(cut.values, role) };
}

/** Leaves out what lies beyond the reach, and with it the faces where a mask was cropped. */
function withinReach(valued: ValuedMesh): ValuedMesh {
  const cut = cutAtLevel(valued, REACH_MM);
  const { indices, positionsLpsMm } = cut.mesh;
  const isNear = (corner: number): boolean => (cut.values[indices[corner] ?? 0] ?? 0) < REACH_MM;
  const kept = indices.filter((_, at) => {
    const first = at - (at % 3);
    return isNear(first) && isNear(first + 1) && isNear(first + 2);
  });
  return { mesh: { positionsLpsMm, indices: kept }, values: cut.values };
}
