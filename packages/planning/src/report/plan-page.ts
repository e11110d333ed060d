import { minimumField } from "../assessment/clearance.ts";
import { formatDuration } from "../document/compare-plans.ts";
import { planDevice } from "../problem/plan-device.ts";
import { drawFindings } from "./finding-list.ts";
import { fieldLines } from "./isolines.ts";
import { drawNerveChart } from "./nerve-chart.ts";
import { drawPictureHead } from "./picture-page.ts";
import { drawCurves } from "./report-curves.ts";
import type { PagePlace, PlanReportInput } from "./report-input.ts";
import type { ReportSheet } from "./report-sheet.ts";
import { isothermStyles } from "./report-style.ts";
import { drawClearanceTable, drawIsothermTable, nearestClearances } from "./report-tables.ts";

const shownStructureCount = 9;

function settingsLines({ plan, outcome, certainty }: PlanReportInput): readonly string[] {
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
  const unsure = certainty
    ? "How sure the isotherms are stands on the next page."
    : "Isotherms carry the uncertainty of unverified tissue numbers, ± 25 %.";
  return [
    ...devices,
    `Engine ${settings.engineVersion}, ${outcome.backend}, ${settings.integrator}, cell ${plan.simulation.cellMm} mm, ${settings.cells} cells, energy balance within ${(energy.balanceError * 100).toPrecision(1)} %, computed in ${outcome.wallS.toFixed(1)} s; body ${plan.simulation.bodyTemperatureC} °C; skin ${skin} (${plan.skinProtection.kind}).`,
    `Image: ${plan.image.kind} ${plan.image.id}. Pictures and lengths: coldest temperature of each place over the whole protocol (${formatDuration(outcome.history.timesS.at(-1) ?? 0)}). ${unsure}`,
  ];
}

/** The plan itself: pictures, isotherms, clearances, nerve, curves and findings. */
export function drawPlanPage(sheet: ReportSheet, input: PlanReportInput, page: PagePlace): void {
  const { plan, outcome } = input;
  const subject = plan.procedureType === "neurolysis" ? "Cryoneurolysis plan" : "Tumor cryoablation plan";
  const clearances = nearestClearances(outcome, shownStructureCount);
  const field = minimumField(outcome.history);
  const { area, left, right } = drawPictureHead(sheet, input, {
    subject,
    page,
    settings: settingsLines(input),
    layers: isothermStyles.map(({ name, stroke, temperatureC }) => ({
      name,
      stroke,
      linesIn: (plane: Parameters<typeof fieldLines>[0]) => fieldLines(plane, field, temperatureC),
    })),
    needles: { name: "cryoprobe", places: plan.cryoprobes },
    numberOf: new Map(clearances.map((clearance, index) => [clearance.structureId, index + 1])),
  });
  const samples = outcome.lesion?.samples ?? [];
  const isothermEnd = drawIsothermTable(sheet, outcome, left) + 4;
  const rows = { clearances, structureCount: plan.structures.length };
  const leftEnd = drawClearanceTable(sheet, rows, { ...left, top: isothermEnd });
  const nerveEnd = samples.length > 0 ? drawNerveChart(sheet, { plan, samples }, right) + 4 : right.top;
  const curveHeight = Math.max(80, leftEnd - nerveEnd);
  const rightEnd = drawCurves(sheet, outcome, { ...right, top: nerveEnd, height: curveHeight });
  const findingsTop = Math.max(leftEnd, rightEnd) + 4;
  const findingsHeight = area.top + area.height - findingsTop;
  drawFindings(sheet, outcome.findings, { ...area, top: findingsTop, height: findingsHeight });
}
