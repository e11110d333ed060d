/** One SVG element to show, as data. */
export interface Shape {
  readonly tag: "line" | "circle" | "text";
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Shows shapes in an SVG element; elements are kept from frame to frame and only changed attributes are set. */
export class ShapePainter {
  readonly #svg: SVGSVGElement;
  #elements: { readonly element: SVGElement; shape: Shape }[] = [];

  constructor(svg: SVGSVGElement) {
    this.#svg = svg;
  }

  /** Replaces what is shown. */
  paint(shapes: readonly Shape[]): void {
    shapes.forEach((shape, index) => {
      const kept = this.#elements[index];
      if (kept && kept.shape.tag === shape.tag) {
        change(kept.element, kept.shape, shape);
        kept.shape = shape;
        return;
      }
      const element = document.createElementNS(NAMESPACE, shape.tag);
      change(element, null, shape);
      if (kept) {
        this.#svg.replaceChild(element, kept.element);
      } else {
        this.#svg.appendChild(element);
      }
      this.#elements[index] = { element, shape };
    });
    for (const surplus of this.#elements.splice(shapes.length)) {
      surplus.element.remove();
    }
  }
}

function change(element: SVGElement, before: Shape | null, after: Shape): void {
  for (const name of Object.keys(before?.attributes ?? {})) {
    if (!(name in after.attributes)) {
      element.removeAttribute(name);
    }
  }
  for (const [name, value] of Object.entries(after.attributes)) {
    if (before?.attributes[name] !== value) {
      element.setAttribute(name, typeof value === "number" ? value.toFixed(2) : value);
    }
  }
  if (before?.text !== after.text) {
    element.textContent = after.text ?? "";
  }
}
