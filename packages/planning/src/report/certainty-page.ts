import type { EnsembleUnknown } from "../uncertainty/ensemble-unknowns.ts";
import { type QuantileFraction, quantileFractions } from "../uncertainty/quantiles.ts";
import type { VoxelProbability } from "../uncertainty/voxel-probability.ts";
import { drawAnswerTable, drawStructureChances, percentText } from "./certainty-tables.ts";
import { fieldLines } from "./isolines.ts";
import { drawGradeChances, drawNerveChances } from "./nerve-chances.ts";
import { drawPictureHead } from "./picture-page.ts";
import type { PicturePlane } from "./plane-picture.ts";
import type { PagePlace, PlanReportInput, ReportCertainty } from "./report-input.ts";
import type { PictureLayer } from "./report-pictures.ts";
import { drawLine, type ReportSheet, type SheetBox, wrappedLines } from "./report-sheet.ts";
import { type IsothermStyle, isothermStyles, reportColors } from "./report-style.ts";
import { drawHeading } from "./report-table.ts";
import { drawSensitivities } from "./sensitivity-chart.ts";

type CertaintyInput = PlanReportInput & { readonly certainty: ReportCertainty };

/** Each isotherm as a band from what 5 % to what 95 % of the members froze, with its middle dotted. */
function bandLayers({ quantiles, geometry, probabilities }: VoxelProbability): readonly PictureLayer[] {
  const linesIn = (plane: PicturePlane, at: { fraction: QuantileFraction; temperatureC: number }) => {
    const values = quantiles.find(({ fraction }) => fraction === at.fraction)?.temperatureC;
    return values ? fieldLines(plane, { geometry, values }, at.temperatureC) : [];
  };
  const [few, half, most] = quantileFractions;
  return probabilities.flatMap(({ temperatureC }, index): readonly PictureLayer[] => {
    const style = isothermStyles.find((one) => one.temperatureC === temperatureC);
    if (!style) return [];
    const { color } = style.stroke;
    return [
      {
        name: `${shortName(style)}, ${percentText(few)} to ${percentText(most)}`,
        stroke: { color, widthPt: 0.6 },
        fillOpacity: 0.35,
        linesIn: (plane) => [few, most].flatMap((fraction) => linesIn(plane, { fraction, temperatureC })),
      },
      {
        name: index === 0 ? `dotted: ${percentText(half)}` : null,
        stroke: { color, widthPt: 1, dash: [1, 1.6] },
        linesIn: (plane) => linesIn(plane, { fraction: half, temperatureC }),
      },
    ];
  });
}

/** The legend has one row. */
const shortName = ({ name }: IsothermStyle): string => name.split(",")[0] ?? name;

const smallStyle = { sizePt: 6.2 } as const;
const noteStyle = { sizePt: 5.8, color: reportColors.quiet } as const;
const linePt = 7.2;

/** Placements of all cryoprobes are drawn alike: one line for them. */
function listedUnknowns(unknowns: readonly EnsembleUnknown[]): readonly EnsembleUnknown[] {
  const placement = unknowns.find(({ kind }) => kind === "placement");
  const others = unknowns.filter(({ kind }) => kind !== "placement");
  return placement
    ? [...others, { ...placement, name: "Placement of each cryoprobe, along and twice across" }]
    : others;
}

function halfWidthText({ halfWidth, unit }: EnsembleUnknown): string {
  if (halfWidth === 0) return "fixed";
  return `± ${unit === "mm" ? `${halfWidth.toFixed(1)} mm` : percentText(halfWidth)}`;
}

/** What was drawn anew in each member, by how much, and who says so; returns the top of what follows [pt]. */
function drawUnknowns(sheet: ReportSheet, unknowns: readonly EnsembleUnknown[], area: SheetBox): number {
  let top = drawHeading(sheet, "Assumed: what is not known, drawn evenly within its half-width", area) + 8;
  const noteLeft = area.left + 0.47 * area.width;
  for (const unknown of listedUnknowns(unknowns)) {
    const { name, status, sources, note } = unknown;
    drawLine(sheet, name, { left: area.left, top, style: smallStyle });
    const [width, certainty] = [area.left + 0.335 * area.width, area.left + 0.35 * area.width];
    drawLine(sheet, halfWidthText(unknown), {
      left: width,
      top,
      style: { ...smallStyle, align: "right" },
    });
    drawLine(sheet, status, { left: certainty, top, style: smallStyle });
    const text = `${note}${sources.length > 0 ? ` [${sources.join(", ")}]` : ""}`;
    const room = area.left + area.width - noteLeft;
    const lines = wrappedLines(sheet, text, { style: noteStyle, widthPt: room });
    for (const [row, line] of lines.entries()) {
      drawLine(sheet, line, { left: noteLeft, top: top + row * linePt, style: noteStyle });
    }
    top += Math.max(1, lines.length) * linePt + 2;
  }
  return top;
}

function settingsLines({ certainty }: CertaintyInput): readonly string[] {
  const { settings, memberCount, standardErrorFraction, computedWith, balanceError } = certainty.uncertainty;
  const members =
    memberCount === settings.count
      ? `${memberCount} members`
      : `${memberCount} of ${settings.count} members so far`;
  return [
    `${members}, drawn by Sobol's points with seed ${settings.seed}; a share is off by up to ± ${percentText(standardErrorFraction)} by chance (one standard error). Computed with ${computedWith.join("; ")}; energy balance within ${(balanceError * 100).toPrecision(1)} %.`,
    "Bands: coldest temperature of each place over the whole protocol. Outer edge: 5 % of the members froze this far; dotted: half of them; inner edge: 95 %. Not drawn anew, and so in no band: anatomy and tissue classes, vessels, skin, and what the model itself misses (validation).",
  ];
}

/** How sure the freeze is: bands of the isotherms, chances along the nerve and at structures, and what moves them most. */
export function drawCertaintyPage(sheet: ReportSheet, input: CertaintyInput, page: PagePlace): void {
  const { plan, certainty } = input;
  const { uncertainty, sensitivities } = certainty;
  const { area, left, right } = drawPictureHead(sheet, input, {
    subject: "How sure the freeze is",
    page,
    settings: settingsLines(input),
    layers: bandLayers(uncertainty),
    needles: { name: "cryoprobe", places: plan.cryoprobes },
    numberOf: new Map(),
  });
  let leftEnd = drawAnswerTable(sheet, uncertainty.answers, left) + 4;
  if (uncertainty.nerve !== null) {
    const nerve = { samples: uncertainty.nerve, name: plan.target?.name ?? "the nerve" };
    leftEnd = drawNerveChances(sheet, nerve, { ...left, top: leftEnd }) + 4;
    leftEnd = drawGradeChances(sheet, nerve, { ...left, top: leftEnd }) + 4;
  }
  const structureEnd = drawStructureChances(sheet, uncertainty.structures, right) + 4;
  const rightEnd = drawSensitivities(sheet, sensitivities, { ...right, top: structureEnd });
  drawUnknowns(sheet, uncertainty.unknowns, { ...area, top: Math.max(leftEnd, rightEnd) + 4 });
}
