import { groupSize, headerWords, interfaceWords, wallWords } from "./shader-parts.ts";

/** Cryoprobes and vessels, and what faces and walls add to the cells that have some. */
export const couplingPart: string = /* wgsl */ `
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
@compute @workgroup_size(${groupSize})
fn evaluateCouplings(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  let action = actions[now.actionsAt + id.x];
  var heat = 0.0;
  var surfaces = 0.0;
  var tissues = 0.0;
  for (var index = thread; index < action.count; index += ${groupSize}u) {
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
  for (var index = thread; index < action.count; index += ${groupSize}u) {
    exchange[action.first + index].y *= share;
  }
  if (thread == 0u) { flows[now.actionsAt + id.x] = vec4f(total * share, surfaceSum, tissueSum, share); }
}
`;

/** What the plain stencil does not know: faces between media, walls, and the heat of the couplings, cell by cell. */
export const specialPart: string = /* wgsl */ `
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

@compute @workgroup_size(${groupSize})
fn correctSpecialCells(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = threadOf(id, thread);
  var outer = 0.0;
  if (index < grid.specialCells) {
    let at = index * ${headerWords}u;
    let cell = rows[at];
    let medium = rows[at + 1u];
    let h = enthalpyAt(cell);
    let line = lineOf(medium, h);
    let flux = tables[line];
    let lineState = stateLine(line);
    let state = vec3f(lineState.x + lineState.y * h, flux.x + flux.y * h, lineState.z);
    var heat = 0.0;
    for (var n = 0u; n < rows[at + 4u]; n++) {
      heat += interfaceHeat(rows[at + 3u] + n * ${interfaceWords}u, state.x, state.z);
    }
    for (var n = 0u; n < rows[at + 6u]; n++) {
      outer += wallHeat(rows[at + 5u] + n * ${wallWords}u, state);
    }
    heat += outer;
    for (var n = 0u; n < rows[at + 8u]; n++) { heat += exchange[rows[rows[at + 7u] + n]].y; }
    let into = heat * real(at + 2u);
    next[cell] += now.step * into;
    if (now.first == 1u) { rate[cell] += into; }
  }
  partials[grid.wallsAt + index] += now.weight * outer;
}
`;
