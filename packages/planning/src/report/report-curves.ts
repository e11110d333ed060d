import type { PlanOutcome, TemperatureCurve } from "../outcome.ts";
import {
  drawLine,
  drawPath,
  drawStroke,
  fittedText,
  hexColor,
  type ReportSheet,
  type SheetBox,
  type Stroke,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";
import { drawHeading } from "./report-table.ts";

/** Told apart by dash as well as by color. */
const curveStrokes: readonly Stroke[] = [
  { color: hexColor("#0072b2"), widthPt: 1.4 },
  { color: hexColor("#d55e00"), widthPt: 1, dash: [4, 1.5] },
  { color: hexColor("#009e73"), widthPt: 1, dash: [2, 1.5] },
  { color: hexColor("#7a5195"), widthPt: 1, dash: [1, 1.5] },
];

/** Curves worth drawing: the first is the nerve where there is one; then the coldest. */
function shownCurves(outcome: PlanOutcome): readonly TemperatureCurve[] {
  const [first, ...others] = outcome.curves;
  if (!first) return [];
  const coldest = (curve: TemperatureCurve): number => Math.min(...curve.temperaturesC);
  const sorted = [...others].sort((a, b) => coldest(a) - coldest(b));
  return [first, ...sorted.slice(0, curveStrokes.length - 1)];
}

/** Temperature over time at the nerve and the coldest structures; returns the top of what follows [pt]. */
export function drawCurves(sheet: ReportSheet, outcome: PlanOutcome, area: SheetBox): number {
  const curves = shownCurves(outcome);
  if (curves.length === 0) return area.top;
  const top = drawHeading(sheet, "Temperature over time, at the coldest place of each", area) + 6;
  const box = { left: area.left + 24, top, width: area.width - 124, height: area.height - 30 };
  const endS = Math.max(...curves.map((curve) => curve.timesS.at(-1) ?? 0), 1);
  const coldestC = Math.min(-25, ...curves.flatMap((curve) => curve.temperaturesC));
  const levelAt = (temperatureC: number): number =>
    box.top + ((40 - temperatureC) / (40 - coldestC)) * box.height;
  const small = { sizePt: 5.4, color: reportColors.quiet } as const;
  for (const temperatureC of [37, 0, -20]) {
    const level = levelAt(temperatureC);
    drawStroke(
      sheet,
      [
        [box.left, level],
        [box.left + box.width, level],
      ],
      { color: reportColors.rule, widthPt: 0.5 },
    );
    const text = `${temperatureC} °C`.replace("-", "−");
    drawLine(sheet, text, { left: box.left - 3, top: level + 2, style: { ...small, align: "right" } });
  }
  for (const [index, curve] of curves.entries()) {
    const stroke = curveStrokes[index] ?? { color: reportColors.faint, widthPt: 1 };
    const points = curve.timesS.map(
      (timeS, n) => [box.left + (timeS / endS) * box.width, levelAt(curve.temperaturesC[n] ?? 37)] as const,
    );
    drawPath(sheet, points, { stroke });
    const left = box.left + box.width + 8;
    const row = box.top + 6 + index * 11;
    drawStroke(
      sheet,
      [
        [left, row - 2],
        [left + 10, row - 2],
      ],
      stroke,
    );
    const style = { sizePt: 6.2 };
    drawLine(sheet, fittedText(sheet, curve.name, { style, widthPt: 80 }), {
      left: left + 13,
      top: row,
      style,
    });
  }
  const bottom = box.top + box.height + 8;
  drawLine(sheet, "0 min", { left: box.left, top: bottom, style: small });
  const end = `${Number((endS / 60).toFixed(1))} min`;
  drawLine(sheet, end, { left: box.left + box.width, top: bottom, style: { ...small, align: "right" } });
  return bottom + 6;
}
