import { threshold } from "@isotherm/knowledge";
import { formatGrade, formatGradeBand } from "../assessment/injury-grade.ts";
import type { Clearance, IsothermMeasure, NerveSample, PlanOutcome } from "../outcome.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import {
  drawLine,
  drawPath,
  drawStroke,
  fillBox,
  fittedText,
  hexColor,
  type ReportSheet,
  type SheetBox,
  type TextStyle,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";

const rowHeightPt = 10.5;
const cellStyle: TextStyle = { sizePt: 7.2 };

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

/** A column: its right edge as a share of the width, or its left edge for text. */
interface Column {
  readonly title: string;
  readonly at: number;
  readonly align: "left" | "right";
}

/** A table; returns the top of what follows [pt]. */
function drawTable(
  sheet: ReportSheet,
  table: { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] },
  area: SheetBox,
): number {
  const left = (column: Column): number => area.left + column.at * area.width;
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
      const room = column.align === "left" && next ? (next.at - column.at) * area.width - taken : area.width;
      const text = fittedText(sheet, row[index] ?? "", { style: cellStyle, widthPt: room });
      drawLine(sheet, text, { left: left(column), top, style: { ...cellStyle, align: column.align } });
    }
  }
  return top + 5;
}

/** A number with a true minus; a dash for what is not there. */
const decimal = (value: number | undefined, digits: number = 1): string =>
  value === undefined ? "·" : value.toFixed(digits).replace("-", "−");

/** Measures of each isotherm when its volume was largest. */
function largestMeasures(isotherms: readonly IsothermMeasure[]): readonly IsothermMeasure[] {
  const largest = new Map<number, IsothermMeasure>();
  for (const measure of isotherms) {
    const known = largest.get(measure.temperatureC);
    if (!known || measure.volumeMl > known.volumeMl) largest.set(measure.temperatureC, measure);
  }
  return [...largest.values()].sort((a, b) => b.temperatureC - a.temperatureC);
}

/** Isotherms, and with a nerve its length and margin at each; returns the top of what follows [pt]. */
export function drawIsothermTable(sheet: ReportSheet, outcome: PlanOutcome, area: SheetBox): number {
  const top = drawHeading(sheet, "Isotherms at their largest", area);
  const lesion = outcome.lesion;
  const rows = largestMeasures(outcome.isotherms)
    .filter((measure) => measure.volumeMl > 0)
    .map((measure) => {
      const { temperatureC } = measure;
      const length = lesion?.lengthBelow.find((row) => row.temperatureC === temperatureC)?.lengthMm;
      const margin = lesion?.margins.find((row) => row.temperatureC === temperatureC)?.marginMm;
      const isEdge = temperatureC === threshold("threshold/temperature/ice-edge").fact.value;
      return [
        `${decimal(temperatureC, 0)} °C${isEdge ? ", visible ice edge" : ""}`,
        decimal(Math.max(...measure.acrossCryoprobeMm)),
        decimal(Math.max(...measure.alongCryoprobeMm)),
        decimal(measure.volumeMl, 2),
        decimal(length),
        margin === undefined ? "·" : `${margin > 0 ? "+" : ""}${decimal(margin)}`,
      ];
    });
  const columns: readonly Column[] = [
    { title: "", at: 0, align: "left" },
    { title: "across mm", at: 0.47, align: "right" },
    { title: "along mm", at: 0.61, align: "right" },
    { title: "ml", at: 0.71, align: "right" },
    { title: "nerve mm", at: 0.86, align: "right" },
    { title: "margin mm", at: 1, align: "right" },
  ];
  return drawTable(sheet, { columns, rows }, { ...area, top });
}

/** Structures nearest to the ice first. */
export function nearestClearances(outcome: PlanOutcome, count: number): readonly Clearance[] {
  const toIce = (clearance: Clearance): number =>
    clearance.distances.find((distance) => distance.temperatureC === 0)?.clearanceMm ??
    Number.POSITIVE_INFINITY;
  return [...outcome.clearances].sort((a, b) => toIce(a) - toIce(b)).slice(0, count);
}

/** Clearances of the nearest structures; returns the top of what follows [pt]. */
export function drawClearanceTable(
  sheet: ReportSheet,
  rows: { readonly clearances: readonly Clearance[]; readonly structureCount: number },
  area: SheetBox,
): number {
  const { clearances, structureCount } = rows;
  const title = `Clearances, nearest ${clearances.length} of ${structureCount} marked structures`;
  const top = drawHeading(sheet, title, area);
  if (structureCount === 0) {
    drawLine(sheet, "No structure is marked.", { left: area.left, top: top + 10, style: cellStyle });
    return top + 15;
  }
  const distance = (clearance: Clearance, temperatureC: number): string =>
    decimal(clearance.distances.find((row) => row.temperatureC === temperatureC)?.clearanceMm);
  const columns: readonly Column[] = [
    { title: "", at: 0, align: "left" },
    { title: "", at: 0.05, align: "left" },
    { title: "ice edge mm", at: 0.72, align: "right" },
    { title: "−20 °C mm", at: 0.86, align: "right" },
    { title: "coldest °C", at: 1, align: "right" },
  ];
  const texts = clearances.map((clearance, index) => [
    `${index + 1}`,
    clearance.structureName,
    distance(clearance, 0),
    distance(clearance, -20),
    decimal(clearance.coldestC),
  ]);
  return drawTable(sheet, { columns, rows: texts }, { ...area, top });
}

const gradeBarColor = hexColor("#a9cfe8");

/** Band of grades per millimeter: bars from lowest to highest, a tick at the conventional one. */
function drawGradeStrip(sheet: ReportSheet, samples: readonly NerveSample[], box: SheetBox): void {
  const levelAt = (grade: number): number => box.top + box.height - (grade / 5) * box.height;
  for (const grade of [0, 1, 2, 3, 4, 5] as const) {
    const top = levelAt(grade);
    drawStroke(
      sheet,
      [
        [box.left, top],
        [box.left + box.width, top],
      ],
      { color: reportColors.rule, widthPt: 0.4 },
    );
    const style = { sizePt: 5.4, color: reportColors.quiet, align: "right" } as const;
    drawLine(sheet, formatGrade(grade), { left: box.left - 3, top: top + 2, style });
  }
  const step = box.width / Math.max(1, samples.length);
  for (const [index, sample] of samples.entries()) {
    const left = box.left + index * step;
    const high = levelAt(sample.highestGrade);
    const height = Math.max(0.8, levelAt(sample.lowestGrade) - high);
    fillBox(sheet, { left: left + step * 0.12, top: high, width: step * 0.76, height }, gradeBarColor);
    const tick = levelAt(sample.conventionalGrade);
    drawStroke(
      sheet,
      [
        [left, tick],
        [left + step, tick],
      ],
      { color: reportColors.ink, widthPt: 1.1 },
    );
  }
}

/** Coldest temperature per millimeter of nerve: warmest and coldest place of each section. */
function drawTemperatureStrip(sheet: ReportSheet, samples: readonly NerveSample[], box: SheetBox): void {
  const coldest = Math.min(-45, ...samples.map((sample) => sample.coldestOfSectionC));
  const levelAt = (temperatureC: number): number =>
    box.top + ((40 - temperatureC) / (40 - coldest)) * box.height;
  for (const temperatureC of [37, 0, -20, -40]) {
    const top = levelAt(temperatureC);
    drawStroke(
      sheet,
      [
        [box.left, top],
        [box.left + box.width, top],
      ],
      { color: reportColors.rule, widthPt: 0.5 },
    );
    const style = { sizePt: 5.4, color: reportColors.quiet, align: "right" } as const;
    drawLine(sheet, `${decimal(temperatureC, 0)} °C`, { left: box.left - 3, top: top + 2, style });
  }
  const startMm = samples[0]?.alongMm ?? 0;
  const length = Math.max(1e-6, (samples.at(-1)?.alongMm ?? 1) - startMm);
  const line = (value: (sample: NerveSample) => number): readonly (readonly [number, number])[] =>
    samples.map(
      (sample) =>
        [box.left + ((sample.alongMm - startMm) / length) * box.width, levelAt(value(sample))] as const,
    );
  drawPath(
    sheet,
    line((sample) => sample.coldestOfSectionC),
    {
      stroke: { color: reportColors.faint, widthPt: 0.9, dash: [2, 1.5] },
    },
  );
  drawPath(
    sheet,
    line((sample) => sample.warmestOfSectionC),
    {
      stroke: { color: reportColors.cold, widthPt: 1.4 },
    },
  );
}

/** A long nerve is shown this far on either side of its coldest section. */
const shownReachMm = 22;

function samplesNearCold(samples: readonly NerveSample[]): readonly NerveSample[] {
  const coldest = samples.reduce((a, b) => (b.warmestOfSectionC < a.warmestOfSectionC ? b : a));
  return samples.filter((sample) => Math.abs(sample.alongMm - coldest.alongMm) <= shownReachMm);
}

/** The nerve along its length: temperatures above, band of grades below; returns the top of what follows [pt]. */
export function drawNerveChart(
  sheet: ReportSheet,
  nerve: { readonly plan: TreatmentPlan; readonly samples: readonly NerveSample[] },
  area: SheetBox,
): number {
  const { plan } = nerve;
  const samples = samplesNearCold(nerve.samples);
  const highest = samples.reduce((a, b) => (b.highestGrade > a.highestGrade ? b : a));
  const best = samples.reduce((a, b) => (b.warmestOfSectionC < a.warmestOfSectionC ? b : a));
  const band = formatGradeBand({ lowestGrade: best.lowestGrade, highestGrade: highest.highestGrade });
  let top = drawHeading(sheet, `Nerve: ${plan.target?.name ?? ""}, Sunderland ${band}`, area);
  const note = `Conventional ${formatGrade(best.conventionalGrade)}; the animal series together allow ${band}. Intended ${formatGrade(plan.intendedGrade)}, worst accepted ${formatGrade(plan.worstAcceptedGrade)}.`;
  const noteStyle = { sizePt: 6.4, color: reportColors.quiet };
  const fitted = fittedText(sheet, note, { style: noteStyle, widthPt: area.width });
  drawLine(sheet, fitted, { left: area.left, top: top + 8, style: noteStyle });
  top += 13;
  const inner = { left: area.left + 24, width: area.width - 24 };
  drawTemperatureStrip(sheet, samples, { ...inner, top, height: 62 });
  drawGradeStrip(sheet, samples, { ...inner, top: top + 70, height: 38 });
  const [startMm, endMm] = [samples[0]?.alongMm ?? 0, samples.at(-1)?.alongMm ?? 0];
  const style = { sizePt: 5.6, color: reportColors.quiet } as const;
  drawLine(sheet, `${startMm.toFixed(0)} mm`, { left: inner.left, top: top + 116, style });
  drawLine(sheet, `${endMm.toFixed(0)} mm along the nerve`, {
    left: inner.left + inner.width,
    top: top + 116,
    style: { ...style, align: "right" },
  });
  drawLine(sheet, "line: warmest of section, dashed: coldest; bars: grades allowed, tick: conventional", {
    left: inner.left,
    top: top + 124,
    style,
  });
  return top + 129;
}
