import type { Vec3 } from "@isotherm/imaging";
import { scrolled } from "../geometry/grid.ts";
import type { Hit } from "../geometry/hit-test.ts";
import { activeZone } from "../geometry/needle-drag.ts";
import {
  type NeedleOrientation,
  type PlaneAxes,
  planeAxes,
  type ScreenMap,
  type ScreenPoint,
  toLps,
} from "../geometry/slice-plane.ts";
import { add, mix, scale, subtract } from "../geometry/vector.ts";
import {
  fitFrame,
  pannedFrame,
  screenMap,
  type ViewFrame,
  type ViewSize,
  zoomedFrame,
} from "../geometry/view-frame.ts";
import {
  type GraphicsStatus,
  type SharedRenderer,
  type SharedView,
  sharedRenderer,
} from "../gl/shared-renderer.ts";
import { type Pending, sceneShapes } from "../overlay/scene-shapes.ts";
import { ShapePainter } from "../overlay/shape.ts";
import type { PlaneKind, Scene, SceneCryoprobe, Tool, ViewEvent } from "../scene.ts";
import { needleTexts, type SliceTexts, sliceTexts } from "./slice-texts.ts";

/** What the React component hands over on every render. */
export interface SliceInput {
  readonly plane: PlaneKind;
  readonly scene: Scene;
  readonly tool: Tool;
  readonly onEvent: (event: ViewEvent) => void;
  readonly onMaximize: (() => void) | null;
  readonly orientation: NeedleOrientation;
  readonly onOrientation: (orientation: NeedleOrientation) => void;
}

/** The elements that the controller writes to. */
export interface SliceElements {
  readonly root: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly svg: SVGSVGElement;
  readonly notice: HTMLElement;
  readonly texts: Readonly<Record<keyof SliceTexts, HTMLElement>>;
}

/** [mm] Shown across a needle view before anyone zooms. */
const NEEDLE_VIEW_MM = 110;
/** [mm] Shown across a view that went near to the cross-hair: an ice ball and what lies round it. */
const NEAR_VIEW_MM = 70;
const TURN_STEP_DEG = 3;
const NOTICES: Readonly<Record<GraphicsStatus, string>> = {
  ready: "",
  lost: "The graphics card was reset; the image returns in a moment.",
  unsupported:
    "This browser offers no WebGL 2, so images cannot be drawn. Turn on hardware acceleration in its settings, or use a current Chrome, Edge, Firefox or Safari.",
};

/** Everything of a slice view that changes from frame to frame, outside React. */
export class SliceController implements SharedView {
  readonly #elements: SliceElements;
  readonly #painter: ShapePainter;
  readonly #renderer: SharedRenderer = sharedRenderer();
  readonly #detach: () => void;
  readonly #observer: ResizeObserver;
  #context: ImageBitmapRenderingContext | null = null;
  #input: SliceInput;
  #scene: Scene;
  #size: ViewSize = { widthPx: 0, heightPx: 0 };
  #frame: (ViewFrame & { readonly anchorLpsMm: Vec3 }) | null = null;
  #heldAxes: PlaneAxes | null = null;
  #pointer: ScreenPoint | null = null;
  #status: GraphicsStatus = "ready";
  #pending: Pending | null = null;
  #hot: Hit | null = null;

  constructor(elements: SliceElements, input: SliceInput) {
    this.#elements = elements;
    this.#painter = new ShapePainter(elements.svg);
    this.#input = input;
    this.#scene = input.scene;
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(elements.root);
    this.#measure();
    this.#detach = this.#renderer.attach(this);
  }

  /** Takes new properties in. */
  update(input: SliceInput): void {
    const before = this.#input;
    this.#input = input;
    this.#scene = input.scene;
    if (input.scene.volume?.geometry !== before.scene.volume?.geometry || input.plane !== before.plane) {
      this.#frame = null;
    }
    if (input.tool !== before.tool) {
      this.#pending = null;
    }
    this.redraw();
  }

  /** Lets go of the page's renderer. */
  dispose(): void {
    this.#observer.disconnect();
    this.#detach();
  }

  scene(): Scene {
    return this.#scene;
  }

  get tool(): Tool {
    return this.#input.tool;
  }

  get root(): HTMLElement {
    return this.#elements.root;
  }

  get pending(): Pending | null {
    return this.#pending;
  }

  set pending(pending: Pending | null) {
    this.#pending = pending;
    this.redraw();
  }

  get hot(): Hit | null {
    return this.#hot;
  }

  set hot(hot: Hit | null) {
    this.#hot = hot;
    this.redraw();
  }

  redraw(): void {
    this.#renderer.invalidate(this);
  }

  /** Tells the workbench; cross-hair and window show at once, the answer follows. */
  emit(event: ViewEvent): void {
    if (event.kind === "cursor") {
      this.#scene = { ...this.#scene, cursorLpsMm: event.pointLpsMm };
    } else if (event.kind === "window") {
      this.#scene = { ...this.#scene, window: { center: event.center, width: event.width } };
    }
    if (event.kind === "line-end") {
      this.#pending = null;
    }
    this.redraw();
    this.#input.onEvent(event);
  }

  /** The cryoprobe that the needle plane follows: the selected one, else the first. */
  needle(): SceneCryoprobe | null {
    const { cryoprobes } = this.#scene;
    return cryoprobes.find((cryoprobe) => cryoprobe.selected) ?? cryoprobes[0] ?? null;
  }

  /** The mapping of what is shown now. */
  map(): ScreenMap {
    const needle = this.#input.plane === "needle" ? this.needle() : null;
    const axes = this.#heldAxes ?? planeAxes(this.#input.plane, needle, this.#input.orientation);
    const beside = needle && this.#input.orientation.mode === "beside";
    const throughLpsMm = beside ? needle.tipLpsMm : this.#scene.cursorLpsMm;
    const anchor = this.#anchor(needle);
    const frame = this.#frame
      ? { ...this.#frame, focusLpsMm: add(this.#frame.focusLpsMm, subtract(anchor, this.#frame.anchorLpsMm)) }
      : this.#restFrame(axes, needle);
    return screenMap(frame, { axes, throughLpsMm }, this.#size);
  }

  #anchor(needle: SceneCryoprobe | null): Vec3 {
    if (!needle) {
      return [0, 0, 0];
    }
    const zone = activeZone(needle);
    return mix(zone.fromLpsMm, zone.toLpsMm, 0.5);
  }

  #restFrame(axes: PlaneAxes, needle: SceneCryoprobe | null): ViewFrame {
    const { volume, temperature, cursorLpsMm } = this.#scene;
    if (needle) {
      const across = Math.max(Math.min(this.#size.widthPx, this.#size.heightPx), 1);
      return { focusLpsMm: this.#anchor(needle), mmPerPx: NEEDLE_VIEW_MM / across };
    }
    const geometry = volume?.geometry ?? temperature?.geometry;
    return geometry ? fitFrame(geometry, axes, this.#size) : { focusLpsMm: cursorLpsMm, mmPerPx: 0.5 };
  }

  #setFrame(frame: ViewFrame | null): void {
    const needle = this.#input.plane === "needle" ? this.needle() : null;
    this.#frame = frame ? { ...frame, anchorLpsMm: this.#anchor(needle) } : null;
    this.redraw();
  }

  /** Moves by slices, away from the viewer when positive; beside the needle it turns about the needle. */
  scroll(slices: number): void {
    const { volume } = this.#scene;
    const { plane, orientation } = this.#input;
    if (plane === "needle" && this.needle() && orientation.mode === "beside") {
      this.turn(slices * TURN_STEP_DEG);
      return;
    }
    if (volume) {
      // A wheel turned towards the user goes to the feet, the back and the right, as in a stack of films.
      const direction = scale(this.map().axes.into, plane === "axial" ? -1 : 1);
      const pointLpsMm = scrolled(volume.geometry, this.#scene.cursorLpsMm, { direction, slices });
      this.emit({ kind: "cursor", pointLpsMm });
    }
  }

  /** Turns the needle plane about the needle. */
  turn(byDeg: number): void {
    const { orientation } = this.#input;
    const turnDeg = (orientation.turnDeg + byDeg) % 360;
    this.#input = { ...this.#input, orientation: { ...orientation, turnDeg } };
    this.redraw();
    this.#input.onOrientation(this.#input.orientation);
  }

  zoom(about: ScreenPoint, factor: number): void {
    this.#setFrame(zoomedFrame(this.map(), about, factor));
  }

  /** Zooms about the middle of the view. */
  zoomMiddle(factor: number): void {
    this.zoom({ x: this.#size.widthPx / 2, y: this.#size.heightPx / 2 }, factor);
  }

  pan(dx: number, dy: number): void {
    this.#setFrame(pannedFrame(this.map(), dx, dy));
  }

  /** Shows the whole image again. */
  fit(): void {
    this.#setFrame(null);
  }

  /** Goes near to the cross-hair; from there, shows the whole image again. */
  zoomToCursor(): void {
    if (this.#frame) {
      this.fit();
      return;
    }
    const across = Math.max(Math.min(this.#size.widthPx, this.#size.heightPx), 1);
    this.#setFrame({ focusLpsMm: this.#scene.cursorLpsMm, mmPerPx: NEAR_VIEW_MM / across });
  }

  /** Answers a double click: enlarges the view where the workbench can, else fits the image. */
  maximize(): void {
    if (this.#input.onMaximize) {
      this.#input.onMaximize();
    } else {
      this.fit();
    }
  }

  /** Keeps the plane as it lies while a needle is dragged in it. */
  holdPlane(hold: boolean): void {
    this.#heldAxes = hold ? this.map().axes : null;
    this.redraw();
  }

  /** Where the pointer is, for the reading; null when it left. */
  pointAt(point: ScreenPoint | null): void {
    this.#pointer = point;
    this.redraw();
    this.#input.onEvent({ kind: "hover", pointLpsMm: point ? toLps(this.map(), point) : null });
  }

  graphicsChanged(status: GraphicsStatus): void {
    this.#status = status;
    this.#setNotice(NOTICES[status]);
  }

  drawFrame(renderer: SharedRenderer): void {
    const { canvas, svg } = this.#elements;
    if (this.#size.widthPx < 1 || this.#size.heightPx < 1) {
      return;
    }
    const pixelRatio = Math.min(window.devicePixelRatio || 1, 2);
    svg.setAttribute("viewBox", `0 0 ${this.#size.widthPx} ${this.#size.heightPx}`);
    const map = this.map();
    this.#context ??= canvas.getContext("bitmaprenderer", { alpha: false });
    const target = this.#context && { canvas, context: this.#context };
    const notice = target && renderer.drawTo(target, { scene: this.#scene, map, pixelRatio });
    this.#painter.paint(sceneShapes(this.#scene, map, { pending: this.#pending, hot: this.#hot }));
    this.#writeTexts(map);
    this.#setNotice(NOTICES[this.#status] || (notice ?? ""));
  }

  #writeTexts(map: ScreenMap): void {
    const { plane, orientation } = this.#input;
    const cryoprobe = plane === "needle" ? this.needle() : null;
    const needle = cryoprobe && needleTexts(cryoprobe, orientation, map);
    const pointLpsMm = this.#pointer ? toLps(map, this.#pointer) : this.#scene.cursorLpsMm;
    const texts = sliceTexts(this.#scene, map, { plane, needle, pointLpsMm });
    for (const [key, element] of Object.entries(this.#elements.texts)) {
      const text = texts[key as keyof SliceTexts];
      if (element.textContent !== text) {
        element.textContent = text;
      }
    }
    const label = `${texts.title} slice, ${texts.position}, ${texts.window}`;
    if (this.#elements.root.ariaLabel !== label) {
      this.#elements.root.ariaLabel = label;
    }
  }

  #setNotice(text: string): void {
    const { notice } = this.#elements;
    if (notice.textContent !== text) {
      notice.textContent = text;
      notice.hidden = text === "";
    }
  }

  #measure(): void {
    const { clientWidth, clientHeight } = this.#elements.root;
    this.#size = { widthPx: clientWidth, heightPx: clientHeight };
    this.redraw();
  }
}
