import { drawFrame } from "./report-frame.ts";
import { type PagePlace, type PlanReportInput, pictureCenter } from "./report-input.ts";
import { drawPictures, type PictureInput } from "./report-pictures.ts";
import type { ReportSheet, SheetBox } from "./report-sheet.ts";

/** What the head of one page shows. */
export interface PictureHead extends Pick<PictureInput, "layers" | "needles" | "numberOf"> {
  readonly subject: string;
  readonly page: PagePlace;
  /** How the numbers of this page came about. */
  readonly settings: readonly string[];
}

/** Room of a page: all of it, and two columns below the pictures. */
export interface PictureRoom {
  readonly area: SheetBox;
  readonly left: SheetBox;
  readonly right: SheetBox;
}

/** Between the columns [pt]. */
const gapPt = 18;

/** What every page of a plan begins with: the frame, pictures in three planes, and two columns below them. */
export function drawPictureHead(sheet: ReportSheet, input: PlanReportInput, head: PictureHead): PictureRoom {
  const { plan, outcome, volume, signedBy } = input;
  const { subject, page, settings, layers, needles, numberOf } = head;
  const area = drawFrame(sheet, { plan, outcome, subject, page, settings, signedBy });
  const centerLpsMm = pictureCenter(input);
  const top =
    area.top + drawPictures(sheet, { plan, volume, layers, needles, centerLpsMm, numberOf }, area) + 8;
  const width = (area.width - gapPt) / 2;
  const left = { ...area, top, width };
  return { area, left, right: { ...left, left: area.left + width + gapPt } };
}
