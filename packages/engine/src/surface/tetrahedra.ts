/**
 * The six tetrahedra of a box cell round its diagonal from corner 0 to corner 7 (Kuhn). Corner number = dx + 2·dy + 4·dz.
 * Neighboring cells cut their common face along the same diagonal, so a surface drawn in them has no gaps.
 */
export const boxTetrahedra: readonly (readonly [number, number, number, number])[] = [
  [0, 1, 3, 7],
  [0, 3, 2, 7],
  [0, 2, 6, 7],
  [0, 6, 4, 7],
  [0, 4, 5, 7],
  [0, 5, 1, 7],
];

/** Where the level lies between an inside value and an outside value, as a share of the edge from the inside. */
function cut(inside: number, outside: number): number {
  return inside / (inside - outside);
}

/**
 * Share of a tetrahedron in which the linear field through its corner values is below zero. The values are sorted here:
 * with one corner inside it is a small tetrahedron, with three its complement, with two a prism cut in three.
 */
export function fractionBelowZero(values: Float64Array): number {
  values.sort();
  const [a = 0, b = 0, c = 0, d = 0] = values;
  if (a >= 0) {
    return 0;
  }
  if (d < 0) {
    return 1;
  }
  if (b >= 0) {
    return cut(a, b) * cut(a, c) * cut(a, d);
  }
  if (c < 0) {
    return 1 - cut(d, a) * cut(d, b) * cut(d, c);
  }
  const p = cut(a, c);
  const q = cut(a, d);
  const r = cut(b, c);
  const s = cut(b, d);
  return r * s + p * q * (1 - s) + p * s * (1 - r);
}
