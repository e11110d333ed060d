import type { Backend, BackendSource, ErrorFields, FieldNumber, StageHeat } from "../backend.ts";
import { recordBox, recordFields } from "../records.ts";
import { axisWeights } from "../stencil.ts";
import { leastChange } from "../step-control.ts";
import { lineAt } from "../tissue-table.ts";

/*
 * Plain TypeScript in double precision: the equations as they stand, nothing else.
 *
 *   ∂H/∂t = ∇·(∇Θ) + S(H)                               inside one tissue (Kirchhoff)
 *   q = A (T_2 − T_1) / (d_1/k_1 + d_2/k_2)              between two tissues (harmonic)
 *   q = A (T_∞ − T_c) / (1/h + d/k̄)                      walls; see `walls.ts`
 */

interface Work {
  readonly source: BackendSource;
  readonly fields: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  readonly rate: Float64Array;
  readonly temperature: Float64Array;
  readonly potential: Float64Array;
  readonly conductivity: Float64Array;
}

/** T, Θ, k and S of every cell; the rate starts as S. Returns the heat of S [W]. */
function evaluateTissue(work: Work, start: Float64Array, change: Float64Array | null): number {
  const { table, map, volume } = work.source.discretization;
  let heat = 0;
  for (let cell = 0; cell < start.length; cell++) {
    const value = (start[cell] as number) + (change === null ? 0 : (change[cell] as number));
    const line = lineAt(table, map.medium[cell] as number, value);
    work.temperature[cell] =
      (table.temperatureIntercept[line] as number) + (table.temperatureSlope[line] as number) * value;
    work.potential[cell] =
      (table.kirchhoffIntercept[line] as number) + (table.kirchhoffSlope[line] as number) * value;
    work.conductivity[cell] = table.conductivity[line] as number;
    const source = (table.sourceIntercept[line] as number) + (table.sourceSlope[line] as number) * value;
    work.rate[cell] = source;
    heat += source * (volume[cell] as number);
  }
  return heat;
}

/** Adds conduction along one axis between neighbors of the same tissue. */
function conductAlong(work: Work, axis: 0 | 1 | 2): void {
  const { grid, map, curves } = work.source.discretization;
  const counts = [grid.nx, grid.ny, grid.nz] as const;
  const strides = [1, grid.rowStride, grid.rowStride * grid.ny] as const;
  const { lower, upper } = axisWeights(grid, axis, counts[axis]);
  const { rate, potential } = work;
  const stride = strides[axis];
  const at = [0, 0, 0];
  for (at[2] = 0; at[2] < grid.nz; at[2]++) {
    for (at[1] = 0; at[1] < grid.ny; at[1]++) {
      for (at[0] = 0; at[0] < grid.nx; at[0]++) {
        const place = at[axis] as number;
        if (place === counts[axis] - 1) continue;
        const cell = (at[0] as number) + grid.rowStride * ((at[1] as number) + grid.ny * (at[2] as number));
        const medium = map.medium[cell] as number;
        if (medium !== map.medium[cell + stride] || curves[medium] === null) continue;
        const difference = (potential[cell + stride] as number) - (potential[cell] as number);
        rate[cell] = (rate[cell] as number) + (upper[place] as number) * difference;
        rate[cell + stride] = (rate[cell + stride] as number) - (lower[place + 1] as number) * difference;
      }
    }
  }
}

/** Adds conduction between different tissues. */
function conductAcross(work: Work): void {
  const { interfaces } = work.source.faces;
  const { volume } = work.source.discretization;
  const { rate, temperature, conductivity } = work;
  interfaces.first.forEach((first, index) => {
    const second = interfaces.second[index] as number;
    const kFirst = conductivity[first] as number;
    const kSecond = conductivity[second] as number;
    if (kFirst === 0 || kSecond === 0) return;
    const resistance =
      (interfaces.firstDistances[index] as number) / kFirst +
      (interfaces.secondDistances[index] as number) / kSecond;
    const difference = (temperature[second] as number) - (temperature[first] as number);
    const heat = ((interfaces.areas[index] as number) * difference) / resistance;
    rate[first] = (rate[first] as number) + heat / (volume[first] as number);
    rate[second] = (rate[second] as number) - heat / (volume[second] as number);
  });
}

/** [K] Below this difference the mean conductivity is the cell's own. */
const smallDifference = 1e-3;

/** Adds the flux through walls; returns its heat [W]. */
function conductWalls(work: Work): number {
  const { walls } = work.source.faces;
  const { volume } = work.source.discretization;
  let total = 0;
  walls.cells.forEach((cell, index) => {
    const difference = (walls.temperatures[index] as number) - (work.temperature[cell] as number);
    const mean =
      Math.abs(difference) > smallDifference
        ? ((walls.potentials[index] as number) - (work.potential[cell] as number)) / difference
        : (work.conductivity[cell] as number);
    const resistance = (walls.resistances[index] as number) + (walls.distances[index] as number) / mean;
    const heat = ((walls.areas[index] as number) * difference) / resistance;
    work.rate[cell] = (work.rate[cell] as number) + heat / (volume[cell] as number);
    total += heat;
  });
  return total;
}

/** work.rate = F(start + change) */
function evaluate(work: Work, start: Float64Array, change: Float64Array | null): StageHeat {
  const source = evaluateTissue(work, start, change);
  conductAlong(work, 0);
  conductAlong(work, 1);
  conductAlong(work, 2);
  conductAcross(work);
  return { source, walls: conductWalls(work) };
}

/** [K] Error of a super-step; see `step-control.ts`. */
function errorOf({ source, fields }: Work, names: ErrorFields, length: number): number {
  const { table, map, volume } = source.discretization;
  const [start, change] = [fields[names.start], fields[names.change]];
  const [rate, rateEnd] = [fields[names.rate], fields[names.rateEnd]];
  let squares = 0;
  let moving = 0;
  for (let cell = 0; cell < start.length; cell++) {
    const difference = change[cell] as number;
    const line = lineAt(table, map.medium[cell] as number, (start[cell] as number) + difference);
    const slope = table.temperatureSlope[line] as number;
    if (Math.abs(slope * difference) <= leastChange) continue;
    const rates = (rate[cell] as number) + (rateEnd[cell] as number);
    const error = slope * (-0.8 * difference + 0.4 * length * rates);
    squares += (volume[cell] as number) * error * error;
    moving += volume[cell] as number;
  }
  return moving === 0 ? 0 : Math.sqrt(squares / moving);
}

/** The reference backend. */
export function referenceBackend(source: BackendSource): Backend {
  const { grid, table, map } = source.discretization;
  const field = (): Float64Array => new Float64Array(grid.size);
  const fields: Work["fields"] = [field(), field(), field(), field()];
  const work: Work = {
    source,
    fields,
    rate: field(),
    temperature: field(),
    potential: field(),
    conductivity: field(),
  };
  const temperatures = (name: FieldNumber, into: Float32Array): void => {
    const enthalpy = fields[name];
    for (let cell = 0; cell < enthalpy.length; cell++) {
      const value = enthalpy[cell] as number;
      const line = lineAt(table, map.medium[cell] as number, value);
      into[cell] =
        (table.temperatureIntercept[line] as number) + (table.temperatureSlope[line] as number) * value;
    }
  };
  return {
    name: "reference",
    threads: 1,
    fields,
    // All cells take part always: what sleeps in another backend can be compared with what would have happened.
    setBox: () => undefined,
    rate: ({ start, change, out }, meanwhile) => {
      meanwhile();
      const heat = evaluate(work, fields[start], change === null ? null : fields[change]);
      fields[out].set(work.rate);
      return heat;
    },
    scale: (names, step) => {
      const [rate, out] = [fields[names.rate], fields[names.out]];
      for (let cell = 0; cell < out.length; cell++) out[cell] = step * (rate[cell] as number);
    },
    stage: (names, factors, meanwhile) => {
      meanwhile();
      const heat = evaluate(work, fields[names.start], fields[names.last]);
      const rate = fields[names.rate];
      const [last, before, out] = [fields[names.last], fields[names.before], fields[names.out]];
      const { mu, nu, step, startStep } = factors;
      for (let cell = 0; cell < out.length; cell++) {
        out[cell] =
          mu * (last[cell] as number) +
          nu * (before[cell] as number) +
          step * (work.rate[cell] as number) +
          startStep * (rate[cell] as number);
      }
      return heat;
    },
    error: (names, length) => errorOf(work, names, length),
    finish: (names) => {
      const [start, change] = [fields[names.start], fields[names.change]];
      for (let cell = 0; cell < start.length; cell++) {
        start[cell] = (start[cell] as number) + (change[cell] as number);
      }
    },
    recordFields: recordFields(source.discretization, () => new Float32Array(grid.size)),
    record: (records, step) => {
      temperatures(0, records.fields[1]);
      return recordBox(records, step);
    },
    temperatures,
    close: () => undefined,
  };
}
