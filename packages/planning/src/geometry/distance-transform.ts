/** Far away, in squared voxels: more than any grid is wide, and exact in a float64. */
const far = 1e12;

/** A line of squared distances that is being transformed, with room for its lower envelope. */
interface Scratch {
  readonly line: Float64Array;
  readonly vertices: Int32Array;
  readonly borders: Float64Array;
}

/**
 * Squared distance along one line: the lower envelope of the parabolas that stand on its values.
 *
 * D(p) = min over q of ((p − q)² + f(q))      (Felzenszwalb and Huttenlocher 2012)
 */
function transformLine(
  values: Float64Array,
  at: { first: number; stride: number; count: number },
  s: Scratch,
): void {
  const { first, stride, count } = at;
  const { line, vertices, borders } = s;
  for (let q = 0; q < count; q++) line[q] = values[first + q * stride] as number;
  let k = 0;
  vertices[0] = 0;
  borders[0] = Number.NEGATIVE_INFINITY;
  borders[1] = Number.POSITIVE_INFINITY;
  for (let q = 1; q < count; q++) {
    const raised = (line[q] as number) + q * q;
    const borderWith = (v: number): number => (raised - (line[v] as number) - v * v) / (2 * q - 2 * v);
    // The first border is minus infinity, so that this ends there.
    while (borderWith(vertices[k] as number) <= (borders[k] as number)) k--;
    borders[k + 1] = borderWith(vertices[k] as number);
    k++;
    vertices[k] = q;
    borders[k + 1] = Number.POSITIVE_INFINITY;
  }
  k = 0;
  for (let p = 0; p < count; p++) {
    while ((borders[k + 1] as number) < p) k++;
    const v = vertices[k] as number;
    values[first + p * stride] = (p - v) * (p - v) + (line[v] as number);
  }
}

/**
 * Distance from every voxel center of a cubic grid to the nearest marked voxel center, in voxels; x fastest. Exact, in
 * time proportional to the grid. Infinity everywhere where nothing is marked.
 */
export function distanceTransform(
  mask: Uint8Array,
  dimensions: readonly [number, number, number],
): Float32Array {
  const [nx, ny, nz] = dimensions;
  const values = new Float64Array(mask.length);
  for (let n = 0; n < values.length; n++) values[n] = mask[n] === 0 ? far : 0;
  const longest = Math.max(nx, ny, nz);
  const scratch: Scratch = {
    line: new Float64Array(longest),
    vertices: new Int32Array(longest + 1),
    borders: new Float64Array(longest + 2),
  };
  for (let row = 0; row < ny * nz; row++) {
    transformLine(values, { first: row * nx, stride: 1, count: nx }, scratch);
  }
  for (let k = 0; k < nz; k++) {
    for (let i = 0; i < nx; i++) {
      transformLine(values, { first: i + nx * ny * k, stride: nx, count: ny }, scratch);
    }
  }
  for (let column = 0; column < nx * ny; column++) {
    transformLine(values, { first: column, stride: nx * ny, count: nz }, scratch);
  }
  const distances = new Float32Array(values.length);
  for (let n = 0; n < values.length; n++) {
    const squared = values[n] as number;
    distances[n] = squared >= far / 2 ? Number.POSITIVE_INFINITY : Math.sqrt(squared);
  }
  return distances;
}
