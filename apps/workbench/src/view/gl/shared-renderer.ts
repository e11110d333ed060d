import type { Scene } from "../scene.ts";
import { type SlicePicture, SliceRenderer } from "./slice-renderer.ts";

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
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #gl: WebGL2RenderingContext | null;
  readonly #views = new Set<SharedView>();
  readonly #stale = new Set<SharedView>();
  #renderer: SliceRenderer | null = null;
  #frame = 0;
  #release = 0;
  #status: GraphicsStatus;

  constructor() {
    this.#gl = this.#canvas.getContext("webgl2", {
      alpha: false,
      antialias: false,
      depth: false,
      powerPreference: "high-performance",
    });
    this.#status = this.#gl ? "ready" : "unsupported";
    this.#canvas.addEventListener("webglcontextlost", (event) => {
      // Without this the browser never restores the context.
      event.preventDefault();
      this.#renderer = null;
      this.#change("lost");
    });
    this.#canvas.addEventListener("webglcontextrestored", () => {
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
    const renderer = this.#ready();
    if (!renderer) {
      return null;
    }
    this.#draw(renderer, picture);
    target.context.transferFromImageBitmap(this.#canvas.transferToImageBitmap());
    const { style } = target.canvas;
    style.width = `${this.#canvas.width / picture.pixelRatio}px`;
    style.height = `${this.#canvas.height / picture.pixelRatio}px`;
    return renderer.notice(picture.scene.volume);
  }

  /** One finished picture, once the whole series is on the card; it lies in the lower left corner. */
  bitmapOf(picture: SlicePicture): ImageBitmap | null {
    const renderer = this.#ready();
    if (!renderer) {
      return null;
    }
    this.#draw(renderer, picture);
    if (renderer.sendFor(Number.POSITIVE_INFINITY)) {
      this.#draw(renderer, picture);
    }
    return this.#canvas.transferToImageBitmap();
  }

  #ready(): SliceRenderer | null {
    if (!this.#gl || this.#gl.isContextLost()) {
      return null;
    }
    this.#renderer ??= new SliceRenderer(this.#gl);
    return this.#renderer;
  }

  #draw(renderer: SliceRenderer, picture: SlicePicture): void {
    const width = Math.round(picture.map.widthPx * picture.pixelRatio);
    const height = Math.round(picture.map.heightPx * picture.pixelRatio);
    if (this.#canvas.width < width || this.#canvas.height < height) {
      this.#canvas.width = Math.max(this.#canvas.width, width);
      this.#canvas.height = Math.max(this.#canvas.height, height);
    }
    renderer.draw(picture);
  }
}

let shared: SharedRenderer | null = null;

/** The page's one renderer, made when first asked for. */
export function sharedRenderer(): SharedRenderer {
  shared ??= new SharedRenderer();
  return shared;
}
