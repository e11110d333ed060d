import type { PlanOutcome } from "../outcome.ts";
import type { RadiofrequencyOutcome } from "../radiofrequency/radiofrequency-outcome.ts";
import { heatThreshold } from "../radiofrequency/radiofrequency-problem.ts";
import { ensembleTemperaturesC } from "../uncertainty/simulate-member.ts";
import { drawLine, fillBox, type ReportSheet, type SheetBox } from "./report-sheet.ts";
import { coldColor, heatStyles, reportColors } from "./report-style.ts";
import { type Column, cellStyle, decimal, drawHeading, drawTable } from "./report-table.ts";

const listed = (lengthsMm: readonly number[]): string =>
  lengthsMm.length === 0 ? "·" : lengthsMm.map((length) => length.toFixed(1)).join(", ");

/** The lesion by each criterion; returns the top of what follows [pt]. */
export function drawLesionTable(
  sheet: ReportSheet,
  { lesions }: RadiofrequencyOutcome,
  area: SheetBox,
): number {
  const top = drawHeading(sheet, "Lesion of radiofrequency", area);
  const columns: readonly Column[] = [
    { title: "", at: 0, align: "left" },
    { title: "ml", at: 0.53, align: "right" },
    { title: "across mm", at: 0.67, align: "right" },
    { title: "along mm", at: 0.81, align: "right" },
    { title: "certainty", at: 1, align: "right" },
  ];
  const rows = lesions.map(({ name, volumeMl, acrossMm, alongMm, status }) => [
    name,
    decimal(volumeMl, 2),
    listed(acrossMm),
    listed(alongMm),
    status,
  ]);
  return drawTable(sheet, { columns, rows }, { ...area, top });
}

/** Structures that have a line. */
const shownStructureCount = 8;

/** What beside the nerve got hot, hottest first; returns the top of what follows [pt]. */
export function drawHeatedStructures(
  sheet: ReportSheet,
  { structures }: RadiofrequencyOutcome,
  area: SheetBox,
): number {
  const shown = structures.slice(0, shownStructureCount);
  const title = `Heated structures, hottest ${shown.length} of ${structures.length}`;
  const top = drawHeading(sheet, title, area);
  if (shown.length === 0) {
    drawLine(sheet, "No structure is marked.", { left: area.left, top: top + 10, style: cellStyle });
    return top + 15;
  }
  const columns: readonly Column[] = [
    { title: "", at: 0, align: "left" },
    { title: "hottest °C", at: 0.75, align: "right" },
    { title: `${heatThreshold("nerve-sure").value} °C edge mm`, at: 1, align: "right" },
  ];
  const rows = shown.map(({ structureName, hottestC, clearanceMm }) => [
    structureName,
    decimal(hottestC, 0),
    clearanceMm === null ? "·" : decimal(clearanceMm),
  ]);
  return drawTable(sheet, { columns, rows }, { ...area, top });
}

interface Part {
  readonly alongMm: number;
  readonly isIn: boolean;
}

const barPt = 8;
const sampleMm = 1;

/** The nerve that each of both treats, one under the other on the same millimeters; returns the top of what follows [pt]. */
export function drawTreatedNerve(
  sheet: ReportSheet,
  { cold, heat }: { readonly cold: PlanOutcome; readonly heat: RadiofrequencyOutcome },
  area: SheetBox,
): number {
  const samples = heat.nerve?.samples ?? [];
  const [startMm, endMm] = [samples[0]?.alongMm ?? 0, samples.at(-1)?.alongMm ?? 0];
  if (endMm <= startMm) return area.top;
  const { lesionC } = ensembleTemperaturesC();
  const box = {
    left: area.left + 62,
    width: area.width - 62,
    top: drawHeading(sheet, "Nerve treated, whole section", area) + 5,
  };
  const perMm = box.width / (endMm - startMm + sampleMm);
  const bars = [
    {
      name: `cold, ${lesionC} °C`.replace("-", "−"),
      color: coldColor,
      parts: (cold.lesion?.samples ?? []).map(
        ({ alongMm, warmestOfSectionC }): Part => ({ alongMm, isIn: warmestOfSectionC <= lesionC }),
      ),
    },
    {
      name: "heat, Ω >= 1",
      color: heatStyles.damage.color,
      parts: samples.map(({ alongMm, leastDamageLog10 }): Part => ({ alongMm, isIn: leastDamageLog10 >= 0 })),
    },
  ];
  for (const [row, { name, color, parts }] of bars.entries()) {
    const top = box.top + row * (barPt + 4);
    drawLine(sheet, name, { left: area.left, top: top + 6.5, style: { sizePt: 6.2 } });
    fillBox(sheet, { ...box, top, height: barPt }, reportColors.panel);
    for (const { alongMm, isIn } of parts) {
      if (!isIn) continue;
      const left = box.left + (alongMm - startMm) * perMm;
      fillBox(sheet, { left, top, width: sampleMm * perMm, height: barPt }, color);
    }
  }
  const bottom = box.top + 2 * (barPt + 4) + 4;
  const style = { sizePt: 5.4, color: reportColors.quiet } as const;
  drawLine(sheet, `${startMm.toFixed(0)} mm`, { left: box.left, top: bottom, style });
  drawLine(sheet, `${endMm.toFixed(0)} mm along the nerve`, {
    left: box.left + box.width,
    top: bottom,
    style: { ...style, align: "right" },
  });
  return bottom + 4;
}
