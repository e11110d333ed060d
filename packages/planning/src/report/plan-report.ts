import { planFingerprint } from "../document/plan-fingerprint.ts";
import { PlanningError } from "../errors.ts";
import { drawCertaintyPage } from "./certainty-page.ts";
import { drawPlanPage } from "./plan-page.ts";
import { drawRadiofrequencyPage } from "./radiofrequency-page.ts";
import type { PagePlace, PlanReportInput } from "./report-input.ts";
import { nextSheet, openSheet, type ReportSheet } from "./report-sheet.ts";

/** Refuses to print, on one report, numbers of one plan beside those of another. */
function refuseMixed({ plan, outcome, certainty, radiofrequency }: PlanReportInput): void {
  const fingerprint = planFingerprint(plan);
  const parts = [
    ["freeze", outcome],
    ["ensemble", certainty?.uncertainty],
    ["radiofrequency lesion", radiofrequency],
  ] as const;
  for (const [name, part] of parts) {
    if (part === undefined || part.planFingerprint === fingerprint) continue;
    const [of, now] = [part.planFingerprint.slice(0, 12), fingerprint.slice(0, 12)];
    throw new PlanningError(
      "PLANNING_REPORT_MIXED",
      `the ${name} of the report was computed for plan ${of} and the plan is ${now} by now; compute it again, or leave it out`,
    );
  }
}

type DrawPage = (sheet: ReportSheet, page: PagePlace) => void;

function pagesOf(input: PlanReportInput): readonly DrawPage[] {
  const { certainty, radiofrequency } = input;
  const pages: DrawPage[] = [(sheet, page) => drawPlanPage(sheet, input, page)];
  if (certainty) pages.push((sheet, page) => drawCertaintyPage(sheet, { ...input, certainty }, page));
  if (radiofrequency) {
    pages.push((sheet, page) => drawRadiofrequencyPage(sheet, { ...input, radiofrequency }, page));
  }
  return pages;
}

/**
 * A plan and its outcome as PDF: one page of A4, one more on how sure the freeze is and one on radiofrequency instead,
 * where these were computed. Throws PLANNING_REPORT_MIXED where a part was computed for another plan.
 */
export async function planReport(input: PlanReportInput): Promise<Uint8Array> {
  const { plan, outcome } = input;
  refuseMixed(input);
  const first = await openSheet();
  const moment = new Date(outcome.computedAt);
  first.document.setTitle(`${plan.title}: cryoneurolysis plan`);
  first.document.setProducer("Isotherm");
  first.document.setCreator(`Isotherm, engine ${outcome.settings.engineVersion}`);
  first.document.setCreationDate(moment);
  first.document.setModificationDate(moment);
  const pages = pagesOf(input);
  for (const [index, draw] of pages.entries()) {
    draw(index === 0 ? first : nextSheet(first), { number: index + 1, count: pages.length });
  }
  return first.document.save();
}
