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

var<workgroup> sums: array<f32, 64>;

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
  for (var half = 32u; half > 0u; half = half >> 1u) {
    if (thread < half) { sums[thread] += sums[thread + half]; }
    workgroupBarrier();
  }
  return sums[0];
}

fn groupOf(id: vec3u) -> u32 {
  return id.x + id.y * 32768u;
}

fn threadOf(id: vec3u, thread: u32) -> u32 {
  return groupOf(id) * 64u + thread;
}

// The n-th cell of a thread: neighbors in a workgroup take neighbors in memory.
fn cellOf(id: vec3u, thread: u32, n: u32) -> u32 {
  return (groupOf(id) * 4u + n) * 64u + thread;
}

fn volumeOf(cell: u32) -> f32 {
  let row = grid.rowStride;
  let y = 3u * row;
  let z = y + 3u * grid.ny;
  return axes[2u * row + cell % row] * axes[y + 2u * grid.ny + (cell / row) % grid.ny]
    * axes[z + 2u * grid.nz + cell / (row * grid.ny)];
}

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

@compute @workgroup_size(64)
fn stageOfCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var heat = 0.0;
  for (var n = 0u; n < 4u; n++) {
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
@compute @workgroup_size(64)
fn errorOfCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var sum = vec2f(0.0, 0.0);
  for (var n = 0u; n < 4u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell >= grid.cells) { break; }
    let difference = last[cell];
    let slope = stateLine(lineOf(mediumOf(cell), start[cell] + difference)).y;
    if (abs(slope * difference) <= 0.2) { continue; }
    let error = slope * (-0.8 * difference + 0.4 * now.length * (rate[cell] + next[cell]));
    let volume = volumeOf(cell);
    sum += vec2f(volume * error * error, volume);
  }
  // Volumes are some 1e-10 m³; in mm³ their sums stay far from the smallest numbers.
  partials[grid.squaresAt + threadOf(id, thread)] = 1e9 * sum.x;
  partials[grid.movingAt + threadOf(id, thread)] = 1e9 * sum.y;
}

// start = start + change, at the end of a super-step.
@compute @workgroup_size(64)
fn finishCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  for (var n = 0u; n < 4u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell < grid.cells) { start[cell] = start[cell] + last[cell]; }
  }
}

struct Entry { cell: u32, medium: u32, area: f32, conductance: f32 }
// mode: 0 rests, 1 held surface, 2 fluid behind the surface.
struct Action {
  mode: u32, first: u32, count: u32, spare: u32,
  temperature: f32, heatTransfer: f32, limit: f32, duty: f32,
}
@group(0) @binding(10) var<storage, read> rows: array<u32>;
// Temperature above the reference, and heat, of each entry.
@group(0) @binding(11) var<storage, read_write> exchange: array<vec2f>;
@group(0) @binding(12) var<storage, read> entries: array<Entry>;
// Knots (T above the reference, Θ) of all media; the rows of the media say where each begins.
@group(0) @binding(13) var<storage, read> curves: array<vec2f>;
@group(0) @binding(14) var<storage, read> actions: array<Action>;
@group(0) @binding(15) var<storage, read_write> flows: array<vec4f>;

// Index of the knot below a temperature; the end pieces reach to infinity.
fn pieceAt(medium: u32, temperature: f32) -> u32 {
  let place = rowBehind(grid.media + medium);
  let first = bitcast<u32>(place.x);
  var low = first;
  var high = first + bitcast<u32>(place.y) - 1u;
  while (high - low > 1u) {
    let middle = (low + high) >> 1u;
    if (curves[middle].x <= temperature) { low = middle; } else { high = middle; }
  }
  return low;
}

// Θ(T) and k(T) of a medium.
fn onCurve(medium: u32, temperature: f32) -> vec2f {
  let piece = pieceAt(medium, temperature);
  let lower = curves[piece];
  let upper = curves[piece + 1u];
  let conductivity = (upper.y - lower.y) / (upper.x - lower.x);
  return vec2f(lower.y + conductivity * (temperature - lower.x), conductivity);
}

// h A (T_f − T_s) = g (Θ(T_s) − Θ_c), for T_s by Newton, held between fluid and tissue.
fn fluidSurface(entry: Entry, action: Action, cell: vec2f, before: f32) -> f32 {
  let low = min(cell.x, action.temperature);
  let high = max(cell.x, action.temperature);
  let outer = action.heatTransfer * entry.area;
  var surface = clamp(before, low, high);
  for (var round = 0; round < 4; round++) {
    let curve = onCurve(entry.medium, surface);
    let excess = outer * (surface - action.temperature) + entry.conductance * (curve.x - cell.y);
    surface = clamp(surface - excess / (outer + entry.conductance * curve.y), low, high);
  }
  return surface;
}

// One workgroup for each cryoprobe or vessel.
@compute @workgroup_size(64)
fn evaluateCouplings(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  let action = actions[now.actionsAt + id.x];
  var heat = 0.0;
  var surfaces = 0.0;
  var tissues = 0.0;
  for (var index = thread; index < action.count; index += 64u) {
    let at = action.first + index;
    let entry = entries[at];
    let h = enthalpyAt(entry.cell);
    let line = lineOf(entry.medium, h);
    let flux = tables[line];
    let state = stateLine(line);
    let tissue = vec2f(state.x + state.y * h, flux.x + flux.y * h);
    var surface = exchange[at].x;
    var flow = 0.0;
    if (action.mode == 1u) {
      surface = action.temperature;
      flow = entry.conductance * (onCurve(entry.medium, surface).x - tissue.y);
    } else if (action.mode == 2u) {
      surface = fluidSurface(entry, action, tissue, surface);
      flow = action.heatTransfer * entry.area * (action.temperature - surface);
    }
    exchange[at] = vec2f(surface, flow);
    heat += flow;
    surfaces += surface * entry.area;
    tissues += tissue.x * entry.area;
  }
  let total = sumOfGroup(heat, thread);
  // The sum stands in sums[0]: everybody reads it before it is written again.
  workgroupBarrier();
  let surfaceSum = sumOfGroup(surfaces, thread);
  workgroupBarrier();
  let tissueSum = sumOfGroup(tissues, thread);
  // The flux is cut evenly where a cryoprobe cannot draw so much; the duty is a share of the time.
  var share = action.duty;
  if (-total > action.limit) { share *= action.limit / -total; }
  for (var index = thread; index < action.count; index += 64u) {
    exchange[action.first + index].y *= share;
  }
  if (thread == 0u) { flows[now.actionsAt + id.x] = vec4f(total * share, surfaceSum, tissueSum, share); }
}

fn real(at: u32) -> f32 { return bitcast<f32>(rows[at]); }

// q = A (T_2 − T_1) / (d_1/k_1 + d_2/k_2); nothing toward a medium that is not solved.
fn interfaceHeat(at: u32, temperature: f32, conductivity: f32) -> f32 {
  let h = enthalpyAt(rows[at]);
  let state = stateLine(lineOf(rows[at + 1u], h));
  if (state.z == 0.0 || conductivity == 0.0) { return 0.0; }
  return real(at + 2u) * (state.x + state.y * h - temperature) / (real(at + 3u) / conductivity + real(at + 4u) / state.z);
}

// q = A (T_∞ − T_c) / (1/h + d/k̄),  k̄ = (Θ_∞ − Θ_c)/(T_∞ − T_c)
fn wallHeat(at: u32, state: vec3f) -> f32 {
  let difference = real(at + 3u) - state.x;
  var mean = state.z;
  if (abs(difference) > 1e-3) { mean = (real(at + 4u) - state.y) / difference; }
  return real(at) * difference / (real(at + 1u) + real(at + 2u) / mean);
}

@compute @workgroup_size(64)
fn correctSpecialCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = threadOf(id, thread);
  var outer = 0.0;
  if (index < grid.specialCells) {
    let at = index * 9u;
    let cell = rows[at];
    let medium = rows[at + 1u];
    let h = enthalpyAt(cell);
    let line = lineOf(medium, h);
    let flux = tables[line];
    let lineState = stateLine(line);
    let state = vec3f(lineState.x + lineState.y * h, flux.x + flux.y * h, lineState.z);
    var heat = 0.0;
    for (var n = 0u; n < rows[at + 4u]; n++) {
      heat += interfaceHeat(rows[at + 3u] + n * 5u, state.x, state.z);
    }
    for (var n = 0u; n < rows[at + 6u]; n++) {
      outer += wallHeat(rows[at + 5u] + n * 5u, state);
    }
    heat += outer;
    for (var n = 0u; n < rows[at + 8u]; n++) { heat += exchange[rows[rows[at + 7u] + n]].y; }
    let into = heat * real(at + 2u);
    next[cell] += now.step * into;
    if (now.first == 1u) { rate[cell] += into; }
  }
  partials[grid.wallsAt + index] += now.weight * outer;
}

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

@compute @workgroup_size(64)
fn openRecords(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  for (var n = 0u; n < 4u; n++) {
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

@compute @workgroup_size(64)
fn recordStep(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var sum = vec2f(0.0, 0.0);
  for (var n = 0u; n < 4u; n++) {
    let cell = cellOf(id, thread, n);
    if (cell < grid.cells) { sum += recordCell(cell); }
  }
  partials[grid.metabolismAt + threadOf(id, thread)] = sum.y;
  partials[grid.checkAt + threadOf(id, thread)] = sum.x;
}

// Adds up the sums of the threads, 4096 to a workgroup.
@compute @workgroup_size(64)
fn addPartials(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  let first = groupOf(id) * 4096u;
  var sum = 0.0;
  for (var n = thread; n < 4096u; n += 64u) { sum += partials[first + n]; }
  let total = sumOfGroup(sum, thread);
  if (thread == 0u) { totals[groupOf(id)] = total; }
}

@compute @workgroup_size(64)
fn gather(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < now.gathered) { gathered[id.x] = temperature[gatherCells[id.x]]; }
}
