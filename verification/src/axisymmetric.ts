/*
 * An independent solution of benchmark A: finite volumes in r and z, half of the cryoprobe (z = 0 is its middle), double
 * precision. It shares nothing with the engine but the equations: the cryoprobe is a solid of its true radius whose faces
 * lie on cell faces, the flux is the difference of Kirchhoff potentials, time goes by RKL2 in short super-steps.
 */

/** What is solved. All SI, temperatures in °C. */
export interface AxisymmetricProblem {
  readonly radius: number;
  readonly halfLength: number;
  readonly domainRadius: number;
  readonly domainHalfLength: number;
  /** [m] Size of the square cells. */
  readonly cell: number;
  /** [s] Times at which the field is measured, rising. */
  readonly times: readonly number[];
}

/** Sizes of the cold region at one time. */
export interface AxisymmetricSizes {
  /** [s] */
  readonly time: number;
  /** [°C] */
  readonly temperature: number;
  /** [m] Diameter through the middle of the active zone. */
  readonly across: number;
  /** [m] Extent on the axis. */
  readonly along: number;
  /** [m³] Volume, the cryoprobe's own included. */
  readonly volume: number;
}

const density = 1000;
const unfrozen = { conductivity: 0.5, heatCapacity: 3500 };
const frozen = { conductivity: 2.2, heatCapacity: 1900 };
const latentHeat = 250e3;
const freezingStart = -1;
const freezingEnd = -8;
const body = 37;
const bloodRate = 5e-4 * 1060 * 3600;

/** [J/m³] Enthalpy above body temperature, on the tissue's three pieces; quadratic while it freezes. */
function enthalpyOf(temperature: number): number {
  const liquid = density * unfrozen.heatCapacity;
  const ice = density * frozen.heatCapacity;
  if (temperature >= freezingStart) return liquid * (temperature - body);
  const range = freezingStart - freezingEnd;
  const share = Math.min(1, (freezingStart - temperature) / range);
  const mush =
    liquid * (freezingStart - body) -
    density * latentHeat * share -
    range * share * (liquid + (ice - liquid) * (share / 2));
  return temperature >= freezingEnd ? mush : mush + ice * (temperature - freezingEnd);
}

/** [W/m] Kirchhoff potential above body temperature. */
export function potentialOf(temperature: number): number {
  if (temperature >= freezingStart) return unfrozen.conductivity * (temperature - body);
  const range = freezingStart - freezingEnd;
  const share = Math.min(1, (freezingStart - temperature) / range);
  const change = frozen.conductivity - unfrozen.conductivity;
  const mush =
    unfrozen.conductivity * (freezingStart - body) -
    range * share * (unfrozen.conductivity + change * (share / 2));
  return temperature >= freezingEnd ? mush : mush + frozen.conductivity * (temperature - freezingEnd);
}

const startEnthalpy = enthalpyOf(freezingStart);
const endEnthalpy = enthalpyOf(freezingEnd);

/** [°C] Inverse of `enthalpyOf`. */
function temperatureOf(enthalpy: number): number {
  if (enthalpy >= startEnthalpy) return body + enthalpy / (density * unfrozen.heatCapacity);
  if (enthalpy <= endEnthalpy)
    return freezingEnd + (enthalpy - endEnthalpy) / (density * frozen.heatCapacity);
  // startEnthalpy − H = b·x + a·x² with x the depth below the freezing start.
  const range = freezingStart - freezingEnd;
  const b = density * (unfrozen.heatCapacity + latentHeat / range);
  const a = (density * (frozen.heatCapacity - unfrozen.heatCapacity)) / (2 * range);
  const c = startEnthalpy - enthalpy;
  return freezingStart - (2 * c) / (b + Math.sqrt(b * b + 4 * a * c));
}

interface Mesh {
  readonly problem: AxisymmetricProblem;
  readonly nr: number;
  readonly nz: number;
  /** Cells of the cryoprobe, at whose faces the surface temperature stands. */
  readonly probeR: number;
  readonly probeZ: number;
  /** Θ with a border of one cell on each side. */
  readonly potential: Float64Array;
}

function meshOf(problem: AxisymmetricProblem): Mesh {
  const nr = Math.round(problem.domainRadius / problem.cell);
  const nz = Math.round(problem.domainHalfLength / problem.cell);
  const probeR = Math.round(problem.radius / problem.cell);
  const probeZ = Math.round(problem.halfLength / problem.cell);
  return { problem, nr, nz, probeR, probeZ, potential: new Float64Array((nr + 2) * (nz + 2)) };
}

/** Fills Θ, border included, and starts `rate` as the perfusion, at enthalpy `field`. */
function fillPotential(mesh: Mesh, field: Float64Array, rate: Float64Array): void {
  const { nr, nz, potential } = mesh;
  const stride = nr + 2;
  for (let k = 0; k < nz; k++) {
    for (let i = 0; i < nr; i++) {
      const temperature = temperatureOf(field[i + nr * k] as number);
      potential[i + 1 + stride * (k + 1)] = potentialOf(temperature);
      const liquid = Math.min(1, Math.max(0, (temperature - freezingEnd) / (freezingStart - freezingEnd)));
      rate[i + nr * k] = liquid * bloodRate * (body - temperature);
    }
    // The walls are insulated.
    potential[stride * (k + 1)] = potential[1 + stride * (k + 1)] as number;
    potential[nr + 1 + stride * (k + 1)] = potential[nr + stride * (k + 1)] as number;
  }
  for (let i = 0; i < stride; i++) {
    potential[i] = potential[i + stride] as number;
    potential[i + stride * (nz + 1)] = potential[i + stride * nz] as number;
  }
}

/** rate = ∇·∇Θ + perfusion at enthalpy `field`, the cryoprobe's surface at `surface` [°C]. */
function evaluate(
  mesh: Mesh,
  field: Float64Array,
  of: { readonly rate: Float64Array; readonly surface: number },
): void {
  const { nr, nz, probeR, probeZ, potential } = mesh;
  const { rate } = of;
  const stride = nr + 2;
  const held = potentialOf(of.surface);
  fillPotential(mesh, field, rate);
  const inverse = 1 / mesh.problem.cell ** 2;
  for (let k = 0; k < nz; k++) {
    const first = k < probeZ ? probeR : 0;
    for (let i = first; i < nr; i++) {
      const at = i + 1 + stride * (k + 1);
      const here = potential[at] as number;
      const isBeside = i === probeR && k < probeZ;
      const isAbove = k === probeZ && i < probeR;
      const inner = isBeside ? 2 * (held - here) : (potential[at - 1] as number) - here;
      const below = isAbove ? 2 * (held - here) : (potential[at - stride] as number) - here;
      const outer = (potential[at + 1] as number) - here;
      const above = (potential[at + stride] as number) - here;
      const sum = (i * inner + (i + 1) * outer) / (i + 0.5) + below + above;
      rate[i + nr * k] = (rate[i + nr * k] as number) + inverse * sum;
    }
  }
}

/** [°C] The trace of benchmark A. */
function surfaceAt(time: number): number {
  return time < 60 ? body - (177 * time) / 60 : -140;
}

/** Second-order super-step (RKL2, Meyer, Balsara, Aslam 2014), written out on its own. */
function superStep(
  mesh: Mesh,
  field: Float64Array,
  span: { from: number; length: number; stages: number },
): void {
  const { from, length, stages } = span;
  const size = field.length;
  const start = field.slice();
  const first = new Float64Array(size);
  const rate = new Float64Array(size);
  const w = 4 / (stages * stages + stages - 2);
  const b = (j: number): number => (j < 2 ? 1 / 3 : (j * j + j - 2) / (2 * j * (j + 1)));
  evaluate(mesh, start, { rate: first, surface: surfaceAt(from) });
  let before = start.slice();
  let last = start.map((value, cell) => value + (w / 3) * length * (first[cell] as number));
  for (let j = 2; j <= stages; j++) {
    const passed = j === 2 ? w / 3 : ((j - 1) ** 2 + (j - 1) - 2) / (stages * stages + stages - 2);
    evaluate(mesh, last, { rate, surface: surfaceAt(from + length * passed) });
    const mu = (((2 * j - 1) / j) * b(j)) / b(j - 1);
    const nu = ((-(j - 1) / j) * b(j)) / b(j - 2);
    const step = mu * w * length;
    const startStep = -(1 - b(j - 1)) * step;
    for (let cell = 0; cell < size; cell++) {
      before[cell] =
        mu * (last[cell] as number) +
        nu * (before[cell] as number) +
        (1 - mu - nu) * (start[cell] as number) +
        step * (rate[cell] as number) +
        startStep * (first[cell] as number);
    }
    [last, before] = [before, last];
  }
  field.set(last);
}

/** Position [m] at which a row of potentials at cell centers rises through a level; the first is `offset` from zero. */
function crossing(row: readonly number[], level: number, cell: number): number {
  const n = row.findIndex((value) => value >= level);
  if (n <= 0) return 0;
  const low = row[n - 1] as number;
  return (n - 0.5 + (level - low) / ((row[n] as number) - low)) * cell;
}

function sizesOf(
  mesh: Mesh,
  field: Float64Array,
  at: { time: number; temperature: number },
): AxisymmetricSizes {
  const { nr, nz, probeR, probeZ } = mesh;
  const { cell } = mesh.problem;
  const level = potentialOf(at.temperature);
  const held = potentialOf(surfaceAt(at.time));
  const potential = (i: number, k: number): number =>
    i < probeR && k < probeZ ? held : potentialOf(temperatureOf(field[i + nr * k] as number));
  const along = Array.from({ length: nr }, (_, i) =>
    crossing(
      Array.from({ length: nz }, (__, k) => potential(i, k)),
      level,
      cell,
    ),
  );
  const radius = (k: number): number =>
    crossing(
      Array.from({ length: nr }, (_, i) => potential(i, k)),
      level,
      cell,
    );
  const volume = along.reduce(
    (sum, length, i) => sum + 2 * Math.PI * (i + 0.5) * cell * cell * 2 * length,
    0,
  );
  // To second order from the two rows beside the middle and the axis.
  const across = (9 * radius(0) - radius(1)) / 8;
  const onAxis = (9 * (along[0] ?? 0) - (along[1] ?? 0)) / 8;
  return { ...at, across: 2 * across, along: 2 * onAxis, volume };
}

/** Solves from body temperature and measures the isotherms at each time. */
export function solveAxisymmetric(
  problem: AxisymmetricProblem,
  temperatures: readonly number[],
): readonly AxisymmetricSizes[] {
  const mesh = meshOf(problem);
  const field = new Float64Array(mesh.nr * mesh.nz);
  const stable = (0.9 * problem.cell ** 2 * density * frozen.heatCapacity) / (frozen.conductivity * 6);
  const sizes: AxisymmetricSizes[] = [];
  let time = 0;
  for (const end of problem.times) {
    while (time < end - 1e-9) {
      const next = time < 60 ? 60 : end;
      const length = Math.min(1, 0.02 * (time + 2), next - time);
      const stages = Math.max(3, 2 * Math.ceil((Math.sqrt(9 + (16 * length) / stable) - 1) / 4) + 1);
      superStep(mesh, field, { from: time, length, stages });
      time += length;
    }
    for (const temperature of temperatures) sizes.push(sizesOf(mesh, field, { time: end, temperature }));
  }
  return sizes;
}
