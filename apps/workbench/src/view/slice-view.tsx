import { type JSX, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { NeedleOrientation } from "./geometry/slice-plane.ts";
import type { PlaneKind, Scene, Tool, ViewEvent } from "./scene.ts";
import { listenToKeys } from "./slice/keyboard-input.ts";
import { PointerInput } from "./slice/pointer-input.ts";
import { SliceController, type SliceElements, type SliceInput } from "./slice/slice-controller.ts";
import "./slice-view.css";

/** Properties of one slice view. */
export interface SliceViewProps {
  readonly plane: PlaneKind;
  readonly scene: Scene;
  readonly tool: Tool;
  readonly onEvent: (event: ViewEvent) => void;
  /** Double click; without it a double click fits the image to the view. */
  readonly onMaximize?: () => void;
}

const BESIDE: NeedleOrientation = { mode: "beside", turnDeg: 0 };

/** One plane through the patient: image, temperature, isotherms, structures, cryoprobes, and the hand on them. */
export function SliceView(props: SliceViewProps): JSX.Element {
  const { plane, scene, tool } = props;
  const [orientation, setOrientation] = useState(BESIDE);
  const root = useRef<HTMLDivElement>(null);
  useController(root, {
    plane,
    scene,
    tool,
    onEvent: props.onEvent,
    onMaximize: props.onMaximize ?? null,
    orientation,
    onOrientation: setOrientation,
  });
  return (
    <div
      ref={root}
      className={`slice-view tool-${tool}`}
      data-plane={plane}
      role="application"
      aria-roledescription="slice view"
      aria-keyshortcuts="ArrowUp ArrowDown PageUp PageDown Home End + - 0 Z Alt+ArrowLeft Alt+PageDown"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard
      tabIndex={0}
    >
      <canvas className="slice-image" />
      <svg className="slice-drawing" aria-hidden="true" />
      <div className="slice-corner slice-top-left">
        <span data-text="title" className="slice-title" />
        <span data-text="position" />
      </div>
      <span data-text="window" className="slice-corner slice-bottom-left" />
      <span data-text="reading" className="slice-corner slice-bottom-right slice-reading" />
      <span data-text="left" className="slice-letter slice-letter-left" />
      <span data-text="right" className="slice-letter slice-letter-right" />
      <span data-text="top" className="slice-letter slice-letter-top" />
      <span data-text="bottom" className="slice-letter slice-letter-bottom" />
      {plane === "needle" ? <NeedleSwitch orientation={orientation} onChange={setOrientation} /> : null}
      <div className="slice-notice" role="status" hidden />
    </div>
  );
}

function NeedleSwitch(props: {
  readonly orientation: NeedleOrientation;
  readonly onChange: (orientation: NeedleOrientation) => void;
}): JSX.Element {
  const { orientation, onChange } = props;
  const choice = (mode: NeedleOrientation["mode"], label: string): JSX.Element => (
    <button
      type="button"
      aria-pressed={orientation.mode === mode}
      onClick={() => onChange({ ...orientation, mode })}
    >
      {label}
    </button>
  );
  return (
    <fieldset className="slice-switch" aria-label="Needle view">
      {choice("beside", "Beside")}
      {choice("along", "Down the needle")}
    </fieldset>
  );
}

function useController(root: RefObject<HTMLDivElement | null>, input: SliceInput): void {
  const controller = useRef<SliceController | null>(null);
  const latest = useRef(input);
  latest.current = input;
  useLayoutEffect(() => {
    if (!root.current) {
      return;
    }
    const made = new SliceController(elementsOf(root.current), latest.current);
    const pointer = new PointerInput(made);
    const stopKeys = listenToKeys(made, pointer);
    controller.current = made;
    return () => {
      controller.current = null;
      stopKeys();
      pointer.dispose();
      made.dispose();
    };
  }, [root]);
  useLayoutEffect(() => controller.current?.update(input));
}

function elementsOf(root: HTMLElement): SliceElements {
  const find = <T extends Element>(selector: string): T => {
    const element = root.querySelector<T>(selector);
    if (!element) {
      throw new Error(`slice view lacks its element ${selector}; render the whole component`);
    }
    return element;
  };
  const text = (name: string): HTMLElement => find<HTMLElement>(`[data-text="${name}"]`);
  return {
    root,
    canvas: find<HTMLCanvasElement>("canvas"),
    svg: find<SVGSVGElement>("svg"),
    notice: find<HTMLElement>(".slice-notice"),
    texts: {
      title: text("title"),
      position: text("position"),
      window: text("window"),
      reading: text("reading"),
      left: text("left"),
      right: text("right"),
      top: text("top"),
      bottom: text("bottom"),
    },
  };
}
