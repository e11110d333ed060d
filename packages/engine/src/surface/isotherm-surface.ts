import type { TensorGrid } from "../result.ts";
import { readCorners } from "./isotherm-volume.ts";
import { type Lattice, latticeOf } from "./lattice.ts";
import { boxTetrahedra } from "./tetrahedra.ts";

/** Triangles of an isotherm, in the problem frame. */
export interface IsothermSurface {
  /** [m] x, y, z of each vertex. */
  readonly positions: Float32Array;
  /** Unit normal of each vertex, toward warmer tissue. */
  readonly normals: Float32Array;
  /** Three vertices a triangle, counterclockwise seen from the warm side. */
  readonly indices: Uint32Array;
}

/** The surface while it is drawn. */
interface Drawing {
  readonly lattice: Lattice;
  readonly field: Float32Array;
  readonly temperature: number;
  /** Nodes along x, and along x times y. */
  readonly nodesX: number;
  readonly nodesXY: number;
  readonly positions: number[];
  readonly normals: number[];
  readonly indices: number[];
  /** Vertex on each lattice edge: key = lower node × 8 + way to the upper one (dx + 2·dy + 4·dz). */
  readonly vertexOnEdge: Map<number, number>;
}

function value(drawing: Drawing, i: number, jk: readonly [number, number]): number {
  const { x, y, z, strideY, strideZ } = drawing.lattice;
  const clampedX = Math.min(Math.max(i, 0), x.cells.length - 1);
  const clampedY = Math.min(Math.max(jk[0], 0), y.cells.length - 1);
  const clampedZ = Math.min(Math.max(jk[1], 0), z.cells.length - 1);
  const cell =
    (x.cells[clampedX] ?? 0) + (y.cells[clampedY] ?? 0) * strideY + (z.cells[clampedZ] ?? 0) * strideZ;
  return drawing.field[cell] ?? 0;
}

/** Gradient at a lattice node, by differences to its neighbors [K/m]. */
function gradientAt(drawing: Drawing, node: readonly [number, number, number]): [number, number, number] {
  const [i, j, k] = node;
  const { x, y, z } = drawing.lattice;
  const slope = (nodes: Float64Array, n: number, difference: number): number => {
    const width = (nodes[Math.min(n + 1, nodes.length - 1)] ?? 0) - (nodes[Math.max(n - 1, 0)] ?? 0);
    return width > 0 ? difference / width : 0;
  };
  return [
    slope(x.nodes, i, value(drawing, i + 1, [j, k]) - value(drawing, i - 1, [j, k])),
    slope(y.nodes, j, value(drawing, i, [j + 1, k]) - value(drawing, i, [j - 1, k])),
    slope(z.nodes, k, value(drawing, i, [j, k + 1]) - value(drawing, i, [j, k - 1])),
  ];
}

function nodeOf(drawing: Drawing, node: number): [number, number, number] {
  const k = Math.floor(node / drawing.nodesXY);
  const rest = node - k * drawing.nodesXY;
  const j = Math.floor(rest / drawing.nodesX);
  return [rest - j * drawing.nodesX, j, k];
}

/** The vertex where the isotherm crosses the edge between two nodes; made once, shared by all triangles round it. */
function vertexBetween(drawing: Drawing, a: number, b: number): number {
  const low = Math.min(a, b);
  const nodeLow = nodeOf(drawing, low);
  const nodeHigh = nodeOf(drawing, Math.max(a, b));
  const way = nodeHigh[0] - nodeLow[0] + 2 * (nodeHigh[1] - nodeLow[1]) + 4 * (nodeHigh[2] - nodeLow[2]);
  const key = low * 8 + way;
  const known = drawing.vertexOnEdge.get(key);
  if (known !== undefined) {
    return known;
  }
  const lowValue = value(drawing, nodeLow[0], [nodeLow[1], nodeLow[2]]) - drawing.temperature;
  const highValue = value(drawing, nodeHigh[0], [nodeHigh[1], nodeHigh[2]]) - drawing.temperature;
  const t = lowValue / (lowValue - highValue);
  const { x, y, z } = drawing.lattice;
  const axes = [x.nodes, y.nodes, z.nodes];
  const slopeLow = gradientAt(drawing, nodeLow);
  const slopeHigh = gradientAt(drawing, nodeHigh);
  const normal = [0, 0, 0];
  for (let n = 0; n < 3; n++) {
    const from = axes[n]?.[nodeLow[n] ?? 0] ?? 0;
    const to = axes[n]?.[nodeHigh[n] ?? 0] ?? 0;
    drawing.positions.push(from + t * (to - from));
    normal[n] = (slopeLow[n] ?? 0) * (1 - t) + (slopeHigh[n] ?? 0) * t;
  }
  const length = Math.hypot(normal[0] ?? 0, normal[1] ?? 0, normal[2] ?? 0) || 1;
  drawing.normals.push((normal[0] ?? 0) / length, (normal[1] ?? 0) / length, (normal[2] ?? 0) / length);
  const vertex = drawing.positions.length / 3 - 1;
  drawing.vertexOnEdge.set(key, vertex);
  return vertex;
}

/**
 * Triangles of one tetrahedron. The tetrahedra of `boxTetrahedra` all turn the same way, so the order of the corners
 * alone tells which side of the triangle is warm.
 */
function drawTetrahedron(drawing: Drawing, nodes: readonly number[], below: readonly boolean[]): void {
  const inside: number[] = [];
  const outside: number[] = [];
  for (let n = 0; n < 4; n++) {
    (below[n] ? inside : outside).push(n);
  }
  if (inside.length === 0 || outside.length === 0) {
    return;
  }
  const isEven = evenPermutation([...inside, ...outside]);
  const at = (from: number | undefined, to: number | undefined): number =>
    vertexBetween(drawing, nodes[from ?? 0] ?? 0, nodes[to ?? 0] ?? 0);
  const push = (a: number, b: number, c: number): void => {
    drawing.indices.push(a, isEven ? b : c, isEven ? c : b);
  };
  const [i0, i1, i2] = inside;
  const [o0, o1, o2] = outside;
  if (inside.length === 1) {
    push(at(i0, o0), at(i0, o1), at(i0, o2));
  } else if (inside.length === 3) {
    push(at(i0, o0), at(i1, o0), at(i2, o0));
  } else {
    const a = at(i0, o0);
    const b = at(i0, o1);
    const c = at(i1, o1);
    const d = at(i1, o0);
    push(a, b, c);
    push(a, c, d);
  }
}

function evenPermutation(order: readonly number[]): boolean {
  let swaps = 0;
  for (let a = 0; a < order.length; a++) {
    for (let b = a + 1; b < order.length; b++) {
      swaps += (order[a] ?? 0) > (order[b] ?? 0) ? 1 : 0;
    }
  }
  return swaps % 2 === 0;
}

function drawBox(drawing: Drawing, firstNode: number, corners: Float64Array): void {
  const { nodesX, nodesXY } = drawing;
  for (const tetrahedron of boxTetrahedra) {
    const nodes = tetrahedron.map((n) => firstNode + (n & 1) + ((n >> 1) & 1) * nodesX + (n >> 2) * nodesXY);
    drawTetrahedron(
      drawing,
      nodes,
      tetrahedron.map((n) => (corners[n] ?? 0) < 0),
    );
  }
}

/**
 * The surface on which the field has `temperature` [°C], by marching tetrahedra between cell centers: closed wherever
 * the isotherm lies inside the box, open where it leaves the box. Empty when nothing is colder, or all. `field` is one
 * temperature [°C] a cell of `grid` [m], x fastest; positions come in m in the problem frame. Method: each box of eight
 * centers is cut into six tetrahedra (Kuhn), so that no face is ambiguous. Throws nothing.
 */
export function isothermSurface(grid: TensorGrid, field: Float32Array, temperature: number): IsothermSurface {
  const lattice = latticeOf(grid);
  const { x, y, z, strideY, strideZ } = lattice;
  const nodesX = x.nodes.length;
  const nodesXY = nodesX * y.nodes.length;
  const drawing: Drawing = {
    lattice,
    field,
    temperature,
    nodesX,
    nodesXY,
    positions: [],
    normals: [],
    indices: [],
    vertexOnEdge: new Map(),
  };
  const corners = new Float64Array(8);
  const lines = [0, 0, 0, 0];
  for (let k = 0; k + 1 < z.nodes.length; k++) {
    for (let j = 0; j + 1 < y.nodes.length; j++) {
      for (let n = 0; n < 4; n++) {
        lines[n] = (y.cells[j + (n & 1)] as number) * strideY + (z.cells[k + (n >> 1)] as number) * strideZ;
      }
      for (let i = 0; i + 1 < nodesX; i++) {
        const x0 = x.cells[i] as number;
        const below = readCorners(field, corners, { lines, x0, x1: x.cells[i + 1] as number, temperature });
        if (below > 0 && below < 8) {
          drawBox(drawing, i + j * nodesX + k * nodesXY, corners);
        }
      }
    }
  }
  return {
    positions: Float32Array.from(drawing.positions),
    normals: Float32Array.from(drawing.normals),
    indices: Uint32Array.from(drawing.indices),
  };
}
