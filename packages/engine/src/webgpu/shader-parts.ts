import { leastChange } from "../step-control.ts";

/*
 * The kernels in WGSL, in the letters of `rkl2.ts`, `stencil.ts`, `walls.ts` and `surface-exchange.ts`. Every resource has one
 * number throughout; a kernel binds the ones that it uses.
 */

/** Threads of a workgroup. */
export const groupSize = 64;

/** Cells that a thread of the kernels over all cells takes: its sums then need no barrier, which software adapters are slow at. */
export const cellsPerThread = 4;

/** Numbers that one workgroup adds up at the end of a super-step. */
export const numbersPerSum = 4096;

/** Workgroups along the first direction of a dispatch, of which WebGPU allows 65 535. */
export const groupsAcross = 32_768;

/** Words in the header of a special cell. */
export const headerWords = 9;

/** Words of a face between media: neighbor, its medium, area, own distance, other distance. */
export const interfaceWords = 5;

/** Words of a wall: area, 1/h, distance, T_∞, Θ_∞. */
export const wallWords = 5;

/** What every kernel knows: the grid, the tables and how to read them. */
export const commonPart: string = /* wgsl */ `
struct Grid {
  rowStride: u32, ny: u32, nz: u32, cells: u32,
  bins: u32, media: u32, specialCells: u32, thresholds: u32,
  lowest: f32, perEnthalpy: f32, wallsAt: u32, metabolismAt: u32,
  checkAt: u32, squaresAt: u32, movingAt: u32, spare0: u32,
}
struct Stage {
  first: u32, actionsAt: u32, couplings: u32, gathered: u32,
  mu: f32, nu: f32, step: f32, startStep: f32,
  weight: f32, length: f32, spare1: f32, spare2: f32,
}
@group(0) @binding(0) var<uniform> grid: Grid;
@group(0) @binding(1) var<uniform> now: Stage;
@group(0) @binding(2) var<storage, read> tables: array<vec4f>;
@group(0) @binding(3) var<storage, read> media: array<u32>;
@group(0) @binding(4) var<storage, read> axes: array<f32>;
@group(0) @binding(5) var<storage, read_write> start: array<f32>;
@group(0) @binding(6) var<storage, read_write> rate: array<f32>;
@group(0) @binding(7) var<storage, read> last: array<f32>;
@group(0) @binding(8) var<storage, read_write> next: array<f32>;
@group(0) @binding(9) var<storage, read_write> partials: array<f32>;

var<workgroup> sums: array<f32, ${groupSize}>;

fn mediumOf(cell: u32) -> u32 {
  return (media[cell >> 2u] >> ((cell & 3u) * 8u)) & 0xffu;
}

// Line of a medium at enthalpy h; flux lines first, then state lines, then one row for each medium.
fn lineOf(medium: u32, h: f32) -> u32 {
  let bin = clamp(i32(floor((h - grid.lowest) * grid.perEnthalpy)), 0, i32(grid.bins) - 1);
  return medium * grid.bins + u32(bin);
}

fn stateLine(line: u32) -> vec4f {
  return tables[grid.media * grid.bins + line];
}

// Rows behind the lines: (onset, end of freezing [K above the reference], metabolic heat [W/m³]) of each medium, then
// (first knot, knots) of each medium, then each threshold [K above the reference].
fn rowBehind(index: u32) -> vec4f {
  return tables[2u * grid.media * grid.bins + index];
}

// Enthalpy of a cell at this stage: start plus the change since.
fn enthalpyAt(cell: u32) -> f32 {
  if (now.first == 1u) { return start[cell]; }
  return start[cell] + last[cell];
}

// Sum over the workgroup; every thread of it must come here.
fn sumOfGroup(value: f32, thread: u32) -> f32 {
  sums[thread] = value;
  workgroupBarrier();
  for (var half = ${groupSize / 2}u; half > 0u; half = half >> 1u) {
    if (thread < half) { sums[thread] += sums[thread + half]; }
    workgroupBarrier();
  }
  return sums[0];
}

fn groupOf(id: vec3u) -> u32 {
  return id.x + id.y * ${groupsAcross}u;
}

fn threadOf(id: vec3u, thread: u32) -> u32 {
  return groupOf(id) * ${groupSize}u + thread;
}

// The n-th cell of a thread: neighbors in a workgroup take neighbors in memory.
fn cellOf(id: vec3u, thread: u32, n: u32) -> u32 {
  return (groupOf(id) * ${cellsPerThread}u + n) * ${groupSize}u + thread;
}

fn volumeOf(cell: u32) -> f32 {
  let row = grid.rowStride;
  let y = 3u * row;
  let z = y + 3u * grid.ny;
  return axes[2u * row + cell % row] * axes[y + 2u * grid.ny + (cell / row) % grid.ny]
    * axes[z + 2u * grid.nz + cell / (row * grid.ny)];
}
`;

/** One stage of RKL2 over all cells, without faces between media, walls and couplings. */
export const stagePart: string = /* wgsl */ `
fn pull(cell: u32, medium: u32, theta: f32, weight: f32) -> f32 {
  if (weight == 0.0 || mediumOf(cell) != medium) { return 0.0; }
  let h = enthalpyAt(cell);
  let line = tables[lineOf(medium, h)];
  return weight * (line.x + line.y * h - theta);
}

// F of a cell, and the heat of its source [W].
fn flowOf(cell: u32) -> vec2f {
  let row = grid.rowStride;
  let plane = row * grid.ny;
  let i = cell % row;
  let j = (cell / row) % grid.ny;
  let k = cell / plane;
  let y = 3u * row;
  let z = y + 3u * grid.ny;
  let medium = mediumOf(cell);
  let h = enthalpyAt(cell);
  let line = tables[lineOf(medium, h)];
  // Θ and S of this cell; F = ∇·(∇Θ) + S
  let theta = line.x + line.y * h;
  let source = line.z + line.w * h;
  let along = vec3f(
    pull(cell - 1u, medium, theta, axes[i]) + pull(cell + 1u, medium, theta, axes[row + i]),
    pull(cell - row, medium, theta, axes[y + j]) + pull(cell + row, medium, theta, axes[y + grid.ny + j]),
    pull(cell - plane, medium, theta, axes[z + k]) + pull(cell + plane, medium, theta, axes[z + grid.nz + k]));
  return vec2f(along.x + along.y + along.z + source, source * volumeOf(cell));
}

@compute @workgroup_size(${groupSize})
fn stageOfCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var heat = 0.0;
  for (var n = 0u; n < ${cellsPerThread}u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell >= grid.cells) { break; }
    let flow = flowOf(cell);
    heat += flow.y;
    if (now.first == 1u) {
      rate[cell] = flow.x;
      next[cell] = now.step * flow.x;
    } else {
      next[cell] = now.mu * last[cell] + now.nu * next[cell] + now.startStep * rate[cell] + now.step * flow.x;
    }
  }
  partials[threadOf(id, thread)] += now.weight * heat;
}

// Error of the super-step, e = 0.8·(−D) + 0.4 τ (F_0 + F_1) in kelvin, of the cells that changed (step-control.ts).
@compute @workgroup_size(${groupSize})
fn errorOfCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var sum = vec2f(0.0, 0.0);
  for (var n = 0u; n < ${cellsPerThread}u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell >= grid.cells) { break; }
    let difference = last[cell];
    let slope = stateLine(lineOf(mediumOf(cell), start[cell] + difference)).y;
    if (abs(slope * difference) <= ${leastChange}) { continue; }
    let error = slope * (-0.8 * difference + 0.4 * now.length * (rate[cell] + next[cell]));
    let volume = volumeOf(cell);
    sum += vec2f(volume * error * error, volume);
  }
  // Volumes are some 1e-10 m³; in mm³ their sums stay far from the smallest numbers.
  partials[grid.squaresAt + threadOf(id, thread)] = 1e9 * sum.x;
  partials[grid.movingAt + threadOf(id, thread)] = 1e9 * sum.y;
}

// start = start + change, at the end of a super-step.
@compute @workgroup_size(${groupSize})
fn finishCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  for (var n = 0u; n < ${cellsPerThread}u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell < grid.cells) { start[cell] = start[cell] + last[cell]; }
  }
}
`;
