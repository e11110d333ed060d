import {
  drawLine,
  drawStroke,
  fittedText,
  type ReportSheet,
  type SheetBox,
  type TextStyle,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";

const rowHeightPt = 10.5;

/** How the cells of a table are set. */
export const cellStyle: TextStyle = { sizePt: 7.2 };

/** A small heading with a hairline; returns the top of what follows [pt]. */
export function drawHeading(sheet: ReportSheet, text: string, area: SheetBox): number {
  drawLine(sheet, text, { left: area.left, top: area.top + 8, style: { sizePt: 8.2, bold: true } });
  drawStroke(
    sheet,
    [
      [area.left, area.top + 12],
      [area.left + area.width, area.top + 12],
    ],
    {
      color: reportColors.rule,
      widthPt: 0.7,
    },
  );
  return area.top + 13;
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** [1] Its right edge, or for text its left edge, as a share of the width. */
  readonly at: number;
  readonly align: "left" | "right";
}

/** A table; returns the top of what follows [pt]. */
export function drawTable(
  sheet: ReportSheet,
  table: {
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly string[])[];
    readonly style?: TextStyle;
  },
  area: SheetBox,
): number {
  const left = (column: Column): number => area.left + column.at * area.width;
  const set = table.style ?? cellStyle;
  let top = area.top + 8;
  for (const column of table.columns) {
    const style = { sizePt: 6.2, color: reportColors.quiet, align: column.align };
    drawLine(sheet, column.title, { left: left(column), top, style });
  }
  for (const row of table.rows) {
    top += rowHeightPt;
    for (const [index, column] of table.columns.entries()) {
      const next = table.columns[index + 1];
      // Figures to the right of a text grow to the left from their own edge; they need about 34 pt.
      const taken = next?.align === "right" ? 34 : 0;
      const room = column.align === "left" ? ((next?.at ?? 1) - column.at) * area.width - taken : area.width;
      const text = fittedText(sheet, row[index] ?? "", { style: set, widthPt: room });
      drawLine(sheet, text, { left: left(column), top, style: { ...set, align: column.align } });
    }
  }
  return top + 5;
}

/** A number with a true minus; a dash for what is not there. */
export const decimal = (value: number | undefined, digits: number = 1): string =>
  value === undefined ? "·" : value.toFixed(digits).replace("-", "−");
