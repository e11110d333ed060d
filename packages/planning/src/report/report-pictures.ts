import type { Volume } from "@isotherm/imaging";
import type { PointLpsMm, TreatmentPlan } from "../treatment-plan.ts";
import { type PictureLine, structureLines } from "./isolines.ts";
import { grayPicture, type PicturePlane, picturePlane, placeOnPicture } from "./plane-picture.ts";
import {
  clipped,
  drawGray,
  drawLine,
  drawPath,
  drawStroke,
  fillBetween,
  fillBox,
  hexColor,
  type ReportSheet,
  type SheetBox,
  type Stroke,
  textWidthPt,
} from "./report-sheet.ts";
import { reportColors } from "./report-style.ts";

/** Lines that were computed, over the image. */
export interface PictureLayer {
  /** Null: not in the legend. */
  readonly name: string | null;
  readonly stroke: Stroke;
  readonly linesIn: (plane: PicturePlane) => readonly PictureLine[];
  /** Fills what lies between the lines. */
  readonly fillOpacity?: number;
}

/** A straight device from skin to tip. */
interface Needle {
  readonly entryLpsMm: PointLpsMm;
  readonly tipLpsMm: PointLpsMm;
}

/** What the pictures show. */
export interface PictureInput {
  readonly plan: TreatmentPlan;
  readonly volume: Volume;
  readonly layers: readonly PictureLayer[];
  readonly needles: { readonly name: string; readonly places: readonly Needle[] };
  /** Where the three planes meet. */
  readonly centerLpsMm: PointLpsMm;
  /** Numbers by which structures are named in the table beside. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Edge of the shown square. */
const windowMm = 84;

/** Pixels along an edge: 300 dots an inch at the size of the pictures. */
const pixelSide = 400;

function toSheet(box: SheetBox, line: PictureLine): readonly (readonly [number, number])[] {
  return line.map(([x, y]) => [box.left + x * box.width, box.top + y * box.height] as const);
}

function centroid(line: PictureLine): readonly [number, number] {
  const sum = line.reduce(([x, y], [a, b]) => [x + a, y + b] as const, [0, 0] as const);
  return [sum[0] / Math.max(1, line.length), sum[1] / Math.max(1, line.length)];
}

/** White text that stays readable on bone. */
function drawOnImage(sheet: ReportSheet, text: string, at: Parameters<typeof drawLine>[2]): void {
  const shadow = { ...at.style, color: hexColor("#000000") };
  for (const [dx, dy] of [
    [0.5, 0.5],
    [-0.5, 0.5],
    [0.5, -0.5],
    [-0.5, -0.5],
  ] as const) {
    drawLine(sheet, text, { left: at.left + dx, top: at.top + dy, style: shadow });
  }
  drawLine(sheet, text, at);
}

/** Outlines of the neighbors, with the number of those that the table names. */
function drawStructures(
  sheet: ReportSheet,
  plane: PicturePlane,
  picture: { box: SheetBox; input: PictureInput },
): void {
  const { box, input } = picture;
  for (const structure of input.plan.structures) {
    if (structure.kind === "skin") continue;
    const lines = structureLines(plane, structure.geometry);
    for (const line of lines) {
      drawPath(sheet, toSheet(box, line), {
        stroke: { color: reportColors.structure, widthPt: 0.55 },
        closed: true,
      });
    }
    const number = input.numberOf.get(structure.id);
    const largest = [...lines].sort((a, b) => b.length - a.length)[0];
    if (number === undefined || !largest) continue;
    const [x, y] = centroid(largest);
    const isInside = x > 0.03 && x < 0.97 && y > 0.03 && y < 0.97;
    if (!isInside) continue;
    const style = { sizePt: 6, bold: true, color: reportColors.structure, align: "center" } as const;
    drawLine(sheet, `${number}`, {
      left: box.left + x * box.width,
      top: box.top + y * box.height + 2,
      style,
    });
  }
}

/** Nearer than this a needle lies in the plane and is drawn whole. */
const inPlaneMm = 3;

function drawNeedle(
  sheet: ReportSheet,
  plane: PicturePlane,
  picture: { readonly box: SheetBox; readonly needle: Needle },
): void {
  const { box, needle } = picture;
  const entry = placeOnPicture(plane, needle.entryLpsMm);
  const tip = placeOnPicture(plane, needle.tipLpsMm);
  const at = (place: { across: number; downward: number }): readonly [number, number] => [
    box.left + place.across * box.width,
    box.top + place.downward * box.height,
  ];
  const isInPlane = Math.abs(tip.depthMm) < inPlaneMm && Math.abs(entry.depthMm) < 3 * inPlaneMm;
  drawStroke(sheet, [at(entry), at(tip)], {
    color: reportColors.probe,
    widthPt: isInPlane ? 1.2 : 0.8,
    ...(isInPlane ? {} : { dash: [2, 2] }),
  });
  const [x, y] = at(tip);
  for (const [dx, dy] of [
    [2.5, 0],
    [0, 2.5],
  ] as const) {
    drawStroke(
      sheet,
      [
        [x - dx, y - dy],
        [x + dx, y + dy],
      ],
      { color: reportColors.probe, widthPt: 0.8 },
    );
  }
}

function drawLetters(sheet: ReportSheet, plane: PicturePlane, box: SheetBox): void {
  const style = { sizePt: 6.5, bold: true, color: hexColor("#ffffff"), align: "center" } as const;
  const [middleX, middleY] = [box.left + box.width / 2, box.top + box.height / 2];
  drawOnImage(sheet, plane.letters.top, { left: middleX, top: box.top + 8, style });
  drawOnImage(sheet, plane.letters.bottom, { left: middleX, top: box.top + box.height - 4, style });
  drawOnImage(sheet, plane.letters.left, { left: box.left + 6, top: middleY, style });
  drawOnImage(sheet, plane.letters.right, { left: box.left + box.width - 6, top: middleY, style });
  const centimeter = (10 / plane.sizeMm) * box.width;
  const bottom = box.top + box.height - 8;
  const bar = [
    [box.left + 8, bottom],
    [box.left + 8 + centimeter, bottom],
  ] as const;
  drawStroke(sheet, bar, { color: hexColor("#000000"), widthPt: 2.6 });
  drawStroke(sheet, bar, { color: hexColor("#ffffff"), widthPt: 1.5 });
  drawOnImage(sheet, "1 cm", {
    left: box.left + 8,
    top: bottom - 3,
    style: { sizePt: 5.5, color: hexColor("#ffffff") },
  });
}

function drawPicture(
  sheet: ReportSheet,
  plane: PicturePlane,
  picture: { box: SheetBox; input: PictureInput },
): void {
  const { box, input } = picture;
  fillBox(sheet, box, hexColor("#000000"));
  clipped(sheet, box, () => {
    drawGray(sheet, grayPicture(input.volume, plane, pixelSide), box);
    drawStructures(sheet, plane, picture);
    for (const { stroke, fillOpacity, linesIn } of input.layers) {
      const lines = linesIn(plane).map((line) => toSheet(box, line));
      if (fillOpacity !== undefined) fillBetween(sheet, lines, { color: stroke.color, opacity: fillOpacity });
      for (const line of lines) drawPath(sheet, line, { stroke, closed: true });
    }
    if (input.plan.target) {
      for (const line of structureLines(plane, input.plan.target.geometry)) {
        drawPath(sheet, toSheet(box, line), {
          stroke: { color: reportColors.nerve, widthPt: 1.1 },
          closed: true,
        });
      }
    }
    for (const needle of input.needles.places) drawNeedle(sheet, plane, { box, needle });
    drawLetters(sheet, plane, box);
  });
}

function drawLegend(
  sheet: ReportSheet,
  input: PictureInput,
  at: { readonly left: number; readonly top: number },
): void {
  const entries = [
    ...input.layers,
    { name: "nerve", stroke: { color: reportColors.nerve, widthPt: 1.1 } },
    {
      name: input.numberOf.size > 0 ? "structures (numbers: table)" : "structures",
      stroke: { color: reportColors.structure, widthPt: 0.8 },
    },
    {
      name: `${input.needles.name} (dashed: out of plane)`,
      stroke: { color: reportColors.probe, widthPt: 1.2 },
    },
  ];
  let left = at.left;
  const style = { sizePt: 6.2, color: hexColor("#e6ebf0") };
  for (const { name, stroke } of entries) {
    if (name === null) continue;
    drawStroke(
      sheet,
      [
        [left, at.top - 2],
        [left + 12, at.top - 2],
      ],
      stroke,
    );
    drawLine(sheet, name, { left: left + 15, top: at.top, style });
    left += 15 + textWidthPt(sheet, name, style) + 11;
  }
}

/** The three planes through the nerve with what was computed, side by side on a dark band; returns the height used [pt]. */
export function drawPictures(sheet: ReportSheet, input: PictureInput, area: SheetBox): number {
  const gap = 5;
  const side = (area.width - 4 * gap) / 3;
  const height = side + 34;
  fillBox(sheet, { ...area, height }, hexColor("#10161c"));
  for (const [index, name] of (["axial", "coronal", "sagittal"] as const).entries()) {
    const plane = picturePlane(name, input.centerLpsMm, windowMm);
    const box = {
      left: area.left + gap + index * (side + gap),
      top: area.top + 15,
      width: side,
      height: side,
    };
    drawPicture(sheet, plane, { box, input });
    const along = { axial: 2, coronal: 1, sagittal: 0 }[name] as 0 | 1 | 2;
    const letter = ["x", "y", "z"][along];
    const title = `${name[0]?.toUpperCase()}${name.slice(1)}, ${letter} = ${input.centerLpsMm[along].toFixed(1)} mm`;
    drawLine(sheet, title, {
      left: box.left,
      top: area.top + 11,
      style: { sizePt: 7, bold: true, color: hexColor("#e6ebf0") },
    });
  }
  drawLegend(sheet, input, { left: area.left + gap, top: area.top + side + 27 });
  return height;
}
