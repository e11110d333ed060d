import type { Sensitivity, SensitivityBar } from "../uncertainty/sensitivities.ts";
import { answerText, digitsOf, percentText } from "./certainty-tables.ts";
import {
  drawLine,
  drawStroke,
  fillBox,
  hexColor,
  type ReportSheet,
  type SheetBox,
  wrappedLines,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";
import { decimal, drawHeading } from "./report-table.ts";

/** Bars of each answer that have a line; the rest moves it less. */
const shownBarCount = 4;
const rowPt = 13.5;
const textStyle = { sizePt: 5.8 } as const;
const quietStyle = { sizePt: 5.8, color: reportColors.quiet } as const;
const lowColor = hexColor("#7d8a96");
const highColor = reportColors.cold;

const signedText = (value: number, digits: number): string =>
  `${value > 0 ? "+" : ""}${decimal(value, digits)}`;

function drawBar(
  sheet: ReportSheet,
  row: { readonly bar: SensitivityBar; readonly unit: Sensitivity["unit"]; readonly largest: number },
  area: SheetBox,
): void {
  const { bar, unit, largest } = row;
  const middle = area.left + 0.59 * area.width;
  const half = 0.12 * area.width;
  const lines = wrappedLines(sheet, bar.name, { style: textStyle, widthPt: 0.44 * area.width });
  for (const [index, line] of lines.entries()) {
    const top = area.top + (index - (lines.length - 1) / 2) * 6.2;
    drawLine(sheet, line, { left: area.left, top, style: textStyle });
  }
  for (const [value, color, shift] of [
    [bar.atLow, lowColor, -5.6],
    [bar.atHigh, highColor, -2],
  ] as const) {
    const width = (Math.abs(value) / Math.max(1e-9, largest)) * half;
    fillBox(
      sheet,
      { left: value < 0 ? middle - width : middle, top: area.top + shift, width, height: 3 },
      color,
    );
  }
  const axis = [
    [middle, area.top - 7],
    [middle, area.top + 2.5],
  ] as const;
  drawStroke(sheet, axis, { color: reportColors.faint, widthPt: 0.4 });
  const digits = digitsOf[unit];
  const change = `${signedText(bar.atLow, digits)} / ${signedText(bar.atHigh, digits)} ${unit} · ${percentText(bar.varianceFraction)}`;
  drawLine(sheet, change, {
    left: area.left + area.width,
    top: area.top,
    style: { ...textStyle, align: "right" },
  });
}

function drawAnswer(sheet: ReportSheet, { id, unit, bars, fit }: Sensitivity, area: SheetBox): number {
  const name = answerText(id);
  const title = fit
    ? `${name}: all unknowns for themselves explain ${percentText(fit.explainedFraction)}`
    : name;
  drawLine(sheet, title, { left: area.left, top: area.top, style: quietStyle });
  if (fit === null || bars.length === 0) {
    const text = "No bars: too few members, or a number that never changes.";
    drawLine(sheet, text, { left: area.left, top: area.top + rowPt, style: textStyle });
    return area.top + 2 * rowPt;
  }
  const largest = Math.max(...bars.flatMap(({ atLow, atHigh }) => [Math.abs(atLow), Math.abs(atHigh)]));
  const shown = bars.slice(0, shownBarCount);
  for (const [index, bar] of shown.entries()) {
    drawBar(sheet, { bar, unit, largest }, { ...area, top: area.top + (index + 1) * rowPt });
  }
  return area.top + (shown.length + 1) * rowPt;
}

/** Which unknown moves each answer most, strongest first; returns the top of what follows [pt]. */
export function drawSensitivities(
  sheet: ReportSheet,
  sensitivities: readonly Sensitivity[],
  area: SheetBox,
): number {
  let top = drawHeading(sheet, "What moves the answers most", area) + 8;
  for (const sensitivity of sensitivities) top = drawAnswer(sheet, sensitivity, { ...area, top }) + 3;
  const note = "Gray: the unknown at its low end; blue: at its high end; %: share of the variance.";
  drawLine(sheet, note, { left: area.left, top, style: quietStyle });
  return top + 4;
}
