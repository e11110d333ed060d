/** Repeatable numbers in 0–1 from a seed (Mulberry32, public domain, Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A periodic cube of noise with zero mean and unit deviation. */
export interface NoiseCube {
  /** Edge in cells, a power of two. */
  readonly size: number;
  readonly values: Float32Array;
}

/** One pass of a periodic [1 2 1]/4 filter along an axis. */
function smoothAxis(cube: NoiseCube, stride: number): void {
  const { size, values } = cube;
  const mask = size * stride - 1;
  const copy = values.slice();
  for (let index = 0; index < values.length; index++) {
    const base = index & ~mask;
    const before = base | ((index - stride) & mask);
    const after = base | ((index + stride) & mask);
    values[index] = ((copy[before] ?? 0) + 2 * (copy[index] ?? 0) + (copy[after] ?? 0)) / 4;
  }
}

/** Gaussian noise, smoothed `passes` times in plane and `passesAcross` times along k: CT noise has grain, not pixels. */
export function noiseCube(
  random: () => number,
  options: { readonly size: number; readonly passes: number; readonly passesAcross: number },
): NoiseCube {
  const { size } = options;
  const cube: NoiseCube = { size, values: new Float32Array(size ** 3) };
  const { values } = cube;
  // Sum of four uniforms: near enough to Gaussian after smoothing, and quick.
  for (let index = 0; index < values.length; index++)
    values[index] = random() + random() + random() + random() - 2;
  for (let pass = 0; pass < options.passes; pass++) {
    smoothAxis(cube, 1);
    smoothAxis(cube, size);
  }
  for (let pass = 0; pass < options.passesAcross; pass++) smoothAxis(cube, size * size);
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  const scale = 1 / Math.sqrt(variance);
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) * scale;
  return cube;
}
