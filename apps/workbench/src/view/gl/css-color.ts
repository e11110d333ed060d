const known = new Map<string, readonly [number, number, number]>();
let canvas: CanvasRenderingContext2D | null = null;

function hexParts(color: string): readonly [number, number, number] | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
  const parts = long ?? short;
  if (!parts) {
    return null;
  }
  const part = (index: number): number => {
    const text = parts[index] ?? "0";
    return Number.parseInt(text.length === 1 ? text + text : text, 16) / 255;
  };
  return [part(1), part(2), part(3)];
}

/** Red, green and blue, each 0–1, of a CSS color; white where the browser does not know it. */
export function rgbOf(color: string): readonly [number, number, number] {
  const cached = known.get(color);
  if (cached) {
    return cached;
  }
  let parts = hexParts(color);
  if (!parts) {
    canvas ??= document.createElement("canvas").getContext("2d");
    if (canvas) {
      canvas.fillStyle = "#ffffff";
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 255, green = 255, blue = 255] = canvas.getImageData(0, 0, 1, 1).data;
      parts = [red / 255, green / 255, blue / 255];
    }
  }
  const rgb = parts ?? ([1, 1, 1] as const);
  known.set(color, rgb);
  return rgb;
}
