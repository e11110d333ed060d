/**
 * The temperature wash: clear at body temperature, then blue to ice white with the cold, or red to pale yellow with the
 * heat. Lightness in OKLab rises steadily away from body temperature, so order is kept without color vision and in
 * gray print.
 */

/** Ends of a wash in °C; what lies beyond keeps the color of the end. */
export interface WashRange {
  readonly coldestC: number;
  readonly warmestC: number;
}

/** [°C] Ends of both washes. */
export const WASH_RANGES_C: Readonly<Record<"cold" | "heat", WashRange>> = {
  cold: { coldestC: -80, warmestC: 37 },
  heat: { coldestC: 37, warmestC: 100 },
};

/** One color stop in OKLab polar form. */
interface Stop {
  readonly temperatureC: number;
  readonly lightness: number;
  readonly chroma: number;
  readonly hueDeg: number;
  readonly alpha: number;
}

const COLD_STOPS: readonly Stop[] = [
  { temperatureC: -80, lightness: 0.98, chroma: 0.02, hueDeg: 200, alpha: 1 },
  { temperatureC: -40, lightness: 0.86, chroma: 0.09, hueDeg: 205, alpha: 1 },
  { temperatureC: -20, lightness: 0.73, chroma: 0.13, hueDeg: 225, alpha: 1 },
  { temperatureC: 0, lightness: 0.56, chroma: 0.15, hueDeg: 250, alpha: 0.95 },
  { temperatureC: 10, lightness: 0.46, chroma: 0.15, hueDeg: 270, alpha: 0.6 },
  { temperatureC: 30, lightness: 0.34, chroma: 0.14, hueDeg: 285, alpha: 0.08 },
  { temperatureC: 37, lightness: 0.3, chroma: 0.13, hueDeg: 290, alpha: 0 },
];

const HEAT_STOPS: readonly Stop[] = [
  { temperatureC: 37, lightness: 0.3, chroma: 0.1, hueDeg: 15, alpha: 0 },
  { temperatureC: 42, lightness: 0.38, chroma: 0.13, hueDeg: 20, alpha: 0.25 },
  { temperatureC: 50, lightness: 0.52, chroma: 0.17, hueDeg: 32, alpha: 0.85 },
  { temperatureC: 65, lightness: 0.68, chroma: 0.17, hueDeg: 50, alpha: 1 },
  { temperatureC: 85, lightness: 0.84, chroma: 0.14, hueDeg: 80, alpha: 1 },
  { temperatureC: 100, lightness: 0.96, chroma: 0.06, hueDeg: 100, alpha: 1 },
];

const STOPS: Readonly<Record<"cold" | "heat", readonly Stop[]>> = { cold: COLD_STOPS, heat: HEAT_STOPS };

/** Red, green, blue and opacity, each 0–1, sRGB. */
export type WashColor = readonly [number, number, number, number];

function between(low: Stop, high: Stop, temperatureC: number): Omit<Stop, "temperatureC"> {
  const t = (temperatureC - low.temperatureC) / (high.temperatureC - low.temperatureC);
  const blend = (a: number, b: number): number => a + (b - a) * t;
  return {
    lightness: blend(low.lightness, high.lightness),
    chroma: blend(low.chroma, high.chroma),
    hueDeg: blend(low.hueDeg, high.hueDeg),
    alpha: blend(low.alpha, high.alpha),
  };
}

function encoded(linear: number): number {
  const kept = Math.min(Math.max(linear, 0), 1);
  return kept <= 0.0031308 ? 12.92 * kept : 1.055 * kept ** (1 / 2.4) - 0.055;
}

/** OKLab to sRGB: Björn Ottosson, "A perceptual color space for image processing" (2020). */
function oklabToRgb(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The wash over tissue at a temperature. */
export function washColor(temperatureC: number, field: "cold" | "heat" = "cold"): WashColor {
  const { coldestC, warmestC } = WASH_RANGES_C[field];
  const kept = Math.min(Math.max(temperatureC, coldestC), warmestC);
  const stops = STOPS[field];
  const above = stops.findIndex((stop, index) => index > 0 && stop.temperatureC >= kept);
  const low = stops[above - 1];
  const high = stops[above];
  if (!low || !high) {
    return [0, 0, 0, 0];
  }
  const { lightness, chroma, hueDeg, alpha } = between(low, high, kept);
  const hue = (hueDeg * Math.PI) / 180;
  return [...oklabToRgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)), alpha];
}

/** The wash as a table for the shader: RGBA bytes from coldest to warmest. */
export function washTable(entryCount: number, field: "cold" | "heat" = "cold"): Uint8Array<ArrayBuffer> {
  const { coldestC, warmestC } = WASH_RANGES_C[field];
  const bytes = new Uint8Array(entryCount * 4);
  for (let entry = 0; entry < entryCount; entry++) {
    const temperatureC = coldestC + ((entry + 0.5) / entryCount) * (warmestC - coldestC);
    bytes.set(
      washColor(temperatureC, field).map((part) => Math.round(part * 255)),
      entry * 4,
    );
  }
  return bytes;
}
