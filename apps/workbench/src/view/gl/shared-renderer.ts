import type { Scene } from "../scene.ts";
import type { SlicePicture } from "./draw-grid.ts";
import { SliceRenderer } from "./slice-renderer.ts";

/** Whether pictures can be drawn now. */
export type GraphicsStatus = "ready" | "lost" | "unsupported";

/** A view that is drawn by the shared renderer. */
export interface SharedView {
  /** What the view shows now; its volume is kept on the card. */
  scene(): Scene;
  /** Called on a frame when the view is out of date. */
  drawFrame(renderer: SharedRenderer): void;
  graphicsChanged(status: GraphicsStatus): void;
}

/** A canvas of a view; `context` is its bitmap renderer. */
export interface PictureTarget {
  readonly canvas: HTMLCanvasElement;
  readonly context: ImageBitmapRenderingContext;
}

const UPLOAD_BUDGET_MS = 10;
const IDLE_RELEASE_MS = 15_000;

/**
 * One WebGL2 context for all slice views, so that a series lies on the card once. It draws off screen; each
 * view copies its picture to its own canvas. Views that changed are drawn together, once per display frame.
 */
export class SharedRenderer {
  readonly #canvas: OffscreenCanvas | null =
    typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1);
  readonly #gl: WebGL2RenderingContext | null;
  readonly #views = new Set<SharedView>();
  readonly #stale = new Set<SharedView>();
  #renderer: SliceRenderer | null = null;
  #frame = 0;
  #release = 0;
  #status: GraphicsStatus;

  constructor() {
    this.#gl = (this.#canvas?.getContext("webgl2", {
      alpha: false,
      antialias: false,
      depth: false,
      powerPreference: "high-performance",
    }) ?? null) as WebGL2RenderingContext | null;
    this.#status = this.#gl ? "ready" : "unsupported";
    this.#canvas?.addEventListener("webglcontextlost", (event) => {
      // Without this the browser never restores the context.
      event.preventDefault();
      this.#renderer = null;
      this.#change("lost");
    });
    this.#canvas?.addEventListener("webglcontextrestored", () => {
      this.#change("ready");
      this.invalidateAll();
    });
  }

  /** Whether pictures can be drawn now. */
  get status(): GraphicsStatus {
    return this.#status;
  }

  /** The context, for tests that lose it on purpose. */
  get context(): WebGL2RenderingContext | null {
    return this.#gl;
  }

  #change(status: GraphicsStatus): void {
    this.#status = status;
    for (const view of this.#views) {
      view.graphicsChanged(status);
    }
  }

  /** Takes a view in; call the answer to let it go. */
  attach(view: SharedView): () => void {
    window.clearTimeout(this.#release);
    this.#views.add(view);
    view.graphicsChanged(this.#status);
    this.invalidate(view);
    return () => {
      this.#views.delete(view);
      this.#stale.delete(view);
      window.clearTimeout(this.#release);
      // A change of page detaches all views for a moment; the series should not be sent again for that.
      this.#release = window.setTimeout(() => this.#freeUnused(), IDLE_RELEASE_MS);
    };
  }

  #freeUnused(): void {
    this.#renderer?.keepOnly([...this.#views].map((view) => view.scene()));
  }

  /** Asks for the view to be drawn on the next display frame. */
  invalidate(view: SharedView): void {
    this.#stale.add(view);
    if (this.#frame === 0) {
      this.#frame = window.requestAnimationFrame(() => this.#drawStale());
    }
  }

  /** Asks for all views to be drawn. */
  invalidateAll(): void {
    for (const view of this.#views) {
      this.invalidate(view);
    }
  }

  #drawStale(): void {
    this.#frame = 0;
    const stale = [...this.#stale];
    this.#stale.clear();
    for (const view of stale) {
      view.drawFrame(this);
    }
    if (this.#renderer?.sendFor(UPLOAD_BUDGET_MS)) {
      this.invalidateAll();
    }
    this.#freeUnused();
  }

  /**
   * Draws a picture and hands it to a canvas, whose lower left corner then shows it. The off-screen canvas only
   * grows: handing bitmaps over is free, where changing its size or copying pixels is not. Returns what the
   * user must know about the picture.
   */
  drawTo(target: PictureTarget, picture: SlicePicture): string | null {
    const surface = this.#draw(picture);
    if (!surface) {
      return null;
    }
    target.context.transferFromImageBitmap(surface.canvas.transferToImageBitmap());
    const { style } = target.canvas;
    style.width = `${surface.canvas.width / picture.pixelRatio}px`;
    style.height = `${surface.canvas.height / picture.pixelRatio}px`;
    return surface.renderer.notice(picture.scene.volume);
  }

  /** One finished picture, once the whole series is on the card; it lies in the lower left corner. */
  bitmapOf(picture: SlicePicture): ImageBitmap | null {
    const surface = this.#draw(picture);
    if (surface?.renderer.sendFor(Number.POSITIVE_INFINITY)) {
      this.#draw(picture);
    }
    return surface ? surface.canvas.transferToImageBitmap() : null;
  }

  #draw(picture: SlicePicture): Surface | null {
    const canvas = this.#canvas;
    if (!canvas || !this.#gl || this.#gl.isContextLost()) {
      return null;
    }
    this.#renderer ??= new SliceRenderer(this.#gl);
    const width = Math.round(picture.map.widthPx * picture.pixelRatio);
    const height = Math.round(picture.map.heightPx * picture.pixelRatio);
    if (canvas.width < width || canvas.height < height) {
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
    }
    this.#renderer.draw(picture);
    return { canvas, renderer: this.#renderer };
  }
}

interface Surface {
  readonly canvas: OffscreenCanvas;
  readonly renderer: SliceRenderer;
}

let shared: SharedRenderer | null = null;

/** The page's one renderer, made when first asked for. */
export function sharedRenderer(): SharedRenderer {
  shared ??= new SharedRenderer();
  return shared;
}
