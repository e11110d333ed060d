import type { ReportPicture } from "../worker/jobs.ts";

const PANES = [
  ["pane-axial", "Axial"],
  ["pane-coronal", "Coronal"],
  ["pane-sagittal", "Sagittal"],
  ["pane-needle", "Along the cryoprobe"],
  ["pane-volume", "3-D"],
] as const;

/** Pictures of the panes as they stand on the screen, image and drawings together. */
export async function takePictures(): Promise<readonly ReportPicture[]> {
  const pictures: ReportPicture[] = [];
  for (const [testId, caption] of PANES) {
    const pane = document.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
    if (pane === null) continue;
    const png = await pictureOf(pane);
    if (png !== null) pictures.push({ caption, png });
  }
  return pictures;
}

/** Draws every canvas and drawing layer of a pane, one over the other. */
async function pictureOf(pane: HTMLElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const box = pane.getBoundingClientRect();
  const scale = Math.max(1, window.devicePixelRatio);
  const sheet = new OffscreenCanvas(Math.round(box.width * scale), Math.round(box.height * scale));
  const context = sheet.getContext("2d");
  if (context === null || sheet.width === 0) return null;
  context.fillStyle = "#000000";
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const layer of pane.querySelectorAll<HTMLCanvasElement | SVGSVGElement>("canvas, svg.slice-drawing")) {
    const place = layer.getBoundingClientRect();
    const image = layer instanceof HTMLCanvasElement ? layer : await rendered(layer, place);
    if (image === null || place.width === 0) continue;
    const [x, y] = [(place.left - box.left) * scale, (place.top - box.top) * scale];
    context.drawImage(image, x, y, place.width * scale, place.height * scale);
  }
  const blob = await sheet.convertToBlob({ type: "image/png" });
  return new Uint8Array(await blob.arrayBuffer());
}

/** An SVG layer as an image; styles that come from the sheet are written into it first. */
async function rendered(svg: SVGSVGElement, place: DOMRect): Promise<HTMLImageElement | null> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(place.width));
  copy.setAttribute("height", String(place.height));
  inlineStyles(svg, copy);
  const url = URL.createObjectURL(new Blob([copy.outerHTML], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

const DRAWN_PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "opacity",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor",
  "paint-order",
  "display",
  "visibility",
] as const;

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const text = DRAWN_PROPERTIES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
  to.setAttribute("style", text);
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy !== undefined) inlineStyles(child, copy);
  }
}
