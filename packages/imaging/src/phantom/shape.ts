import type { Vec3 } from "../geometry.ts";

/** One axial cut of a shape: a signed distance [mm, negative inside] that holds within a box in x and y. */
export interface Cut {
  readonly box: readonly [xMinimum: number, xMaximum: number, yMinimum: number, yMaximum: number];
  readonly distance: (x: number, y: number) => number;
}

/** A solid, known by its axial cuts; null where it has none. Approximate distances are good near the surface. */
export interface Shape {
  readonly cut: (z: number) => Cut | null;
}

/** One row of a loft: height, center, half-axes [mm], and rotation in the axial plane [degrees]. */
export type LoftRow = readonly [z: number, x: number, y: number, rx: number, ry: number, degrees?: number];

/** Catmull–Rom between the second and third of four values. */
function hermite([p0, p1, p2, p3]: readonly [number, number, number, number], t: number): number {
  const m1 = (p2 - p0) / 2;
  const m2 = (p3 - p1) / 2;
  const t2 = t * t;
  const t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * p1 + (t3 - 2 * t2 + t) * m1 + (3 * t2 - 2 * t3) * p2 + (t3 - t2) * m2;
}

/** Row of a loft at height z, by Catmull–Rom between rows (rows in order of falling or rising z). */
function loftRow(rows: readonly LoftRow[], z: number): readonly number[] | null {
  for (let index = 0; index + 1 < rows.length; index++) {
    const a = rows[index];
    const b = rows[index + 1];
    if (a === undefined || b === undefined) continue;
    if (z < Math.min(a[0], b[0]) || z > Math.max(a[0], b[0])) continue;
    const before = rows[Math.max(0, index - 1)] ?? a;
    const after = rows[Math.min(rows.length - 1, index + 2)] ?? b;
    const t = b[0] === a[0] ? 0 : (z - a[0]) / (b[0] - a[0]);
    const at = (c: 1 | 2 | 3 | 4 | 5): number =>
      hermite([before[c] ?? 0, a[c] ?? 0, b[c] ?? 0, after[c] ?? 0], t);
    return [at(1), at(2), Math.max(0.1, at(3)), Math.max(0.1, at(4)), (at(5) * Math.PI) / 180];
  }
  return null;
}

/** Options of a loft. */
export interface LoftOptions {
  /** 2 is an ellipse; larger is boxier. */
  readonly exponent?: number;
  /** Length [mm] over which each end rounds off; 0 cuts it flat. */
  readonly capMm?: number;
}

/** A stack of (super)ellipses along z with smooth interpolation between the rows. */
export function loft(rows: readonly LoftRow[], options: LoftOptions = {}): Shape {
  const exponent = options.exponent ?? 2;
  const capMm = options.capMm ?? 0;
  const heights = rows.map((row) => row[0]);
  const bottom = Math.min(...heights);
  const top = Math.max(...heights);
  return {
    cut: (z) => {
      const row = loftRow(rows, z);
      if (row === null) return null;
      const [x0 = 0, y0 = 0, rx0 = 1, ry0 = 1, angle = 0] = row;
      const scale = capScale(Math.min(z - bottom, top - z), capMm);
      if (scale < 0.05) return null;
      return superellipse([x0, y0, rx0 * scale, ry0 * scale, angle], exponent);
    },
  };
}

function capScale(depthMm: number, capMm: number): number {
  if (capMm <= 0 || depthMm >= capMm) return 1;
  const t = 1 - depthMm / capMm;
  return Math.sqrt(Math.max(0, 1 - t * t));
}

/** Room [mm] kept round a cut for the soft edge. */
const edgeRoomMm = 2;

function superellipse(row: readonly [number, number, number, number, number], exponent: number): Cut {
  const [x0, y0, rx, ry, angle] = row;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const reachX = Math.hypot(rx * cos, ry * sin) * (exponent > 2 ? 1.25 : 1) + edgeRoomMm;
  const reachY = Math.hypot(rx * sin, ry * cos) * (exponent > 2 ? 1.25 : 1) + edgeRoomMm;
  const smaller = Math.min(rx, ry);
  const distance =
    exponent === 2
      ? (x: number, y: number): number => {
          const u = (x - x0) * cos + (y - y0) * sin;
          const v = (y - y0) * cos - (x - x0) * sin;
          const p = u / rx;
          const q = v / ry;
          const k0 = Math.sqrt(p * p + q * q);
          const k1 = Math.sqrt((p * p) / (rx * rx) + (q * q) / (ry * ry));
          // First-order distance to an ellipse; at the very center the gradient vanishes.
          return k1 < 1e-9 ? -smaller : (k0 * (k0 - 1)) / k1;
        }
      : (x: number, y: number): number => {
          const u = Math.abs((x - x0) * cos + (y - y0) * sin) / rx;
          const v = Math.abs((y - y0) * cos - (x - x0) * sin) / ry;
          return ((u ** exponent + v ** exponent) ** (1 / exponent) - 1) * smaller;
        };
  return { box: [x0 - reachX, x0 + reachX, y0 - reachY, y0 + reachY], distance };
}

/** Smooth curve through points: Catmull–Rom, `steps` pieces a span. */
export function smoothLine(points: readonly Vec3[], steps: number = 5): Vec3[] {
  const line: Vec3[] = [];
  for (let index = 0; index + 1 < points.length; index++) {
    const b = points[index];
    const c = points[index + 1];
    if (b === undefined || c === undefined) continue;
    const a = points[Math.max(0, index - 1)] ?? b;
    const d = points[Math.min(points.length - 1, index + 2)] ?? c;
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      line.push([
        hermite([a[0], b[0], c[0], d[0]], t),
        hermite([a[1], b[1], c[1], d[1]], t),
        hermite([a[2], b[2], c[2], d[2]], t),
      ]);
    }
  }
  const last = points.at(-1);
  if (last !== undefined) line.push(last);
  return line;
}

/** Tube of constant or linearly tapering radius [mm] along a polyline. */
export function tube(line: readonly Vec3[], radiusMm: number, endRadiusMm: number = radiusMm): Shape {
  return {
    cut: (z) => {
      const pieces: Piece[] = [];
      for (let index = 0; index + 1 < line.length; index++) {
        const a = line[index];
        const b = line[index + 1];
        if (a === undefined || b === undefined) continue;
        const r = radiusMm + ((endRadiusMm - radiusMm) * (index + 0.5)) / (line.length - 1);
        const reach = r + edgeRoomMm;
        if (z < Math.min(a[2], b[2]) - reach || z > Math.max(a[2], b[2]) + reach) continue;
        pieces.push({ a, b, r });
      }
      return pieces.length === 0 ? null : capsules(pieces, z);
    },
  };
}

interface Piece {
  readonly a: Vec3;
  readonly b: Vec3;
  readonly r: number;
}

function capsules(pieces: readonly Piece[], z: number): Cut {
  const rooms = pieces.map(({ r }) => r + edgeRoomMm);
  const extent = (axis: 0 | 1, sign: 1 | -1): number =>
    sign *
    Math.max(...pieces.map(({ a, b }, n) => Math.max(sign * a[axis], sign * b[axis]) + (rooms[n] ?? 0)));
  return {
    box: [extent(0, -1), extent(0, 1), extent(1, -1), extent(1, 1)],
    distance: (x, y) => {
      let nearest = Infinity;
      for (const { a, b, r } of pieces) nearest = Math.min(nearest, segmentDistance([x, y, z], a, b) - r);
      return nearest;
    },
  };
}

/** Distance [mm] from a point to a segment. */
export function segmentDistance(p: Vec3, a: Vec3, b: Vec3): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const dz = b[2] - a[2];
  const length2 = dx * dx + dy * dy + dz * dz;
  const along = (p[0] - a[0]) * dx + (p[1] - a[1]) * dy + (p[2] - a[2]) * dz;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, along / length2));
  const u = p[0] - a[0] - t * dx;
  const v = p[1] - a[1] - t * dy;
  const w = p[2] - a[2] - t * dz;
  // Math.hypot is several times slower, and this is the inner loop.
  return Math.sqrt(u * u + v * v + w * w);
}

/** Union of solids; `blendMm` > 0 fills the crease between them. */
export function union(shapes: readonly Shape[], blendMm: number = 0): Shape {
  return {
    cut: (z) => {
      const cuts = shapes.map((shape) => shape.cut(z)).filter((cut) => cut !== null);
      const [first] = cuts;
      if (first === undefined) return null;
      if (cuts.length === 1) return first;
      return {
        box: [
          Math.min(...cuts.map(({ box }) => box[0])) - blendMm,
          Math.max(...cuts.map(({ box }) => box[1])) + blendMm,
          Math.min(...cuts.map(({ box }) => box[2])) - blendMm,
          Math.max(...cuts.map(({ box }) => box[3])) + blendMm,
        ],
        distance: (x, y) => {
          let nearest = Infinity;
          for (const cut of cuts) {
            const next = cut.distance(x, y);
            // Polynomial smooth minimum.
            const h = blendMm > 0 ? Math.max(0, blendMm - Math.abs(nearest - next)) / blendMm : 0;
            nearest = Math.min(nearest, next) - (Number.isNaN(h) ? 0 : h * h * blendMm * 0.25);
          }
          return nearest;
        },
      };
    },
  };
}

/** What is in `shape` but not in `removed`. */
export function subtract(shape: Shape, removed: Shape): Shape {
  return combine(shape, removed, (a, b) => Math.max(a, -b));
}

function combine(shape: Shape, other: Shape, rule: (a: number, b: number) => number): Shape {
  return {
    cut: (z) => {
      const cut = shape.cut(z);
      const second = other.cut(z);
      if (cut === null || second === null) return cut;
      return { box: cut.box, distance: (x, y) => rule(cut.distance(x, y), second.distance(x, y)) };
    },
  };
}

/** The solid grown (positive) or shrunk (negative) by a distance [mm], in the axial plane. */
export function offset(shape: Shape, byMm: number): Shape {
  const grow = Math.max(0, byMm);
  return {
    cut: (z) => {
      const cut = shape.cut(z);
      if (cut === null) return null;
      const [x0, x1, y0, y1] = cut.box;
      return {
        box: [x0 - grow, x1 + grow, y0 - grow, y1 + grow],
        distance: (x, y) => cut.distance(x, y) - byMm,
      };
    },
  };
}

/** The same smooth shape, with each cut looked up on a 2 mm table: for outlines that many others are measured from. */
export function tabulated(shape: Shape): Shape {
  let lastZ = Number.NaN;
  let last: Cut | null = null;
  return {
    cut: (z) => {
      if (z !== lastZ) {
        const cut = shape.cut(z);
        last = cut === null ? null : tabulatedCut(cut);
        lastZ = z;
      }
      return last;
    },
  };
}

function tabulatedCut(cut: Cut): Cut {
  const stepMm = 2;
  const [x0, x1, y0, y1] = cut.box;
  const width = Math.ceil((x1 - x0) / stepMm) + 2;
  const height = Math.ceil((y1 - y0) / stepMm) + 2;
  const table = new Float64Array(width * height);
  for (let index = 0; index < table.length; index++) {
    table[index] = cut.distance(x0 + (index % width) * stepMm, y0 + Math.floor(index / width) * stepMm);
  }
  return {
    box: cut.box,
    distance: (x, y) => {
      const u = Math.max(0, Math.min(width - 1.001, (x - x0) / stepMm));
      const v = Math.max(0, Math.min(height - 1.001, (y - y0) / stepMm));
      const i = Math.floor(u);
      const j = Math.floor(v);
      const at = i + j * width;
      const near = (table[at] ?? 0) * (1 - u + i) + (table[at + 1] ?? 0) * (u - i);
      const far = (table[at + width] ?? 0) * (1 - u + i) + (table[at + width + 1] ?? 0) * (u - i);
      return near * (1 - v + j) + far * (v - j);
    },
  };
}

/** What lies between two depths [mm] under a surface, within a region. */
export function sheet(surface: Shape, depthsMm: readonly [number, number], region: Shape): Shape {
  const middle = (depthsMm[0] + depthsMm[1]) / 2;
  const half = (depthsMm[1] - depthsMm[0]) / 2;
  return {
    cut: (z) => {
      const within = region.cut(z);
      const cut = surface.cut(z);
      if (within === null || cut === null) return null;
      return {
        box: within.box,
        distance: (x, y) => {
          const away = within.distance(x, y);
          // Outside the region nothing is painted, and the surface is the costly part.
          return away > edgeRoomMm ? away : Math.max(away, Math.abs(cut.distance(x, y) + middle) - half);
        },
      };
    },
  };
}

/** The same on the patient's other side. */
export function mirror(shape: Shape): Shape {
  return {
    cut: (z) => {
      const cut = shape.cut(z);
      if (cut === null) return null;
      const [x0, x1, y0, y1] = cut.box;
      return { box: [-x1, -x0, y0, y1], distance: (x, y) => cut.distance(-x, y) };
    },
  };
}
