import {
  type Color,
  clip,
  closePath,
  concatTransformationMatrix,
  drawObject,
  endPath,
  FillRule,
  lineTo,
  moveTo,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  StandardFonts,
} from "@cantoo/pdf-lib";

/** Width and height of A4, all [pt]. */
export const sheetSizePt = { width: 595.28, height: 841.89 } as const;

/** A page on which positions count in points from the upper left corner. */
export interface ReportSheet {
  readonly document: PDFDocument;
  readonly page: PDFPage;
  readonly plain: PDFFont;
  readonly bold: PDFFont;
}

/** How a text is set; all [pt]. */
export interface TextStyle {
  readonly sizePt: number;
  readonly color?: Color;
  readonly bold?: true;
  readonly align?: "left" | "right" | "center";
}

/** A rectangle on the sheet; all [pt]. */
export interface SheetBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How a line is drawn; all [pt]. */
export interface Stroke {
  readonly color: Color;
  readonly widthPt: number;
  readonly dash?: readonly number[];
}

/** Color from #rrggbb. */
export function hexColor(hex: string): Color {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return rgb(channel(1), channel(3), channel(5));
}

/** An empty A4 sheet. */
export async function openSheet(): Promise<ReportSheet> {
  const document = await PDFDocument.create();
  return {
    document,
    page: document.addPage([sheetSizePt.width, sheetSizePt.height]),
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
}

/** One more empty page of the same document. */
export function nextSheet(sheet: ReportSheet): ReportSheet {
  return { ...sheet, page: sheet.document.addPage([sheetSizePt.width, sheetSizePt.height]) };
}

const substitutes: Readonly<Record<string, string>> = {
  "−": "–",
  "≤": "<=",
  "≥": ">=",
  "→": "->",
  "√": "sqrt ",
  Ω: "Omega",
  "\u00a0": " ",
  "\u202f": " ",
};

/** Text as the built-in fonts can show it (Windows Latin 1); marks are taken off letters that they lack. */
export function printableText(text: string): string {
  const isPrintable = (letter: string): boolean => /[ -~¡-ÿ–—‘’“”•…€™Œœ‰]/u.test(letter);
  // Behind a number Ω is the unit, elsewhere the Arrhenius integral.
  return [...text.replace(/\s+/gu, " ").replace(/(?<=\d )Ω/gu, "Ohm")]
    .map((letter) => {
      if (isPrintable(letter)) return letter;
      const plain = substitutes[letter] ?? letter.normalize("NFD").replace(/\p{Mark}/gu, "");
      return [...plain].every(isPrintable) ? plain : "?";
    })
    .join("");
}

/** Width of a text [pt]. */
export function textWidthPt(sheet: ReportSheet, text: string, style: TextStyle): number {
  return (style.bold ? sheet.bold : sheet.plain).widthOfTextAtSize(printableText(text), style.sizePt);
}

/** The text cut with an ellipsis so that it fits its width [pt]. */
export function fittedText(
  sheet: ReportSheet,
  text: string,
  fit: { style: TextStyle; widthPt: number },
): string {
  if (textWidthPt(sheet, text, fit.style) <= fit.widthPt) return text;
  let length = text.length;
  while (length > 1 && textWidthPt(sheet, `${text.slice(0, length)}…`, fit.style) > fit.widthPt) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** One line of text with its baseline at `top`. */
export function drawLine(
  sheet: ReportSheet,
  text: string,
  at: { readonly left: number; readonly top: number; readonly style: TextStyle },
): void {
  const { style } = at;
  const shifts = { left: 0, center: 0.5, right: 1 } as const;
  sheet.page.drawText(printableText(text), {
    x: at.left - shifts[style.align ?? "left"] * textWidthPt(sheet, text, style),
    y: sheetSizePt.height - at.top,
    size: style.sizePt,
    font: style.bold ? sheet.bold : sheet.plain,
    color: style.color ?? rgb(0.1, 0.12, 0.15),
  });
}

/** Words laid out in lines that fit their width [pt]. */
export function wrappedLines(
  sheet: ReportSheet,
  text: string,
  fit: { style: TextStyle; widthPt: number },
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidthPt(sheet, longer, fit.style) > fit.widthPt) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** A straight line; ends and width [pt]. */
export function drawStroke(
  sheet: ReportSheet,
  ends: readonly [readonly [number, number], readonly [number, number]],
  stroke: Stroke,
): void {
  const [a, b] = ends;
  sheet.page.drawLine({
    start: { x: a[0], y: sheetSizePt.height - a[1] },
    end: { x: b[0], y: sheetSizePt.height - b[1] },
    thickness: stroke.widthPt,
    color: stroke.color,
    ...(stroke.dash ? { dashArray: [...stroke.dash] } : {}),
  });
}

/** A filled rectangle. */
export function fillBox(sheet: ReportSheet, box: SheetBox, color: Color): void {
  sheet.page.drawRectangle({
    x: box.left,
    y: sheetSizePt.height - box.top - box.height,
    width: box.width,
    height: box.height,
    color,
  });
}

/** A path through points of the sheet. */
export function drawPath(
  sheet: ReportSheet,
  points: readonly (readonly [number, number])[],
  path: { readonly stroke: Stroke; readonly closed?: true },
): void {
  if (points.length < 2) return;
  const text = points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`)
    .join("");
  sheet.page.drawSvgPath(path.closed ? `${text}Z` : text, {
    x: 0,
    y: sheetSizePt.height,
    borderColor: path.stroke.color,
    borderWidth: path.stroke.widthPt,
    ...(path.stroke.dash ? { borderDashArray: [...path.stroke.dash] } : {}),
  });
}

/** Fills the area between closed lines [pt], see-through: what lies inside an even number of them stays empty. */
export function fillBetween(
  sheet: ReportSheet,
  lines: readonly (readonly (readonly [number, number])[])[],
  fill: { readonly color: Color; readonly opacity: number },
): void {
  const text = lines
    .filter((line) => line.length > 2)
    .map((line) => `M${line.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L")}Z`)
    .join("");
  if (text === "") return;
  sheet.page.drawSvgPath(text, { x: 0, y: sheetSizePt.height, ...fill, fillRule: FillRule.EvenOdd });
}

/** Draws with everything outside a box cut off. */
export function clipped(sheet: ReportSheet, box: SheetBox, draw: () => void): void {
  const bottom = sheetSizePt.height - box.top - box.height;
  sheet.page.pushOperators(
    pushGraphicsState(),
    moveTo(box.left, bottom),
    lineTo(box.left + box.width, bottom),
    lineTo(box.left + box.width, bottom + box.height),
    lineTo(box.left, bottom + box.height),
    closePath(),
    clip(),
    endPath(),
  );
  draw();
  sheet.page.pushOperators(popGraphicsState());
}

/** A square gray image, `side` [px] wide, in a box. */
export function drawGray(
  sheet: ReportSheet,
  picture: { side: number; gray: Uint8Array },
  box: SheetBox,
): void {
  const { context } = sheet.document;
  const stream = context.flateStream(picture.gray, {
    Type: "XObject",
    Subtype: "Image",
    Width: picture.side,
    Height: picture.side,
    ColorSpace: "DeviceGray",
    BitsPerComponent: 8,
    Interpolate: true,
  });
  const name = sheet.page.node.newXObject("Image", context.register(stream));
  const bottom = sheetSizePt.height - box.top - box.height;
  sheet.page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(box.width, 0, 0, box.height, box.left, bottom),
    drawObject(name),
    popGraphicsState(),
  );
}
