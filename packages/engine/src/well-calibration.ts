import { type Rod, type SurfaceSample, sampleSurface } from "./surface-samples.ts";
import { addScaled, dot, norm, subtract, type Vec3 } from "./vector.ts";

/*
 * A cryoprobe is about as thick as a cell, so that the cells that touch it do not know its radius. One scalar κ
 * repairs this (`docs/physics.md` §2b): every cell c exchanges
 *
 *     q_c = κ · (A_c / r) · ( Θ_s − Θ_c )        A_c = share of the surface in the cell
 *
 * and κ is chosen so that round an endless straight rod the discrete field is the exact one, Θ = q′/(2π)·ln(ρ/r),
 * that is, so that the effective radius of the discrete rod is r. It is found by solving just that on a small block
 * of the actual lattice, with the rod at its actual place and angle.
 */

/** Where the rod lies in the lattice of cells. */
export interface LatticeRod {
  readonly rod: Rod;
  /** [m] Center of any one cell. */
  readonly cellCenter: Vec3;
  /** [m] */
  readonly cell: Vec3;
}

interface Block {
  readonly count: number;
  readonly field: Float64Array;
  /** Exchange per cell at κ = 1, in units of the mean cell width. */
  readonly exchange: Float64Array;
  readonly faces: Vec3;
  readonly samples: readonly {
    readonly corners: readonly (readonly [number, number])[];
    readonly area: number;
  }[];
  /** [m] Length of rod that the samples stand for. */
  readonly length: number;
  readonly radius: number;
}

/** Beyond this many cells of radius the curvature is resolved and the block would be large. */
const largestRadiusInCells = 8;
const fallbackGap = 0.3;

function cornersOf(
  point: Vec3,
  lattice: { origin: Vec3; cell: Vec3; count: number },
): readonly (readonly [number, number])[] {
  const { origin, cell, count } = lattice;
  const at = ([0, 1, 2] as const).map((axis) => (point[axis] - origin[axis]) / cell[axis]);
  if (at.some((value) => value < 0 || value >= count - 1)) return [];
  const corners: (readonly [number, number])[] = [];
  for (let corner = 0; corner < 8; corner++) {
    let index = 0;
    let weight = 1;
    for (let axis = 2; axis >= 0; axis--) {
      const value = at[axis] as number;
      const low = Math.floor(value);
      const bit = (corner >> axis) & 1;
      index = index * count + low + bit;
      weight *= bit === 1 ? value - low : 1 - value + low;
    }
    corners.push([index, weight]);
  }
  return corners;
}

function makeBlock(lattice: LatticeRod): Block {
  const { rod, cell } = lattice;
  const mean = Math.cbrt(cell[0] * cell[1] * cell[2]);
  const half = Math.ceil(rod.radius / mean + 6);
  const count = 2 * half + 1;
  const middle = addScaled(rod.from, subtract(rod.to, rod.from), 0.5);
  const origin = ([0, 1, 2] as const).map((axis) => {
    const nearest = Math.round((middle[axis] - lattice.cellCenter[axis]) / cell[axis]);
    return lattice.cellCenter[axis] + (nearest - half) * cell[axis];
  }) as unknown as Vec3;
  const line = subtract(rod.to, rod.from);
  const length = norm(line);
  const axis: Vec3 = [line[0] / length, line[1] / length, line[2] / length];
  const reach = 2 * half * Math.max(...cell);
  const endless = {
    from: addScaled(middle, axis, -reach),
    to: addScaled(middle, axis, reach),
    radius: rod.radius,
  };
  const exchange = new Float64Array(count ** 3);
  const inner = { samples: [] as { corners: readonly (readonly [number, number])[]; area: number }[] };
  const window = Math.max(3, Math.floor(half / 2)) * mean;
  for (const sample of sampleSurface(endless, mean)) {
    const corners = cornersOf(sample.point, { origin, cell, count });
    for (const [index, weight] of corners) {
      exchange[index] = (exchange[index] as number) + (weight * sample.area) / rod.radius;
    }
    if (corners.length > 0 && isWithin(sample, middle, { axis, window }))
      inner.samples.push({ corners, area: sample.area });
  }
  const field = new Float64Array(count ** 3);
  field.forEach((_, index) => {
    const [i, j, k] = [index % count, Math.floor(index / count) % count, Math.floor(index / count ** 2)];
    const arm = subtract([origin[0] + i * cell[0], origin[1] + j * cell[1], origin[2] + k * cell[2]], middle);
    const distance = norm(addScaled(arm, axis, -dot(arm, axis)));
    field[index] = Math.max(0, Math.log(distance / rod.radius));
  });
  const area = inner.samples.reduce((sum, sample) => sum + sample.area, 0);
  return {
    count,
    field,
    exchange,
    faces: [(cell[1] * cell[2]) / cell[0], (cell[0] * cell[2]) / cell[1], (cell[0] * cell[1]) / cell[2]],
    samples: inner.samples,
    length: area / (2 * Math.PI * rod.radius),
    radius: rod.radius,
  };
}

function isWithin(sample: SurfaceSample, middle: Vec3, span: { axis: Vec3; window: number }): boolean {
  return Math.abs(dot(subtract(sample.point, middle), span.axis)) <= span.window;
}

const relaxation = 1.75;

/** Successive over-relaxation of Σ faces·(Θ_n − Θ_c) = κ·exchange·Θ_c inside the block. */
function relax(block: Block, kappa: number, sweeps: number): void {
  const { count, field, exchange, faces } = block;
  const [fx, fy, fz] = faces;
  const plane = count * count;
  const share = exchange.map((value) => relaxation / (2 * (fx + fy + fz) + kappa * value));
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let k = 1; k < count - 1; k++) {
      for (let j = 1; j < count - 1; j++) {
        const row = count * j + plane * k;
        for (let at = row + 1; at < row + count - 1; at++) {
          const around =
            fx * ((field[at - 1] as number) + (field[at + 1] as number)) +
            fy * ((field[at - count] as number) + (field[at + count] as number)) +
            fz * ((field[at - plane] as number) + (field[at + plane] as number));
          field[at] = (1 - relaxation) * (field[at] as number) + around * (share[at] as number);
        }
      }
    }
  }
}

/** Heat per length that the middle of the rod draws, over the exact 2π. */
function drawnShare(block: Block, kappa: number): number {
  let drawn = 0;
  for (const sample of block.samples) {
    let value = 0;
    for (const [index, weight] of sample.corners) value += weight * (block.field[index] as number);
    drawn += (kappa * sample.area * value) / block.radius;
  }
  return drawn / block.length / (2 * Math.PI);
}

/** The scalar κ of a rod in its lattice, dimensionless. */
export function calibrateWell(lattice: LatticeRod): number {
  const cell = Math.cbrt(lattice.cell[0] * lattice.cell[1] * lattice.cell[2]);
  if (lattice.rod.radius > largestRadiusInCells * cell) return lattice.rod.radius / (fallbackGap * cell);
  const block = makeBlock(lattice);
  let low = Math.log(1e-3);
  let high = Math.log(1e3);
  let guess = Math.log(Math.max(0.5, lattice.rod.radius / (0.3 * cell)));
  let before: { readonly guess: number; readonly share: number } | null = null;
  for (let round = 0; round < 12; round++) {
    const kappa = Math.exp(guess);
    relax(block, kappa, round === 0 ? 60 : 25);
    const share = drawnShare(block, kappa);
    if (share < 1) low = guess;
    else high = guess;
    if (Math.abs(share - 1) < 2e-4) break;
    // The secant, held inside the bracket; the resistance of the exchange is about a quarter of the whole.
    const slope = before === null ? 0.25 : (share - before.share) / (guess - before.guess);
    before = { guess, share };
    const step = guess + (1 - share) / slope;
    guess = step > low && step < high ? step : (low + high) / 2;
  }
  return Math.exp(guess);
}
