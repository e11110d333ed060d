import type { AnswerRange, StructureProbability } from "../uncertainty/combine-members.ts";
import type { AnswerId } from "../uncertainty/member-answers.ts";
import { ensembleTemperaturesC } from "../uncertainty/simulate-member.ts";
import { drawLine, type ReportSheet, type SheetBox } from "./report-sheet.ts";
import { type Column, cellStyle, decimal, drawHeading, drawTable } from "./report-table.ts";

/** A share of members as whole percent. */
export const percentText = (fraction: number): string => `${Math.round(fraction * 100)} %`;

/** Digits behind the point that a number of a unit is worth. */
export const digitsOf: Readonly<Record<AnswerRange["unit"], number>> = { ml: 2, mm: 1 };

/** The numbers that a plan is judged by, as short as a column is wide. */
export function answerText(id: AnswerId): string {
  const level = `${ensembleTemperaturesC().lesionC} °C`.replace("-", "−");
  const texts: Readonly<Record<AnswerId, string>> = {
    "lesion-volume": `Volume at ${level}`,
    "nerve-length": `Nerve at ${level}, whole section`,
    "nearest-clearance": "Ice edge to the nearest structure",
  };
  return texts[id];
}

const answerColumns: readonly Column[] = [
  { title: "", at: 0, align: "left" },
  { title: "5 %", at: 0.8, align: "right" },
  { title: "50 %", at: 0.9, align: "right" },
  { title: "95 %", at: 1, align: "right" },
];

/** What the plan is judged by, over all members; returns the top of what follows [pt]. */
export function drawAnswerTable(sheet: ReportSheet, answers: readonly AnswerRange[], area: SheetBox): number {
  const top = drawHeading(sheet, "Of the members, 5, 50 and 95 % have so much or less", area);
  const rows = answers.map(({ id, unit, range }) => [
    `${answerText(id)}, ${unit}`,
    ...[range?.low, range?.median, range?.high].map((value) => decimal(value, digitsOf[unit])),
  ]);
  return drawTable(sheet, { columns: answerColumns, rows }, { ...area, top });
}

const structureColumns: readonly Column[] = [
  { title: "", at: 0, align: "left" },
  { title: "ice", at: 0.6, align: "right" },
  { title: "−20 °C", at: 0.72, align: "right" },
  { title: "ice edge mm, 5–95 %", at: 1, align: "right" },
];

/** Structures that have a line. */
const shownStructureCount = 7;

const nearestMm = ({ iceClearanceMm }: StructureProbability): number =>
  iceClearanceMm?.low ?? Number.POSITIVE_INFINITY;

/** How likely ice and lesion touch the structures, likeliest first; returns the top of what follows [pt]. */
export function drawStructureChances(
  sheet: ReportSheet,
  structures: readonly StructureProbability[],
  area: SheetBox,
): number {
  const shown = [...structures]
    .sort(
      (a, b) =>
        b.lesionFraction - a.lesionFraction || b.iceFraction - a.iceFraction || nearestMm(a) - nearestMm(b),
    )
    .slice(0, shownStructureCount);
  const title = `Chance of being touched, likeliest ${shown.length} of ${structures.length} structures`;
  const top = drawHeading(sheet, title, area);
  if (shown.length === 0) {
    drawLine(sheet, "No structure is marked.", { left: area.left, top: top + 10, style: cellStyle });
    return top + 15;
  }
  const rows = shown.map(({ structureName, iceFraction, lesionFraction, iceClearanceMm }) => [
    structureName,
    percentText(iceFraction),
    percentText(lesionFraction),
    iceClearanceMm === null ? "far" : `${decimal(iceClearanceMm.low)} to ${decimal(iceClearanceMm.high)}`,
  ]);
  return drawTable(sheet, { columns: structureColumns, rows }, { ...area, top });
}
