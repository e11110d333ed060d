/** Polynomial and first direction numbers of one dimension: s, a, m₁ … m_s. */
type Direction = readonly [degree: number, polynomial: number, numbers: readonly number[]];

/** Dimensions 2 to 21 of new-joe-kuo-6.21201 [Joe and Kuo, SIAM J Sci Comput 2008;30:2635]; dimension 1 is the radical inverse. */
const directions: readonly Direction[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

/** Unknowns beyond this many are drawn at random, which is sound but converges slower. */
export const sobolDimensionCount: number = directions.length + 1;

const bitCount = 32;

/** Direction numbers of a dimension as 32-bit fractions. */
function directionNumbers(dimension: number): Uint32Array {
  const numbers = new Uint32Array(bitCount);
  const direction = directions[dimension - 1];
  for (let bit = 0; bit < bitCount; bit++) {
    if (!direction) {
      numbers[bit] = 2 ** (bitCount - 1 - bit);
      continue;
    }
    const [degree, polynomial, first] = direction;
    if (bit < degree) {
      numbers[bit] = (first[bit] ?? 1) * 2 ** (bitCount - 1 - bit);
      continue;
    }
    const before = numbers[bit - degree] ?? 0;
    let value = before ^ (before >>> degree);
    for (let term = 1; term < degree; term++) {
      if (((polynomial >>> (degree - 1 - term)) & 1) === 1) value ^= numbers[bit - term] ?? 0;
    }
    numbers[bit] = value;
  }
  return numbers;
}

const tables: readonly Uint32Array[] = Array.from({ length: sobolDimensionCount }, (_, dimension) =>
  directionNumbers(dimension),
);

/** 32 mixed bits of three whole numbers [the finalizer of MurmurHash3, Appleby, public domain]. */
function mixedBits(seed: number, dimension: number, index: number): number {
  let bits = (seed >>> 0) ^ Math.imul(dimension + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  for (let round = 0; round < 2; round++) {
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    bits ^= bits >>> 16;
  }
  return bits >>> 0;
}

/** One coordinate of a point of the sequence before it is scrambled, 32 bits. */
function sobolBits(index: number, dimension: number): number {
  const table = tables[dimension];
  let bits = 0;
  for (let bit = 0; bit < bitCount; bit++) {
    if (((index >>> bit) & 1) === 1) bits ^= table?.[bit] ?? 0;
  }
  return bits >>> 0;
}

/**
 * [1] Point `index` of Sobol's sequence, each coordinate in (0, 1), moved by a digital shift that the seed picks: the same
 * index and seed always give the same point, however many points are asked for, so that an ensemble can be widened.
 */
export function sobolPoint(
  index: number,
  choice: { readonly count: number; readonly seed: number },
): number[] {
  const shiftIndex = -1;
  return Array.from({ length: choice.count }, (_, dimension) => {
    const bits =
      dimension < sobolDimensionCount
        ? (sobolBits(index, dimension) ^ mixedBits(choice.seed, dimension, shiftIndex)) >>> 0
        : mixedBits(choice.seed, dimension, index);
    return (bits + 0.5) / 2 ** bitCount;
  });
}
