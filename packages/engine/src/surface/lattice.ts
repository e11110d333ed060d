import type { TensorGrid } from "../result.ts";

/**
 * One axis of the lattice that isotherms are drawn on: the cell centers, and a node on each outer face of the box that
 * repeats the value of its cell, so that the lattice fills the box.
 */
export interface LatticeAxis {
  /** [m] Rising; length cells + 2. */
  readonly nodes: Float64Array;
  /** Cell that holds the value of each node. */
  readonly cells: Int32Array;
}

/** The lattice of one grid, axis by axis. */
export interface Lattice {
  readonly x: LatticeAxis;
  readonly y: LatticeAxis;
  readonly z: LatticeAxis;
  /** Cells along x. */
  readonly strideY: number;
  /** Cells in one plane of z. */
  readonly strideZ: number;
}

/** Lattice axis of the given cell boundaries [m]. */
function latticeAxis(edges: Float64Array): LatticeAxis {
  const count = edges.length - 1;
  const nodes = new Float64Array(count + 2);
  const cells = new Int32Array(count + 2);
  nodes[0] = edges[0] ?? 0;
  for (let i = 0; i < count; i++) {
    nodes[i + 1] = 0.5 * ((edges[i] ?? 0) + (edges[i + 1] ?? 0));
    cells[i + 1] = i;
  }
  nodes[count + 1] = edges[count] ?? 0;
  cells[count + 1] = count - 1;
  return { nodes, cells };
}

/** Lattice of a grid: made anew on each call, a few hundred numbers. */
export function latticeOf(grid: TensorGrid): Lattice {
  const strideY = grid.xEdges.length - 1;
  return {
    x: latticeAxis(grid.xEdges),
    y: latticeAxis(grid.yEdges),
    z: latticeAxis(grid.zEdges),
    strideY,
    strideZ: strideY * (grid.yEdges.length - 1),
  };
}

/** Index of the lattice interval that holds `position` [m]; −1 outside the box and for a position that is not finite. */
export function intervalAt(axis: LatticeAxis, position: number): number {
  const { nodes } = axis;
  let low = 0;
  let high = nodes.length - 1;
  if (!(position >= (nodes[0] ?? 0) && position <= (nodes[high] ?? 0))) {
    return -1;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] ?? 0) <= position) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
