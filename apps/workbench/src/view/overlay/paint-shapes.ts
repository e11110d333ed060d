import type { Shape } from "./shape.ts";

// The style sheet of the SVG layer, for shapes that take their look from a class.
const CLASS_LOOK: Readonly<Record<string, Shape["attributes"]>> = {
  "slice-cross": { stroke: "#fff", "stroke-opacity": 0.38, "stroke-width": 1 },
  "slice-scale": { stroke: "#d5dde3", "stroke-width": 2 },
};

const FONT = '550 14px "Inter Variable", Inter, system-ui, sans-serif';

function number(value: string | number | undefined, fallback: number): number {
  return value === undefined ? fallback : Number(value);
}

function paintLine(context: CanvasRenderingContext2D, look: Shape["attributes"]): void {
  context.setLineDash(
    String(look["stroke-dasharray"] ?? "")
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
  context.lineCap = look["stroke-linecap"] === "round" ? "round" : "butt";
  context.beginPath();
  context.moveTo(Number(look["x1"]), Number(look["y1"]));
  context.lineTo(Number(look["x2"]), Number(look["y2"]));
  context.stroke();
  context.setLineDash([]);
}

function paintCircle(context: CanvasRenderingContext2D, look: Shape["attributes"], opacity: number): void {
  context.beginPath();
  context.arc(Number(look["cx"]), Number(look["cy"]), Number(look["r"]), 0, 2 * Math.PI);
  if (look["stroke"]) {
    context.stroke();
  }
  if (look["fill"] && look["fill"] !== "none") {
    context.globalAlpha = opacity * number(look["fill-opacity"], 1);
    context.fillStyle = String(look["fill"]);
    context.fill();
  }
}

function paintText(context: CanvasRenderingContext2D, shape: Shape): void {
  const { attributes, text = "" } = shape;
  context.font = FONT;
  context.textAlign = attributes["text-anchor"] === "middle" ? "center" : "left";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = "rgb(0 0 0 / 75%)";
  context.fillStyle = String(attributes["fill"] ?? "#fff");
  context.strokeText(text, Number(attributes["x"]), Number(attributes["y"]));
  context.fillText(text, Number(attributes["x"]), Number(attributes["y"]));
}

/** Paints the SVG layer's shapes on a canvas, for pictures that leave the page. */
export function paintShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[]): void {
  for (const shape of shapes) {
    const look = { ...CLASS_LOOK[String(shape.attributes["class"])], ...shape.attributes };
    const opacity = number(look["opacity"], 1);
    context.globalAlpha = opacity * number(look["stroke-opacity"], 1);
    context.strokeStyle = String(look["stroke"] ?? "transparent");
    context.lineWidth = number(look["stroke-width"], 1);
    if (shape.tag === "line") {
      paintLine(context, look);
    } else if (shape.tag === "circle") {
      paintCircle(context, look, opacity);
    } else {
      context.globalAlpha = opacity;
      paintText(context, shape);
    }
  }
  context.globalAlpha = 1;
}
