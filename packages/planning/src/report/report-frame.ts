import { formatProtocol } from "../document/compare-plans.ts";
import type { PlanOutcome } from "../outcome.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import type { PagePlace } from "./report-input.ts";
import {
  drawLine,
  drawStroke,
  fillBox,
  fittedText,
  type ReportSheet,
  type SheetBox,
  sheetSizePt,
  textWidthPt,
  wrappedLines,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";

/** Said on every report, in this wording. */
export const reportNotices: readonly string[] = [
  "Software for planning, teaching and research; not a cleared medical device.",
  "No substitute for the judgment of a health professional: every suggestion needs a clinician's sign-off.",
];

/** White edge of every page [pt]. */
export const marginPt = 34;

/** What stands round the content of every page. */
export interface ReportFrame {
  readonly plan: TreatmentPlan;
  readonly outcome: PlanOutcome;
  /** What this page is about. */
  readonly subject: string;
  readonly page: PagePlace;
  /** How the numbers of this page came about, above the notices. */
  readonly settings: readonly string[];
  readonly signedBy: string | undefined;
}

function drawHeader(sheet: ReportSheet, { plan, outcome, subject, page }: ReportFrame): number {
  const right = sheetSizePt.width - marginPt;
  const room = sheetSizePt.width - 2 * marginPt - 70;
  const sizePt =
    [15, 13, 11].find((size) => textWidthPt(sheet, plan.title, { sizePt: size, bold: true }) <= room) ?? 11;
  const titleStyle = { sizePt, bold: true } as const;
  const title = fittedText(sheet, plan.title, { style: titleStyle, widthPt: room });
  drawLine(sheet, title, { left: marginPt, top: 47, style: titleStyle });
  const small = { sizePt: 7.2, color: reportColors.quiet } as const;
  drawLine(sheet, `${subject} · ${formatProtocol(plan)}`, { left: marginPt, top: 59, style: small });
  drawLine(sheet, "isotherm", {
    left: right,
    top: 45,
    style: { sizePt: 11, bold: true, color: reportColors.info, align: "right" },
  });
  const computed = outcome.computedAt.replace("T", " ").slice(0, 16);
  const stamp = `computed ${computed} · plan ${outcome.planFingerprint.slice(0, 12)} · page ${page.number} of ${page.count}`;
  drawLine(sheet, stamp, {
    left: right,
    top: 59,
    style: { ...small, align: "right" },
  });
  return 67;
}

function drawFooter(sheet: ReportSheet, { settings, signedBy, page }: ReportFrame): number {
  const width = sheetSizePt.width - 2 * marginPt;
  const style = { sizePt: 5.9, color: reportColors.quiet } as const;
  const lines = settings.flatMap((line) => wrappedLines(sheet, line, { style, widthPt: width }));
  const noticeTop = sheetSizePt.height - 40;
  const settingsTop = noticeTop - 14 - lines.length * 7.4;
  drawStroke(
    sheet,
    [
      [marginPt, settingsTop - 8],
      [marginPt + width, settingsTop - 8],
    ],
    { color: reportColors.rule, widthPt: 0.7 },
  );
  for (const [row, line] of lines.entries())
    drawLine(sheet, line, { left: marginPt, top: settingsTop + row * 7.4, style });
  fillBox(sheet, { left: marginPt, top: noticeTop - 11, width, height: 26 }, reportColors.panel);
  for (const [row, notice] of reportNotices.entries()) {
    drawLine(sheet, notice, {
      left: marginPt + 6,
      top: noticeTop - 1 + row * 9,
      style: { sizePt: 6.8, bold: true },
    });
  }
  const right = marginPt + width - 6;
  if (signedBy) {
    drawLine(sheet, `Approved by ${signedBy}`, {
      left: right,
      top: noticeTop + 4,
      style: { sizePt: 7.5, align: "right" },
    });
  } else if (page.number === 1) {
    drawStroke(
      sheet,
      [
        [right - 130, noticeTop + 2],
        [right, noticeTop + 2],
      ],
      { color: reportColors.quiet, widthPt: 0.6 },
    );
    drawLine(sheet, "physician, date", {
      left: right,
      top: noticeTop + 9,
      style: { sizePt: 5.6, color: reportColors.quiet, align: "right" },
    });
  }
  return settingsTop - 12;
}

/** Draws what stands round the content of a page; returns the box that is left for it. */
export function drawFrame(sheet: ReportSheet, frame: ReportFrame): SheetBox {
  const top = drawHeader(sheet, frame);
  const bottom = drawFooter(sheet, frame);
  return { left: marginPt, top, width: sheetSizePt.width - 2 * marginPt, height: bottom - top };
}
