/*
 * Pictures of validation: measured points with their spread beside what the engine predicts, and the target. The text of
 * an SVG is made from numbers alone, rounded to a tenth of a pixel, so that the same numbers give the same file.
 */
import { passes, type ValidationRow } from "./validation-case.ts";

/** One axis of a panel, in the unit that its label names. */
export interface PictureAxis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** One measured point, with half of its spread where one is published. */
export interface PictureMark {
  readonly at: readonly [number, number];
  readonly spread?: number;
}

/** What belongs together and has one color: a prediction as a line, measured points, a target as a band. */
export interface PictureSeries {
  /** Written where the line ends; "" writes nothing. */
  readonly name: string;
  readonly color: string;
  readonly line: readonly (readonly [number, number])[];
  readonly marks: readonly PictureMark[];
  /** x, lower and upper edge along the band; two rows or more. */
  readonly band: readonly (readonly [number, number, number])[];
  readonly isDashed?: boolean;
}

/** One diagram of a picture. */
export interface PicturePanel {
  readonly title: string;
  readonly x: PictureAxis;
  readonly y: PictureAxis;
  readonly series: readonly PictureSeries[];
}

/** Quiet colors, dark to light, of one blue; and the two of a verdict. */
export const shades = ["#08306b", "#2171b5", "#4a98c9", "#7fb2d6"] as const;
const [ink, faint, bandColor, hit, miss] = ["#333", "#e4e4e4", "#cfe1f2", "#1b7837", "#b2182b"];

const panelWidth = 380;
const panelHeight = 346;
const inner = { left: 58, right: 76, top: 82, bottom: 46 } as const;

const px = (value: number): string => value.toFixed(1);
const safe = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const shown = (value: number): string => String(value).replace("-", "−");

function label(at: readonly [number, number], text: string, more = ""): string {
  return `<text x="${px(at[0])}" y="${px(at[1])}"${more}>${safe(text)}</text>`;
}

function sheet(size: readonly [number, number], title: string, parts: readonly string[]): string {
  const [width, height] = size;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="${ink}">`,
    `<title>${safe(title)}</title>`,
    `<rect width="100%" height="100%" fill="white"/>`,
    ...parts,
    "</svg>",
  ].join("\n")}\n`;
}

type Place = (point: readonly [number, number]) => readonly [number, number];

function placeIn(panel: PicturePanel, left: number): Place {
  const width = panelWidth - inner.left - inner.right;
  const height = panelHeight - inner.top - inner.bottom;
  const share = (axis: PictureAxis, value: number): number => (value - axis.from) / (axis.to - axis.from);
  return ([x, y]) => [
    left + inner.left + width * share(panel.x, x),
    panelHeight - inner.bottom - height * share(panel.y, y),
  ];
}

function axes(panel: PicturePanel, place: Place): readonly string[] {
  const { x, y } = panel;
  const corner = place([x.from, y.from]);
  const end = place([x.to, y.to]);
  const middle = [(corner[0] + end[0]) / 2, (corner[1] + end[1]) / 2] as const;
  const side = corner[0] - 44;
  return [
    ...y.ticks.flatMap((tick) => {
      const at = place([x.from, tick]);
      return [
        `<line x1="${px(at[0])}" x2="${px(end[0])}" y1="${px(at[1])}" y2="${px(at[1])}" stroke="${faint}"/>`,
        label([at[0] - 8, at[1] + 4], shown(tick), ` text-anchor="end"`),
      ];
    }),
    ...x.ticks.map((tick) =>
      label([place([tick, y.from])[0], corner[1] + 17], shown(tick), ` text-anchor="middle"`),
    ),
    `<line x1="${px(corner[0])}" x2="${px(end[0])}" y1="${px(corner[1])}" y2="${px(corner[1])}" stroke="${ink}"/>`,
    label([middle[0], corner[1] + 36], x.label, ` text-anchor="middle"`),
    label(
      [side, middle[1]],
      y.label,
      ` text-anchor="middle" transform="rotate(-90 ${px(side)} ${px(middle[1])})"`,
    ),
    label([corner[0], inner.top - 14], panel.title, ` font-weight="bold"`),
  ];
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], n) => `${n === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join("");
}

function bandOf({ band }: PictureSeries, place: Place): readonly string[] {
  if (band.length === 0) return [];
  const upper = band.map(([x, , high]) => place([x, high]));
  const lower = band.map(([x, low]) => place([x, low])).reverse();
  return [`<path d="${pathOf([...upper, ...lower])}Z" fill="${bandColor}" fill-opacity="0.7"/>`];
}

function lineOf({ line, name, color, isDashed }: PictureSeries, place: Place): readonly string[] {
  const last = line.at(-1);
  if (last === undefined) return [];
  const dashes = isDashed === true ? ` stroke-dasharray="5 4"` : "";
  const [x, y] = place(last);
  const path = `<path d="${pathOf(line.map(place))}" fill="none" stroke="${color}" stroke-width="1.8"${dashes}/>`;
  return name === "" ? [path] : [path, label([x + 6, y + 4], name, ` style="fill:${color}"`)];
}

function marksOf({ marks, color }: PictureSeries, place: Place): readonly string[] {
  return marks.flatMap(({ at, spread }) => {
    const [x, y] = place(at);
    const dot = `<circle cx="${px(x)}" cy="${px(y)}" r="3.6" fill="white" stroke="${color}" stroke-width="1.6"/>`;
    if (spread === undefined) return [dot];
    const low = place([at[0], at[1] - spread])[1];
    const high = place([at[0], at[1] + spread])[1];
    return [
      `<line x1="${px(x)}" x2="${px(x)}" y1="${px(low)}" y2="${px(high)}" stroke="${color}" stroke-width="1.4"/>`,
      dot,
    ];
  });
}

/** Panels side by side under one title, with one line below it that says what line, point and band mean. */
export function diagramPicture(picture: {
  readonly title: string;
  readonly legend: string;
  readonly panels: readonly PicturePanel[];
}): string {
  const { title, legend, panels } = picture;
  const parts = panels.flatMap((panel, n) => {
    const place = placeIn(panel, n * panelWidth);
    const layer = (draw: (series: PictureSeries, at: Place) => readonly string[]): readonly string[] =>
      panel.series.flatMap((series) => draw(series, place));
    return [...layer(bandOf), ...axes(panel, place), ...layer(lineOf), ...layer(marksOf)];
  });
  const width = Math.max(panelWidth * panels.length, 560);
  return sheet([width, panelHeight], title, [
    label([14, 20], title, ` font-size="14"`),
    label([14, 38], legend, ` style="fill:#666"`),
    ...parts,
  ]);
}

/** [px] Of the picture of targets: where its rows begin, how high one is, one target wide; and how many are drawn. */
const target = { top: 64, row: 24, perLimit: 40, most: 3, numbers: 130, character: 5.9 } as const;

function nameOf(row: ValidationRow): string {
  return row.role === "tuned" ? `${row.quantity}, tuned` : row.quantity;
}

/** [px] Where a difference of 0 lies: right of the longest name, for letters of the usual width. */
function zeroFor(rows: readonly { readonly row: ValidationRow }[]): number {
  const longest = Math.max(0, ...rows.map(({ row }) => nameOf(row).length));
  return Math.round(14 + target.character * longest + target.perLimit * target.most);
}

function targetRow(
  { row, limit }: { readonly row: ValidationRow; readonly limit: number },
  zero: number,
  y: number,
): readonly string[] {
  const share = (row.computed - row.measured) / limit;
  const drawn = Math.max(-target.most, Math.min(target.most, share));
  const x = zero + target.perLimit * drawn;
  const reach = target.perLimit * target.most;
  const color = passes(row) ? hit : miss;
  const mark =
    drawn === share
      ? `<circle cx="${px(x)}" cy="${px(y)}" r="4.5" fill="${color}"/>`
      : `<path d="${pathOf([
          [x + 9 * Math.sign(share), y],
          [x, y - 6],
          [x, y + 6],
        ])}Z" fill="${color}"/>`;
  return [
    label([14, y + 4], nameOf(row)),
    `<line x1="${px(zero - reach)}" x2="${px(zero + reach)}" y1="${px(y)}" y2="${px(y)}" stroke="${faint}"/>`,
    `<line x1="${px(zero)}" x2="${px(zero)}" y1="${px(y - 7)}" y2="${px(y + 7)}" stroke="${ink}"/>`,
    mark,
    label(
      [zero + reach + target.numbers, y + 4],
      `${row.measured.toFixed(2)} → ${row.computed.toFixed(2)}`,
      ` text-anchor="end"`,
    ),
  ];
}

/** Every row that has a target, its difference drawn in shares of it: inside the band it passes. */
export function targetPicture(title: string, rows: readonly ValidationRow[]): string {
  const judged = rows.flatMap((row) => (row.limit === null ? [] : [{ row, limit: row.limit }]));
  const zero = zeroFor(judged);
  const width = zero + target.perLimit * target.most + target.numbers + 14;
  const bottom = target.top + target.row * judged.length;
  const ticks = Array.from({ length: 2 * target.most + 1 }, (_, n) => n - target.most);
  return sheet([width, bottom + 40], title, [
    label([14, 20], title, ` font-size="14"`),
    label(
      [14, 38],
      "dot: computed minus measured · band: target · arrow: farther off · right: measured → computed",
      ` style="fill:#666"`,
    ),
    `<rect x="${zero - target.perLimit}" width="${2 * target.perLimit}" y="${target.top - 14}" height="${bottom - target.top + 8}" fill="${bandColor}" fill-opacity="0.7"/>`,
    ...judged.flatMap((one, n) => targetRow(one, zero, target.top + target.row * n)),
    ...ticks.map((tick) =>
      label(
        [zero + target.perLimit * tick, bottom + 8],
        shown(tick),
        ` text-anchor="middle" style="fill:#666"`,
      ),
    ),
    label(
      [zero, bottom + 28],
      "difference [shares of the target, no unit]",
      ` text-anchor="middle" style="fill:#666"`,
    ),
  ]);
}
