import type { PlanDevice } from "../problem/plan-device.ts";
import type { PointLpsMm } from "../treatment-plan.ts";
import { farMm, type PathField } from "./path-field.ts";
import type { RejectionReason } from "./placement-suggestions.ts";

/** A straight way that was looked at: from the tip outward. */
export interface Path {
  readonly tipLpsMm: PointLpsMm;
  /** Unit vector from the tip to the skin. */
  readonly outward: PointLpsMm;
}

/** What became of a path. */
export interface SievedPath extends Path {
  readonly entryLpsMm: PointLpsMm;
  readonly pathLengthMm: number;
  /** Null where nothing is in its way. */
  readonly rejection: {
    readonly reason: Exclude<RejectionReason, "nerve-not-covered" | "limit-crossed">;
    /** Place in `field.barriers`; null where no structure is at fault. */
    readonly barrierIndex: number | null;
  } | null;
  /** Where least is left, and how much once the shaft's radius is taken off; at most `farMm`. */
  readonly tightestLpsMm: PointLpsMm;
  readonly spareMm: number;
}

/** Step along a path. */
const stepMm = 1;
/** Air between two parts of the body is wider than the blur of the skin. */
const bodyAgainMm = 3;

/** Reads the field at a point: trilinear spare distance, and what the nearest voxel says. */
interface Reading {
  spareMm: number;
  nearest: number;
  isOutside: boolean;
}

function readAt(field: PathField, point: PointLpsMm, into: Reading): boolean {
  const { dimensions, originLpsMm: o, spacingMm: h } = field.geometry;
  const [nx, ny, nz] = dimensions;
  const x = (point[0] - o[0]) / h[0];
  const y = (point[1] - o[1]) / h[1];
  const z = (point[2] - o[2]) / h[2];
  if (!(x >= 0 && y >= 0 && z >= 0 && x <= nx - 1 && y <= ny - 1 && z <= nz - 1)) return false;
  const i = Math.min(Math.floor(x), nx - 2);
  const j = Math.min(Math.floor(y), ny - 2);
  const k = Math.min(Math.floor(z), nz - 2);
  const fx = x - i;
  const fy = y - j;
  const fz = z - k;
  const at = i + nx * (j + ny * k);
  const s = field.spareMm;
  const line = (from: number): number => (s[from] as number) * (1 - fx) + (s[from + 1] as number) * fx;
  const plane = (from: number): number => line(from) * (1 - fy) + line(from + nx) * fy;
  into.spareMm = plane(at) * (1 - fz) + plane(at + nx * ny) * fz;
  const near = Math.round(x) + nx * (Math.round(y) + ny * Math.round(z));
  into.nearest = field.nearest[near] as number;
  into.isOutside = field.outside[near] === 1;
  return true;
}

interface March {
  readonly tightestLpsMm: PointLpsMm;
  readonly spareMm: number;
  readonly barrierIndex: number | null;
  /** From the tip to the skin; null where the way leaves the image, or is too long, before it. */
  readonly lengthMm: number | null;
  readonly endMm: number;
  readonly reEnters: boolean;
  readonly startsOutside: boolean;
}

function at({ tipLpsMm, outward }: Path, mm: number): PointLpsMm {
  return [tipLpsMm[0] + outward[0] * mm, tipLpsMm[1] + outward[1] * mm, tipLpsMm[2] + outward[2] * mm];
}

/** Whether the straight way outward from the skin meets the body once more before the image ends. */
function meetsBodyAgain(field: PathField, path: Path, fromMm: number): boolean {
  const reading: Reading = { spareMm: 0, nearest: 0, isOutside: false };
  let insideMm = 0;
  for (let mm = fromMm + stepMm; readAt(field, at(path, mm), reading); mm += stepMm) {
    insideMm = reading.isOutside ? 0 : insideMm + stepMm;
    if (insideMm >= bodyAgainMm) return true;
  }
  return false;
}

function march(field: PathField, path: Path, longestMm: number): March {
  const reading: Reading = { spareMm: 0, nearest: 0, isOutside: false };
  let spareMm = farMm;
  let barrierIndex: number | null = null;
  let tightestMm = 0;
  let mm = 0;
  let lengthMm: number | null = null;
  for (; mm <= longestMm; mm += stepMm) {
    if (!readAt(field, at(path, mm), reading)) break;
    if (reading.isOutside) {
      lengthMm = mm;
      break;
    }
    if (reading.spareMm >= spareMm) continue;
    spareMm = reading.spareMm;
    barrierIndex = reading.nearest === 0 ? null : reading.nearest - 1;
    tightestMm = mm;
  }
  return {
    tightestLpsMm: at(path, tightestMm),
    spareMm,
    barrierIndex,
    lengthMm,
    endMm: Math.min(mm, longestMm),
    reEnters: lengthMm !== null && lengthMm > 0 && meetsBodyAgain(field, path, lengthMm),
    startsOutside: lengthMm === 0,
  };
}

function rejectionOf(found: March, isLong: boolean, spareMm: number): SievedPath["rejection"] {
  if (spareMm < 0) return { reason: "near-structure", barrierIndex: found.barrierIndex };
  if (found.startsOutside) return { reason: "no-skin", barrierIndex: null };
  if (found.lengthMm === null) return { reason: isLong ? "too-long" : "no-skin", barrierIndex: null };
  return found.reEnters ? { reason: "re-enters-body", barrierIndex: null } : null;
}

/** Follows a path from its tip to the skin and judges it by what it passes. */
export function sievePath(
  field: PathField,
  path: Path,
  limits: { readonly device: PlanDevice; readonly longestPathMm: number },
): SievedPath {
  const found = march(field, path, limits.longestPathMm);
  const pathLengthMm = found.lengthMm ?? found.endMm;
  const spareMm = found.spareMm - limits.device.shaftDiameterMm / 2;
  const isLong = found.endMm >= limits.longestPathMm;
  return {
    ...path,
    entryLpsMm: at(path, pathLengthMm),
    pathLengthMm,
    rejection: rejectionOf(found, isLong, spareMm),
    tightestLpsMm: found.tightestLpsMm,
    spareMm,
  };
}
