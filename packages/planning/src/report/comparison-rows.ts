import type { ComparisonRow, ComparisonSide } from "../radiofrequency/compare-lesions.ts";
import {
  drawLine,
  drawStroke,
  fittedText,
  type ReportSheet,
  type SheetBox,
  type TextStyle,
  wrappedLines,
} from "./report-sheet.ts";
import { coldColor, heatStyles, reportColors } from "./report-style.ts";
import { drawHeading } from "./report-table.ts";

const linePt = 7.6;
const computedStyle = { sizePt: 6.4, bold: true } as const;
const knownStyle = { sizePt: 6.4 } as const;
const sourceStyle = { sizePt: 5.4, color: reportColors.quiet } as const;

/** One answer: what was computed in bold, what is known in general, how sure and by whom; returns its lower edge [pt]. */
function drawSide(sheet: ReportSheet, side: ComparisonSide, area: SheetBox): number {
  let top = area.top;
  const parts: readonly (readonly [string | null, TextStyle])[] = [
    [side.computed, computedStyle],
    [side.known, knownStyle],
  ];
  for (const [text, style] of parts) {
    for (const line of text === null ? [] : wrappedLines(sheet, text, { style, widthPt: area.width })) {
      drawLine(sheet, line, { left: area.left, top, style });
      top += linePt;
    }
  }
  const source = [side.status, ...side.sources].join(" · ");
  const fitted = fittedText(sheet, source, { style: sourceStyle, widthPt: area.width });
  drawLine(sheet, fitted, { left: area.left, top, style: sourceStyle });
  return top + linePt;
}

/** Freeze and radiofrequency, question by question; returns the top of what follows [pt]. */
export function drawComparison(sheet: ReportSheet, rows: readonly ComparisonRow[], area: SheetBox): number {
  const questionWidth = 78;
  const width = (area.width - questionWidth - 14) / 2;
  const cold = { ...area, left: area.left + questionWidth, width };
  const heat = { ...cold, left: cold.left + width + 14 };
  let top =
    drawHeading(sheet, "Side by side: computed here in bold, known in general, certainty and sources", area) +
    9;
  const head = { sizePt: 6.6, bold: true } as const;
  drawLine(sheet, "Freeze", { left: cold.left, top, style: { ...head, color: coldColor } });
  drawLine(sheet, "Radiofrequency", {
    left: heat.left,
    top,
    style: { ...head, color: heatStyles.damage.color },
  });
  top += 9;
  for (const { question, cold: freeze, heat: lesion, evidenceCardIds } of rows) {
    drawLine(sheet, question, { left: area.left, top, style: head });
    if (evidenceCardIds.length > 0) {
      const text = `evidence ${evidenceCardIds.join(", ")}`;
      drawLine(sheet, text, { left: area.left, top: top + linePt, style: sourceStyle });
    }
    const end = Math.max(
      drawSide(sheet, freeze, { ...cold, top }),
      drawSide(sheet, lesion, { ...heat, top }),
    );
    const rule = [
      [area.left, end - 4],
      [area.left + area.width, end - 4],
    ] as const;
    drawStroke(sheet, rule, { color: reportColors.rule, widthPt: 0.4 });
    top = end + 5;
  }
  return top - 6;
}
