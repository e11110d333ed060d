import type { SunderlandGrade } from "@isotherm/knowledge";
import { formatGrade } from "../assessment/injury-grade.ts";
import type { GradeProbability, NerveProbability } from "../uncertainty/nerve-probability.ts";
import { drawLine, drawPath, drawStroke, type ReportSheet, type SheetBox } from "./report-sheet.ts";
import { isothermStyles, reportColors } from "./report-style.ts";
import { type Column, drawHeading, drawTable } from "./report-table.ts";

/** Chances along a nerve. */
export interface NerveChances {
  readonly samples: readonly NerveProbability[];
  readonly name: string;
}

/** A long nerve is shown this far on either side of where it is most likely cold. */
const shownReachMm = 22;

/** [°C] The temperature at which a nerve is held to be treated stands second of the three of an ensemble. */
const lesionShare = ({ reached }: NerveProbability): number => reached[1]?.fraction ?? 0;

/** The middle of the stretch that is most likely cold enough. */
function surestPlace(samples: readonly NerveProbability[]): NerveProbability | undefined {
  const shares = samples.map(lesionShare);
  const most = Math.max(...shares);
  return samples[Math.floor((shares.indexOf(most) + shares.lastIndexOf(most)) / 2)];
}

const chartHeightPt = 76;
const smallStyle = { sizePt: 5.4, color: reportColors.quiet } as const;

/** Chance, millimeter by millimeter, that the whole section got cold; returns the top of what follows [pt]. */
export function drawNerveChances(
  sheet: ReportSheet,
  { samples, name }: NerveChances,
  area: SheetBox,
): number {
  const top = drawHeading(sheet, `Chance of cold along ${name}, whole section`, area) + 6;
  const middle = surestPlace(samples)?.alongMm ?? 0;
  const shown = samples.filter(({ alongMm }) => Math.abs(alongMm - middle) <= shownReachMm);
  const box = { left: area.left + 24, top, width: area.width - 100, height: chartHeightPt };
  const levelAt = (fraction: number): number => box.top + (1 - fraction) * box.height;
  for (const fraction of [0, 0.05, 0.5, 0.95, 1]) {
    const level = levelAt(fraction);
    const color = reportColors.rule;
    const ends = [
      [box.left, level],
      [box.left + box.width, level],
    ] as const;
    drawStroke(sheet, ends, { color, widthPt: fraction % 1 === 0 ? 0.6 : 0.3 });
    if (fraction !== 0 && fraction !== 1) {
      const text = `${Math.round(fraction * 100)} %`;
      drawLine(sheet, text, { left: box.left - 3, top: level + 2, style: { ...smallStyle, align: "right" } });
    }
  }
  const [startMm, endMm] = [shown[0]?.alongMm ?? 0, shown.at(-1)?.alongMm ?? 1];
  const perMm = box.width / Math.max(1e-6, endMm - startMm);
  for (const [index, { temperatureC }] of (shown[0]?.reached ?? []).entries()) {
    const style = isothermStyles.find((one) => one.temperatureC === temperatureC);
    if (!style) continue;
    const points = shown.map(
      ({ alongMm, reached }) =>
        [box.left + (alongMm - startMm) * perMm, levelAt(reached[index]?.fraction ?? 0)] as const,
    );
    drawPath(sheet, points, { stroke: style.stroke });
    const [left, row] = [box.left + box.width + 8, box.top + 8 + index * 11];
    const sign = [
      [left, row - 2],
      [left + 12, row - 2],
    ] as const;
    drawStroke(sheet, sign, style.stroke);
    drawLine(sheet, `${temperatureC} °C`.replace("-", "−"), {
      left: left + 16,
      top: row,
      style: { sizePt: 6.2 },
    });
  }
  const bottom = box.top + box.height + 8;
  drawLine(sheet, `${startMm.toFixed(0)} mm`, { left: box.left, top: bottom, style: smallStyle });
  const end = { left: box.left + box.width, top: bottom, style: { ...smallStyle, align: "right" } } as const;
  drawLine(sheet, `${endMm.toFixed(0)} mm along the nerve`, end);
  return bottom + 4;
}

/** Grades that cold can make; V is not one of them. */
const grades: readonly SunderlandGrade[] = [0, 1, 2, 3, 4];

function boundsText(chance: GradeProbability | undefined): string {
  const [low, high] = [chance?.certainFraction ?? 0, chance?.possibleFraction ?? 0].map((fraction) =>
    Math.round(fraction * 100),
  );
  return low === high ? `${low}` : `${low}–${high}`;
}

/** Grades where the nerve is most likely cold, each series for itself; returns the top of what follows [pt]. */
export function drawGradeChances(sheet: ReportSheet, { samples }: NerveChances, area: SheetBox): number {
  const here = surestPlace(samples);
  if (!here) return area.top;
  const top = drawHeading(sheet, `Sunderland grade at ${here.alongMm.toFixed(0)} mm, % of members`, area);
  const columns: readonly Column[] = [
    { title: "series", at: 0, align: "left" },
    ...grades.map((grade, index) => ({
      title: formatGrade(grade),
      at: 0.58 + index * 0.105,
      align: "right" as const,
    })),
  ];
  const rows = here.series.map(({ seriesName, grades: chances }) => [
    seriesName,
    ...grades.map((grade) => boundsText(chances.find((chance) => chance.grade === grade))),
  ]);
  const end = drawTable(sheet, { columns, rows, style: { sizePt: 6.4 } }, { ...area, top });
  const note =
    "Two numbers: only this grade is left, and it is left open. The series disagree; none is averaged.";
  drawLine(sheet, note, { left: area.left, top: end + 4, style: { ...smallStyle, sizePt: 5.8 } });
  return end + 8;
}
