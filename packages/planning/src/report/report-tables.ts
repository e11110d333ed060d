import { threshold } from "@isotherm/knowledge";
import type { Clearance, IsothermMeasure, PlanOutcome } from "../outcome.ts";
import { drawLine, type ReportSheet, type SheetBox } from "./report-sheet.ts";
import { type Column, cellStyle, decimal, drawHeading, drawTable } from "./report-table.ts";

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
