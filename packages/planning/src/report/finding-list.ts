import type { Finding } from "@isotherm/knowledge";
import {
  drawLine,
  drawPath,
  fillBox,
  fittedText,
  type ReportSheet,
  type SheetBox,
  sheetSizePt,
  textWidthPt,
  wrappedLines,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";
import { drawHeading } from "./report-table.ts";

const severityColor = {
  critical: reportColors.critical,
  warning: reportColors.warning,
  info: reportColors.info,
} as const;

/** Square, triangle, circle: severity is told by shape as well as by color. */
function drawSeverity(sheet: ReportSheet, finding: Finding, at: { left: number; top: number }): void {
  const color = severityColor[finding.severity];
  const { left, top } = at;
  if (finding.severity === "critical") {
    fillBox(sheet, { left, top: top - 5.6, width: 5.6, height: 5.6 }, color);
  } else if (finding.severity === "warning") {
    const corners = [
      [left + 3, top - 5.6],
      [left + 6, top],
      [left, top],
    ] as const;
    drawPath(sheet, corners, { stroke: { color, widthPt: 1.1 }, closed: true });
  } else {
    sheet.page.drawCircle({
      x: left + 2.8,
      y: sheetSizePt.height - top + 2.8,
      size: 2.1,
      borderColor: color,
      borderWidth: 0.9,
    });
  }
}

const messageStyle = { sizePt: 7 } as const;
const sourceStyle = { sizePt: 5.6, color: reportColors.quiet } as const;
const findingLinePt = 8.4;

function countText(findings: readonly Finding[]): string {
  const count = (severity: Finding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return `Findings: ${count("critical")} critical, ${count("warning")} warnings, ${count("info")} remarks`;
}

/** Findings, most severe first, as many as fit; what does not fit is counted; returns the top of what follows [pt]. */
export function drawFindings(sheet: ReportSheet, findings: readonly Finding[], area: SheetBox): number {
  let top = drawHeading(sheet, countText(findings), area) + 9;
  const bottom = area.top + area.height;
  const widthPt = area.width - 11;
  for (const [index, finding] of findings.entries()) {
    const lines = wrappedLines(sheet, finding.message, { style: messageStyle, widthPt });
    const source = `${finding.status} · ${finding.sources.join(", ")}`;
    const last = lines.at(-1) ?? "";
    const lastWidth = textWidthPt(sheet, last, messageStyle);
    const sourceFits = lastWidth + 8 + textWidthPt(sheet, source, sourceStyle) < widthPt;
    const height = lines.length * findingLinePt + (sourceFits ? 0 : 7);
    const isLast = index === findings.length - 1;
    if (top + height > bottom - (isLast ? 0 : findingLinePt)) {
      const rest = `and ${findings.length - index} more, listed with the plan`;
      drawLine(sheet, rest, { left: area.left + 11, top, style: sourceStyle });
      return top + findingLinePt;
    }
    drawSeverity(sheet, finding, { left: area.left, top });
    for (const [row, line] of lines.entries()) {
      drawLine(sheet, line, { left: area.left + 11, top: top + row * findingLinePt, style: messageStyle });
    }
    top += (lines.length - 1) * findingLinePt;
    if (!sourceFits) top += 7;
    const sourceLeft = sourceFits ? area.left + 11 + lastWidth + 8 : area.left + 11;
    const fitted = fittedText(sheet, source, {
      style: sourceStyle,
      widthPt: area.left + area.width - sourceLeft,
    });
    drawLine(sheet, fitted, { left: sourceLeft, top, style: sourceStyle });
    top += findingLinePt + 1.6;
  }
  return top;
}
