import type { Slice } from "./slice.ts";
import { cross, dot } from "./vector-math.ts";

/** Slices of one orientation, size and spacing: what can become one volume. */
export interface SliceStack {
  readonly slices: readonly Slice[];
  /** What tells this stack from its siblings in the series; empty where it is alone. */
  readonly label: string;
}

/** Slices closer than this along the normal are taken as the same position. */
export const samePositionMm = 0.01;

/** Directions written with three digits; over a 500 mm slice this moves a corner by half a millimeter. */
const directionTolerance = 0.001;
const relativeSpacingTolerance = 0.001;

function isSamePlane(a: Slice, b: Slice): boolean {
  const closeTo = (first: readonly number[], second: readonly number[]): boolean =>
    first.every((value, axis) => Math.abs(value - (second[axis] ?? 0)) <= directionTolerance);
  const sameSpacing = (first: number, second: number): boolean =>
    Math.abs(first - second) <= relativeSpacingTolerance * first;
  return (
    a.format.rows === b.format.rows &&
    a.format.columns === b.format.columns &&
    a.header.frameOfReferenceUid === b.header.frameOfReferenceUid &&
    sameSpacing(a.plane.rowSpacingMm, b.plane.rowSpacingMm) &&
    sameSpacing(a.plane.columnSpacingMm, b.plane.columnSpacingMm) &&
    closeTo(a.plane.rowDirection, b.plane.rowDirection) &&
    closeTo(a.plane.columnDirection, b.plane.columnDirection)
  );
}

function groupByPlane(slices: readonly Slice[]): readonly (readonly Slice[])[] {
  const groups: Slice[][] = [];
  for (const slice of slices) {
    const group = groups.find(([first]) => first !== undefined && isSamePlane(first, slice));
    if (group === undefined) groups.push([slice]);
    else group.push(slice);
  }
  return groups;
}

function groupBy(slices: readonly Slice[], key: (slice: Slice) => string): readonly (readonly Slice[])[] {
  const groups = new Map<string, Slice[]>();
  for (const slice of slices) {
    const name = key(slice);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [slice]);
    else group.push(slice);
  }
  return [...groups.values()];
}

/** Distance of a slice along its own normal. */
export function slicePositionMm(slice: Slice): number {
  return dot(slice.plane.originLpsMm, cross(slice.plane.rowDirection, slice.plane.columnDirection));
}

/** How many different objects claim the position that is claimed most often. */
function claimsPerPosition(slices: readonly Slice[]): number {
  const ordered = slices
    .map((slice) => ({
      atMm: slicePositionMm(slice),
      id: `${slice.header.sopInstanceUid}#${slice.frameIndex}`,
    }))
    .sort((a, b) => a.atMm - b.atMm);
  let startMm = Number.NEGATIVE_INFINITY;
  let ids = new Set<string>();
  let most = 0;
  for (const slice of ordered) {
    if (slice.atMm - startMm >= samePositionMm) {
      startMm = slice.atMm;
      ids = new Set();
    }
    ids.add(slice.id);
    most = Math.max(most, ids.size);
  }
  return most;
}

/** Splits by the first element that has one value for each claim of a position; the whole group where none has. */
function splitPhases(slices: readonly Slice[]): readonly SliceStack[] {
  const claims = claimsPerPosition(slices);
  if (claims <= 1) return [{ slices, label: "" }];
  const names = new Set(slices.flatMap((slice) => Object.keys(slice.distinguishers)));
  for (const name of names) {
    const groups = groupBy(slices, (slice) => slice.distinguishers[name] ?? "");
    if (groups.length === claims && groups.every((group) => claimsPerPosition(group) === 1)) {
      return groups.map((group) => ({
        slices: group,
        label: `${name} ${group[0]?.distinguishers[name] ?? "missing"}`,
      }));
    }
  }
  return [{ slices, label: "" }];
}

function planeLabel(slices: readonly Slice[]): string {
  const plane = slices[0]?.plane;
  if (plane === undefined) return "";
  const normal = cross(plane.rowDirection, plane.columnDirection).map(Math.abs);
  const largest = normal.indexOf(Math.max(...normal));
  return ["sagittal", "coronal", "axial"][largest] ?? "";
}

/** Divides one series into stacks: by plane and size first, then by phase or echo, largest first. */
export function divideIntoStacks(slices: readonly Slice[]): readonly SliceStack[] {
  const planes = groupByPlane(slices);
  return planes
    .flatMap((group) =>
      splitPhases(group).map((stack) => ({
        slices: stack.slices,
        label: [planes.length > 1 ? planeLabel(group) : "", stack.label]
          .filter((part) => part !== "")
          .join(", "),
      })),
    )
    .sort((a, b) => b.slices.length - a.slices.length);
}
