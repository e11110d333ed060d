import type { Color } from "@cantoo/pdf-lib";
import { hexColor, type Stroke } from "./report-sheet.ts";

/** Colors of Okabe and Ito: told apart with every kind of color vision, and by width and dash in gray. */
export const reportColors: Readonly<
  Record<
    | "ink"
    | "quiet"
    | "faint"
    | "rule"
    | "panel"
    | "nerve"
    | "structure"
    | "probe"
    | "critical"
    | "warning"
    | "info"
    | "cold",
    Color
  >
> = {
  ink: hexColor("#14202b"),
  quiet: hexColor("#5b6875"),
  faint: hexColor("#9aa5b0"),
  rule: hexColor("#d5dbe1"),
  panel: hexColor("#f3f6f8"),
  nerve: hexColor("#f0e442"),
  structure: hexColor("#4fe0b5"),
  probe: hexColor("#ffffff"),
  critical: hexColor("#b5360a"),
  warning: hexColor("#b87400"),
  info: hexColor("#0072b2"),
  cold: hexColor("#0072b2"),
};

/** One isotherm as the report draws it. */
export interface IsothermStyle {
  readonly temperatureC: number;
  readonly name: string;
  readonly stroke: Stroke;
}

/** Layers of the pictures. The edge at 0 °C is the visible ice and never called anything else (R25). */
export const isothermStyles: readonly IsothermStyle[] = [
  { temperatureC: 0, name: "0 °C, visible ice edge", stroke: { color: hexColor("#56b4e9"), widthPt: 1.3 } },
  { temperatureC: -20, name: "−20 °C", stroke: { color: hexColor("#e69f00"), widthPt: 1.3 } },
  {
    temperatureC: -22,
    name: "−22 °C",
    stroke: { color: hexColor("#e69f00"), widthPt: 0.6, dash: [1.5, 1.5] },
  },
  { temperatureC: -40, name: "−40 °C", stroke: { color: hexColor("#d87fb0"), widthPt: 1.3, dash: [4, 1.5] } },
];

/** The freeze, where it stands beside heat. */
export const coldColor: Color = hexColor("#56b4e9");

/** Heat by what injures a nerve: from where it may, from where it does, and what is damaged. */
export const heatStyles: Readonly<Record<"nerve-start" | "nerve-sure" | "damage", Stroke>> = {
  "nerve-start": { color: hexColor("#ffc37a"), widthPt: 0.8, dash: [2, 1.5] },
  "nerve-sure": { color: hexColor("#e69f00"), widthPt: 1 },
  damage: { color: hexColor("#d55e00"), widthPt: 1.3 },
};
