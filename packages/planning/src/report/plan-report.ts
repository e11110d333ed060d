import type { Volume } from "@isotherm/imaging";
import type { Finding } from "@isotherm/knowledge";
import { formatDuration, formatProtocol } from "../document/compare-plans.ts";
import type { PlanOutcome } from "../outcome.ts";
import { planDevice } from "../problem/plan-device.ts";
import type { PointLpsMm, TreatmentPlan } from "../treatment-plan.ts";
import { drawCurves } from "./report-curves.ts";
import { drawPictures } from "./report-pictures.ts";
import {
  drawLine,
  drawPath,
  drawStroke,
  fillBox,
  fittedText,
  openSheet,
  type ReportSheet,
  type SheetBox,
  sheetSizePt,
  textWidthPt,
  wrappedLines,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";
import {
  drawClearanceTable,
  drawHeading,
  drawIsothermTable,
  drawNerveChart,
  nearestClearances,
} from "./report-tables.ts";

/** What a report is made of. */
export interface PlanReportInput {
  readonly plan: TreatmentPlan;
  readonly outcome: PlanOutcome;
  readonly volume: Volume;
  /** Name or initials of the physician who has approved the plan; a line to sign on where absent. */
  readonly signedBy?: string;
}

/** Said on every report, in this wording. */
export const reportNotices: readonly string[] = [
  "Software for planning, teaching and research; not a cleared medical device.",
  "No substitute for the judgment of a health professional: every suggestion needs a clinician's sign-off.",
];

const marginPt = 34;
const shownStructureCount = 9;

/** Where the planes meet: the nerve at its coldest section, else the first tip, else the middle of the field. */
function pictureCenter({ plan, outcome }: PlanReportInput): PointLpsMm {
  const samples = outcome.lesion?.samples ?? [];
  const [first] = samples;
  if (first) {
    return samples.reduce((a, b) => (b.warmestOfSectionC < a.warmestOfSectionC ? b : a), first).pointLpsMm;
  }
  return plan.cryoprobes[0]?.tipLpsMm ?? outcome.history.geometry.originLpsMm;
}

function drawHeader(sheet: ReportSheet, { plan, outcome }: PlanReportInput): number {
  const right = sheetSizePt.width - marginPt;
  const room = sheetSizePt.width - 2 * marginPt - 70;
  const sizePt =
    [15, 13, 11].find((size) => textWidthPt(sheet, plan.title, { sizePt: size, bold: true }) <= room) ?? 11;
  const titleStyle = { sizePt, bold: true } as const;
  const title = fittedText(sheet, plan.title, { style: titleStyle, widthPt: room });
  drawLine(sheet, title, { left: marginPt, top: 47, style: titleStyle });
  const small = { sizePt: 7.2, color: reportColors.quiet } as const;
  const procedure = plan.procedureType === "neurolysis" ? "Cryoneurolysis plan" : "Tumor cryoablation plan";
  drawLine(sheet, `${procedure} · ${formatProtocol(plan)}`, { left: marginPt, top: 59, style: small });
  drawLine(sheet, "isotherm", {
    left: right,
    top: 45,
    style: { sizePt: 11, bold: true, color: reportColors.info, align: "right" },
  });
  const computed = outcome.computedAt.replace("T", " ").slice(0, 16);
  drawLine(sheet, `computed ${computed} · plan ${outcome.planFingerprint.slice(0, 12)}`, {
    left: right,
    top: 59,
    style: { ...small, align: "right" },
  });
  return 67;
}

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

/** Findings, most severe first, as many as fit; what does not fit is counted. */
function drawFindings(sheet: ReportSheet, findings: readonly Finding[], area: SheetBox): number {
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

function settingsLines({ plan, outcome }: PlanReportInput): readonly string[] {
  const { settings, energy } = outcome;
  const devices = [...new Set(plan.cryoprobes.map((cryoprobe) => cryoprobe.deviceId))].map((id) => {
    const device = planDevice(plan, id);
    const entered =
      device.enteredBySite.length > 0 ? `; entered by the site: ${device.enteredBySite.join(", ")}` : "";
    return `${device.name}: ${device.shaftDiameterMm} mm shaft, ${device.activeZoneLengthMm} mm active zone, coolant ${device.coolantTemperatureC} °C, ${device.heatTransferWPerM2K} W/(m²·K), at most ${device.maximumPowerW} W (${device.status}${entered})`;
  });
  const skin =
    outcome.skinMinimumC === null
      ? "not in the computed box"
      : `${outcome.skinMinimumC.toFixed(1)} °C at its coldest`;
  return [
    ...devices,
    `Engine ${settings.engineVersion}, ${outcome.backend}, ${settings.integrator}, cell ${plan.simulation.cellMm} mm, ${settings.cells} cells, energy balance within ${(energy.balanceError * 100).toPrecision(1)} %, computed in ${outcome.wallS.toFixed(1)} s; body ${plan.simulation.bodyTemperatureC} °C; skin ${skin} (${plan.skinProtection.kind}).`,
    `Image: ${plan.image.kind} ${plan.image.id}. Pictures and lengths: coldest temperature of each place over the whole protocol (${formatDuration(outcome.history.timesS.at(-1) ?? 0)}). Isotherms carry the uncertainty of unverified tissue numbers, ± 25 %.`,
  ];
}

function drawFooter(sheet: ReportSheet, input: PlanReportInput): number {
  const width = sheetSizePt.width - 2 * marginPt;
  const style = { sizePt: 5.9, color: reportColors.quiet } as const;
  const lines = settingsLines(input).flatMap((line) => wrappedLines(sheet, line, { style, widthPt: width }));
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
  if (input.signedBy) {
    drawLine(sheet, `Approved by ${input.signedBy}`, {
      left: right,
      top: noticeTop + 4,
      style: { sizePt: 7.5, align: "right" },
    });
  } else {
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

/** A plan and its outcome on one page of A4, as PDF. */
export async function planReport(input: PlanReportInput): Promise<Uint8Array> {
  const { plan, outcome, volume } = input;
  const sheet = await openSheet();
  const moment = new Date(outcome.computedAt);
  sheet.document.setTitle(`${plan.title}: cryoneurolysis plan`);
  sheet.document.setProducer("Isotherm");
  sheet.document.setCreator(`Isotherm, engine ${outcome.settings.engineVersion}`);
  sheet.document.setCreationDate(moment);
  sheet.document.setModificationDate(moment);
  const width = sheetSizePt.width - 2 * marginPt;
  const clearances = nearestClearances(outcome, shownStructureCount);
  const numberOf = new Map(clearances.map((clearance, index) => [clearance.structureId, index + 1]));
  const picturesTop = drawHeader(sheet, input);
  const pictures = { plan, outcome, volume, centerLpsMm: pictureCenter(input), numberOf };
  const area = { left: marginPt, top: picturesTop, width, height: 0 };
  const tablesTop = picturesTop + drawPictures(sheet, pictures, area) + 8;
  const column = (width - 18) / 2;
  const left = { left: marginPt, top: tablesTop, width: column, height: 0 };
  const right = { ...left, left: marginPt + column + 18 };
  const samples = outcome.lesion?.samples ?? [];
  const isothermEnd = drawIsothermTable(sheet, outcome, left) + 4;
  const rows = { clearances, structureCount: plan.structures.length };
  const leftEnd = drawClearanceTable(sheet, rows, { ...left, top: isothermEnd });
  const nerveEnd = samples.length > 0 ? drawNerveChart(sheet, { plan, samples }, right) + 4 : tablesTop;
  const curveHeight = Math.max(80, leftEnd - nerveEnd);
  const rightEnd = drawCurves(sheet, outcome, { ...right, top: nerveEnd, height: curveHeight });
  const bottom = drawFooter(sheet, input);
  const findingsTop = Math.max(leftEnd, rightEnd) + 4;
  drawFindings(sheet, outcome.findings, {
    left: marginPt,
    top: findingsTop,
    width,
    height: bottom - findingsTop,
  });
  return sheet.document.save();
}
