import type { Vec3 } from "@isotherm/imaging";
import type { SceneCryoprobe } from "../scene.ts";
import { dragToLps, type ScreenMap } from "./slice-plane.ts";
import { add, along, distance, length, subtract, unit } from "./vector.ts";

/** Both ends of a cryoprobe. */
export interface NeedleEnds {
  readonly entryLpsMm: Vec3;
  readonly tipLpsMm: Vec3;
}

/** What is dragged, and how far on the screen since the start. */
export interface NeedleDrag {
  readonly part: "entry" | "tip" | "shaft";
  readonly dx: number;
  readonly dy: number;
}

/** [mm] Entry and tip never come closer, so that the direction stays known. */
export const SHORTEST_NEEDLE_MM = 5;

/**
 * The ends after a drag on one view. The dragged end moves in the plane of the view and keeps its depth;
 * the other end stays. Dragging the shaft moves the whole needle.
 */
export function draggedNeedle(map: ScreenMap, start: NeedleEnds, drag: NeedleDrag): NeedleEnds {
  const shift = dragToLps(map, drag.dx, drag.dy);
  if (drag.part === "shaft") {
    return { entryLpsMm: add(start.entryLpsMm, shift), tipLpsMm: add(start.tipLpsMm, shift) };
  }
  if (drag.part === "tip") {
    return {
      entryLpsMm: start.entryLpsMm,
      tipLpsMm: keptApart(start.entryLpsMm, add(start.tipLpsMm, shift), start),
    };
  }
  return {
    entryLpsMm: keptApart(start.tipLpsMm, add(start.entryLpsMm, shift), start),
    tipLpsMm: start.tipLpsMm,
  };
}

function keptApart(fixed: Vec3, moved: Vec3, start: NeedleEnds): Vec3 {
  if (distance(fixed, moved) >= SHORTEST_NEEDLE_MM) {
    return moved;
  }
  const before = fixed === start.entryLpsMm ? start.tipLpsMm : start.entryLpsMm;
  const offset = subtract(moved, fixed);
  const direction = length(offset) > 0.5 ? unit(offset) : unit(subtract(before, fixed));
  return along(fixed, direction, SHORTEST_NEEDLE_MM);
}

/** The cryoprobe with its tip pushed (+) or pulled (−) along its own direction; the entry stays. */
export function advancedNeedle(ends: NeedleEnds, byMm: number): NeedleEnds {
  const { entryLpsMm, tipLpsMm } = ends;
  const lengthMm = Math.max(distance(entryLpsMm, tipLpsMm) + byMm, SHORTEST_NEEDLE_MM);
  return { entryLpsMm, tipLpsMm: along(entryLpsMm, unit(subtract(tipLpsMm, entryLpsMm)), lengthMm) };
}

/** The stretch of the shaft that freezes: from `tipOffsetMm` behind the tip, `activeZoneLengthMm` long. */
export function activeZone(cryoprobe: SceneCryoprobe): { readonly fromLpsMm: Vec3; readonly toLpsMm: Vec3 } {
  const back = unit(subtract(cryoprobe.entryLpsMm, cryoprobe.tipLpsMm));
  const fromLpsMm = along(cryoprobe.tipLpsMm, back, cryoprobe.tipOffsetMm);
  return { fromLpsMm, toLpsMm: along(fromLpsMm, back, cryoprobe.activeZoneLengthMm) };
}
