import { cellsPerThread, groupSize, numbersPerSum } from "./shader-parts.ts";

/** What is kept of every cell over the whole protocol, and the temperatures that are asked for. */
export const recordPart: string = /* wgsl */ `
@group(0) @binding(16) var<storage, read_write> temperature: array<f32>;
// Minimum [K above the reference], cooling and warming rate [K/s].
@group(0) @binding(17) var<storage, read_write> records: array<vec4f>;
// Seconds below each threshold, one field after the other.
@group(0) @binding(18) var<storage, read_write> below: array<f32>;
@group(0) @binding(21) var<storage, read_write> totals: array<f32>;
@group(0) @binding(19) var<storage, read> gatherCells: array<u32>;
@group(0) @binding(20) var<storage, read_write> gathered: array<f32>;

fn temperatureOf(cell: u32) -> f32 {
  let h = start[cell];
  let state = stateLine(lineOf(mediumOf(cell), h));
  return state.x + state.y * h;
}

@compute @workgroup_size(${groupSize})
fn openRecords(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  for (var n = 0u; n < ${cellsPerThread}u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell >= grid.cells) { return; }
    let value = temperatureOf(cell);
    temperature[cell] = value;
    records[cell] = vec4f(value, 0.0, 0.0, 0.0);
  }
}

// Share of a straight course from a to b below zero: (a⁻ + b⁻)/(|a| + |b|).
fn shareBelow(a: f32, b: f32) -> f32 {
  let size = abs(a) + abs(b);
  if (size == 0.0) { return 1.0; }
  return (max(-a, 0.0) + max(-b, 0.0)) / size;
}

// Keeps what a cell went through in this super-step; its temperature, and its heat of metabolism [W].
fn recordCell(cell: u32) -> vec2f {
  let was = temperature[cell];
  let value = temperatureOf(cell);
  temperature[cell] = value;
  let medium = rowBehind(mediumOf(cell));
  var kept = records[cell];
  kept.x = min(kept.x, value);
  if ((was > medium.x) != (value > medium.x)) {
    if (value > medium.x) { kept.z = (value - was) / now.length; }
    else if (kept.y == 0.0) { kept.y = (was - value) / now.length; }
  }
  records[cell] = kept;
  for (var n = 0u; n < grid.thresholds; n++) {
    let threshold = rowBehind(2u * grid.media + n).x;
    below[n * grid.cells + cell] += now.length * shareBelow(was - threshold, value - threshold);
  }
  return vec2f(value, medium.z * volumeOf(cell) * clamp((value - medium.y) / (medium.x - medium.y), 0.0, 1.0));
}

@compute @workgroup_size(${groupSize})
fn recordStep(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var sum = vec2f(0.0, 0.0);
  for (var n = 0u; n < ${cellsPerThread}u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell < grid.cells) { sum += recordCell(cell); }
  }
  partials[grid.metabolismAt + threadOf(id, thread)] = sum.y;
  partials[grid.checkAt + threadOf(id, thread)] = sum.x;
}

// Adds up the sums of the threads, ${numbersPerSum} to a workgroup.
@compute @workgroup_size(${groupSize})
fn addPartials(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  let first = groupOf(id) * ${numbersPerSum}u;
  var sum = 0.0;
  for (var n = thread; n < ${numbersPerSum}u; n += ${groupSize}u) { sum += partials[first + n]; }
  let total = sumOfGroup(sum, thread);
  if (thread == 0u) { totals[groupOf(id)] = total; }
}

@compute @workgroup_size(${groupSize})
fn gather(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < now.gathered) { gathered[id.x] = temperature[gatherCells[id.x]]; }
}
`;
