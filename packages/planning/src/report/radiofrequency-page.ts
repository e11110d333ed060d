import { minimumField } from "../assessment/clearance.ts";
import type { RegularField } from "../geometry/regular-field.ts";
import { compareLesions, oneSession } from "../radiofrequency/compare-lesions.ts";
import { radiofrequencyMisses } from "../radiofrequency/known-misses.ts";
import type { RadiofrequencyOutcome } from "../radiofrequency/radiofrequency-outcome.ts";
import { heatThreshold } from "../radiofrequency/radiofrequency-problem.ts";
import { ensembleTemperaturesC } from "../uncertainty/simulate-member.ts";
import { drawComparison } from "./comparison-rows.ts";
import { drawHeatedStructures, drawLesionTable, drawTreatedNerve } from "./heat-tables.ts";
import { fieldLines } from "./isolines.ts";
import { drawPictureHead } from "./picture-page.ts";
import type { PagePlace, PlanReportInput } from "./report-input.ts";
import type { PictureLayer } from "./report-pictures.ts";
import { drawLine, type ReportSheet, type SheetBox, wrappedLines } from "./report-sheet.ts";
import { coldColor, heatStyles, reportColors } from "./report-style.ts";
import { drawHeading } from "./report-table.ts";

type RadiofrequencyInput = PlanReportInput & { readonly radiofrequency: RadiofrequencyOutcome };

/** A field with its sign changed: what was hot lies below a level. */
function negated({ geometry }: RadiofrequencyOutcome, values: Float32Array): RegularField {
  return { geometry, values: values.map((value) => -value) };
}

/** The freeze at the temperature that treats a nerve, and the heat by what injures one. */
function layersOf({ outcome, radiofrequency }: RadiofrequencyInput): readonly PictureLayer[] {
  const cold = minimumField(outcome.history);
  const { lesionC } = ensembleTemperaturesC();
  const hottest = negated(radiofrequency, radiofrequency.maximumC);
  const damage = negated(radiofrequency, radiofrequency.damageLog10);
  const heat = (["nerve-start", "nerve-sure"] as const).map((id): PictureLayer => {
    const { value } = heatThreshold(id);
    const linesIn: PictureLayer["linesIn"] = (plane) => fieldLines(plane, hottest, -value);
    return { name: `${value} °C`, stroke: heatStyles[id], linesIn };
  });
  return [
    {
      name: "damaged by heat, Ω >= 1",
      stroke: heatStyles.damage,
      fillOpacity: 0.25,
      linesIn: (plane) => fieldLines(plane, damage, 0),
    },
    ...heat,
    {
      name: `freeze at ${lesionC} °C`.replace("-", "−"),
      stroke: { color: coldColor, widthPt: 1.3, dash: [3, 1.5] },
      linesIn: (plane) => fieldLines(plane, cold, lesionC),
    },
  ];
}

function settingsLines({ radiofrequency }: RadiofrequencyInput): readonly string[] {
  const { electrode, choice, settings, backend, energy, wallS, status, sources, findings } = radiofrequency;
  const kind = `${choice.mode}${electrode.generic ? ", no product" : ""}`;
  return [
    `${electrode.name} (${kind}), active tip ${electrode.activeTipLengthMm} mm, ${choice.tipTemperatureC} °C for ${choice.lesionS} s. Engine ${settings.engineVersion}, ${backend}, ${settings.cells} cells at ${(settings.cell * 1e3).toFixed(2)} mm, heat balance within ${(energy.balanceError * 100).toPrecision(1)} %, computed in ${wallS.toFixed(1)} s. Weakest number: ${status} [${sources.join(", ")}].`,
    ...findings.map(({ message }) => message),
    "The electrode stands where the middle of its active tip lies nearest to the nerve on a cryoprobe's path, or where it was dragged. Nothing is ranked.",
  ];
}

/** Where the model misses measured lesions; returns the top of what follows [pt]. */
function drawMisses(sheet: ReportSheet, area: SheetBox): number {
  const top =
    drawHeading(sheet, "This model of radiofrequency misses some measured lesions ex vivo", area) + 8;
  const text = radiofrequencyMisses
    .map(
      ({ quantity, measured, computed, limit }) =>
        `${quantity}: measured ${measured} ± ${limit}, computed ${computed.toFixed(1)}`,
    )
    .join(" · ");
  const style = { sizePt: 6.2, color: reportColors.critical } as const;
  const lines = wrappedLines(sheet, text, { style, widthPt: area.width });
  for (const [row, line] of lines.entries()) {
    drawLine(sheet, line, { left: area.left, top: top + row * 7.6, style });
  }
  return top + lines.length * 7.6;
}

/** The lesion that radiofrequency would make of the same nerve, beside the freeze, question by question. */
export function drawRadiofrequencyPage(
  sheet: ReportSheet,
  input: RadiofrequencyInput,
  page: PagePlace,
): void {
  const { plan, outcome, radiofrequency } = input;
  const { area, left, right } = drawPictureHead(sheet, input, {
    subject: "The same nerve by radiofrequency",
    page,
    settings: settingsLines(input),
    layers: layersOf(input),
    needles: { name: "electrode", places: radiofrequency.electrodes },
    numberOf: new Map(),
  });
  const lesionEnd = drawLesionTable(sheet, radiofrequency, left) + 4;
  const leftEnd = drawTreatedNerve(
    sheet,
    { cold: outcome, heat: radiofrequency },
    { ...left, top: lesionEnd },
  );
  const rightEnd = drawHeatedStructures(sheet, radiofrequency, right);
  const rows = compareLesions(plan, { cold: outcome, heat: radiofrequency }, oneSession);
  const rowsEnd = drawComparison(sheet, rows, { ...area, top: Math.max(leftEnd, rightEnd) + 6 });
  drawMisses(sheet, { ...area, top: rowsEnd + 4 });
}
