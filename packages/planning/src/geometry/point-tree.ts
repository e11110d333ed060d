import type { PointLpsMm } from "../treatment-plan.ts";

/** Points sorted for nearest-neighbor search: a balanced k-d tree laid out in one array. */
export interface PointTree {
  /** x, y, z of each point, in tree order. */
  readonly coordinatesMm: Float64Array;
  readonly pointCount: number;
  /** Lowest and highest x, y, z. */
  readonly boundsMm: readonly [PointLpsMm, PointLpsMm];
}

/** A nearest point. */
export interface NearestPoint {
  readonly distanceMm: number;
  readonly pointLpsMm: PointLpsMm;
}

type Key = (index: number) => number;

/** Hoare's partition of the places `low` to `high`; what lies left of the first result is no greater than what follows. */
function partition(
  order: Uint32Array,
  range: readonly [number, number],
  key: Key,
): readonly [number, number] {
  let [left, right] = range;
  const pivot = key(order[(left + right) >> 1] ?? 0);
  while (left <= right) {
    while (key(order[left] ?? 0) < pivot) left++;
    while (key(order[right] ?? 0) > pivot) right--;
    if (left > right) break;
    const swapped = order[left] ?? 0;
    order[left++] = order[right] ?? 0;
    order[right--] = swapped;
  }
  return [left, right];
}

/** Sorts just enough that the index at place `middle` stands where it belongs (quickselect). */
function select(
  order: Uint32Array,
  range: readonly [number, number],
  pick: { middle: number; key: Key },
): void {
  let [low, high] = range;
  while (low < high) {
    const [left, right] = partition(order, [low, high], pick.key);
    if (pick.middle <= right) high = right;
    else if (pick.middle >= left) low = left;
    else return;
  }
}

/** Builds the tree from x, y, z triples. */
export function buildPointTree(points: ArrayLike<number>): PointTree {
  const pointCount = Math.floor(points.length / 3);
  const order = Uint32Array.from({ length: pointCount }, (_, index) => index);
  const sort = (low: number, high: number, axis: number): void => {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    select(order, [low, high], { middle, key: (index) => points[index * 3 + axis] ?? 0 });
    sort(low, middle - 1, (axis + 1) % 3);
    sort(middle + 1, high, (axis + 1) % 3);
  };
  sort(0, pointCount - 1, 0);
  const coordinatesMm = new Float64Array(pointCount * 3);
  for (let place = 0; place < pointCount; place++) {
    const index = (order[place] ?? 0) * 3;
    for (let axis = 0; axis < 3; axis++) coordinatesMm[place * 3 + axis] = points[index + axis] ?? 0;
  }
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let index = 0; index < coordinatesMm.length; index++) {
    const axis = (index % 3) as 0 | 1 | 2;
    const value = coordinatesMm[index] ?? 0;
    low[axis] = Math.min(low[axis], value);
    high[axis] = Math.max(high[axis], value);
  }
  return { coordinatesMm, pointCount, boundsMm: [low, high] };
}

/**
 * The nearest point of the tree, or null where none is nearer than `withinMm`. Branches are turned away by the distance
 * to their box, kept up to date axis by axis on the way down (Arya and Mount's incremental distance).
 */
export function nearestPoint(
  tree: PointTree,
  point: PointLpsMm,
  withinMm: number = Number.POSITIVE_INFINITY,
): NearestPoint | null {
  const { coordinatesMm: c, boundsMm } = tree;
  const [low, high] = boundsMm;
  const outside = ([0, 1, 2] as const).map((axis) =>
    Math.max(low[axis] - point[axis], 0, point[axis] - high[axis]),
  );
  let bestSquared = withinMm * withinMm;
  let best = -1;
  /** Nodes from `first` to `last`, whose box lies `boxSquared` away. */
  // biome-ignore lint/complexity/useMaxParams: hot recursion; an object for each node would cost more than the search.
  const visit = (first: number, last: number, axis: 0 | 1 | 2, boxSquared: number): void => {
    if (first > last || boxSquared >= bestSquared) return;
    const middle = (first + last) >> 1;
    const at = middle * 3;
    const dx = (c[at] as number) - point[0];
    const dy = (c[at + 1] as number) - point[1];
    const dz = (c[at + 2] as number) - point[2];
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared < bestSquared) {
      bestSquared = squared;
      best = middle;
    }
    const beyond = point[axis] - (c[at + axis] as number);
    const next = ((axis + 1) % 3) as 0 | 1 | 2;
    const isLow = beyond < 0;
    visit(isLow ? first : middle + 1, isLow ? middle - 1 : last, next, boxSquared);
    const kept = outside[axis] as number;
    const farSquared = boxSquared - kept * kept + beyond * beyond;
    if (farSquared >= bestSquared) return;
    outside[axis] = Math.abs(beyond);
    visit(isLow ? middle + 1 : first, isLow ? last : middle - 1, next, farSquared);
    outside[axis] = kept;
  };
  const [x = 0, y = 0, z = 0] = outside;
  visit(0, tree.pointCount - 1, 0, x * x + y * y + z * z);
  if (best < 0) return null;
  return {
    distanceMm: Math.sqrt(bestSquared),
    pointLpsMm: [c[best * 3] ?? 0, c[best * 3 + 1] ?? 0, c[best * 3 + 2] ?? 0],
  };
}
