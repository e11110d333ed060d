/** [mm] Beyond this distance from the isotherm the color no longer changes. */
export const MARGIN_RANGE_MM = 6;

/** [mm] Half the width of the dark line that marks the isotherm itself on a surface. */
export const EDGE_HALF_WIDTH_MM = 0.3;

type Rgb = readonly [number, number, number];

/**
 * Blue inside the cold, orange outside: the pair that all common kinds of color vision tell apart. Both sides start
 * light and differ at once, and a dark line stands at zero.
 */
const INSIDE: readonly Rgb[] = [
  [178, 222, 248],
  [73, 158, 226],
  [42, 84, 190],
];
const OUTSIDE: readonly Rgb[] = [
  [255, 226, 168],
  [240, 150, 52],
  [166, 76, 16],
];
const EDGE: Rgb = [14, 18, 22];
/** What no distance is known of. */
const UNKNOWN: Rgb = [130, 138, 146];

/** Color of a signed distance to an isotherm: negative inside the cold, positive outside. Parts are 0–255. */
export function marginColor(distanceMm: number): Rgb {
  if (Number.isNaN(distanceMm)) return UNKNOWN;
  const awayMm = Math.abs(distanceMm);
  if (awayMm < EDGE_HALF_WIDTH_MM) return EDGE;
  return between(distanceMm < 0 ? INSIDE : OUTSIDE, Math.min(1, awayMm / MARGIN_RANGE_MM));
}

/** [mm] A neighbor is seen in full up to the first clearance, and is a hint from the second on. */
const FULL_TO_MM = 3;
const HINT_FROM_MM = 12;
const HINT_OPACITY = 0.1;

/** How much of a neighbor is seen: all of what lies in the cold or near it, little of the rest. */
export function marginOpacity(distanceMm: number): number {
  const away = Math.min(1, Math.max(0, (distanceMm - FULL_TO_MM) / (HINT_FROM_MM - FULL_TO_MM)));
  return 1 - (1 - HINT_OPACITY) * away;
}

/** The colors of many distances, four bytes each; neighbors fade with their clearance, the nerve does not. */
export function marginColors(distancesMm: Float32Array, part: "nerve" | "neighbor"): Uint8Array<ArrayBuffer> {
  const colors = new Uint8Array(distancesMm.length * 4);
  for (const [at, distanceMm] of distancesMm.entries()) {
    const opacity = part === "nerve" ? 1 : marginOpacity(distanceMm);
    colors.set([...marginColor(distanceMm), Math.round(255 * opacity)], at * 4);
  }
  return colors;
}

/** The scale from deepest inside to farthest outside as a CSS background. */
export function marginGradient(): string {
  const stopsMm = [-MARGIN_RANGE_MM, -MARGIN_RANGE_MM / 2, -EDGE_HALF_WIDTH_MM];
  const inside = stopsMm.map((distanceMm) => stop(marginColor(distanceMm), distanceMm));
  const outside = [...stopsMm].reverse().map((distanceMm) => stop(marginColor(-distanceMm), -distanceMm));
  const line = [stop(EDGE, -EDGE_HALF_WIDTH_MM), stop(EDGE, EDGE_HALF_WIDTH_MM)];
  return `linear-gradient(to right, ${[...inside, ...line, ...outside].join(", ")})`;
}

function stop(color: Rgb, distanceMm: number): string {
  const percent = (50 * (distanceMm + MARGIN_RANGE_MM)) / MARGIN_RANGE_MM;
  return `rgb(${color.join(" ")}) ${percent.toFixed(1)}%`;
}

function between(colors: readonly Rgb[], fraction: number): Rgb {
  const place = fraction * (colors.length - 1);
  const low = Math.min(Math.floor(place), colors.length - 2);
  const mixed = [0, 1, 2].map((part) => {
    const from = colors[low]?.[part] ?? 0;
    return Math.round(from + (place - low) * ((colors[low + 1]?.[part] ?? 0) - from));
  });
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0];
}
