import { formatGrade, formatGradeBand } from "../assessment/injury-grade.ts";
import type { NerveSample } from "../outcome.ts";
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
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";
import { decimal, drawHeading } from "./report-table.ts";

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
