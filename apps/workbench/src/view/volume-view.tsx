import { type JSX, type RefObject, useEffect, useRef, useState } from "react";
import { orientationLetters } from "./geometry/orientation.ts";
import { scale } from "./geometry/vector.ts";
import type { Scene } from "./scene.ts";
import type { CameraAxes, VolumeSide, VolumeStage } from "./volume/volume-stage.ts";
import "./slice-view.css";

/** Properties of the 3-D view. */
export interface VolumeViewProps {
  readonly scene: Scene;
  /** [HU] Draws the surface of what is denser; without it, or null, none is drawn. */
  readonly boneHu?: number | null;
  /** Double click. */
  readonly onMaximize?: () => void;
}

const SIDE_LABELS: readonly (readonly [VolumeSide, string])[] = [
  ["front", "Front"],
  ["left", "Left"],
  ["right", "Right"],
  ["back", "Back"],
  ["head", "Head"],
];
const TURN_DEG = 10;
const CALM_MS = 120;

/** Isotherms, nerves, vessels, cryoprobes and structures in 3-D, to turn about. Its code is fetched when first shown. */
export function VolumeView(props: VolumeViewProps): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const { stage, problem } = useStage(root, props.scene, props.boneHu ?? null);
  return (
    <div
      ref={root}
      className="slice-view volume-view"
      role="application"
      aria-label="3-D view; arrow keys turn it, plus and minus zoom"
      aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight + - 0"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard
      tabIndex={0}
      onKeyDown={(event) => {
        if (stage && event.target === event.currentTarget && turnByKey(stage, event.key)) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
      onDoubleClick={props.onMaximize}
    >
      <div className="volume-canvas" />
      <div className="slice-corner slice-top-left">
        <span className="slice-title">3-D</span>
        {props.scene.bands ? <span>shell 5 % · core 95 %</span> : null}
      </div>
      {["left", "right", "top", "bottom"].map((edge) => (
        <span key={edge} data-letter={edge} className={`slice-letter slice-letter-${edge}`} />
      ))}
      <fieldset
        className="slice-switch"
        aria-label="Look from"
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {SIDE_LABELS.map(([side, label]) => (
          <button key={side} type="button" onClick={() => stage?.lookFrom(side)}>
            {label}
          </button>
        ))}
      </fieldset>
      <div className="slice-notice" role="status" hidden={stage !== null && problem === null}>
        {problem ?? "Preparing the 3-D view…"}
      </div>
    </div>
  );
}

const TURNS: ReadonlyMap<string, (stage: VolumeStage) => void> = new Map([
  ["ArrowLeft", (stage: VolumeStage) => stage.turn(-TURN_DEG, 0)],
  ["ArrowRight", (stage) => stage.turn(TURN_DEG, 0)],
  ["ArrowUp", (stage) => stage.turn(0, TURN_DEG)],
  ["ArrowDown", (stage) => stage.turn(0, -TURN_DEG)],
  ["+", (stage) => stage.zoom(1.2)],
  ["=", (stage) => stage.zoom(1.2)],
  ["-", (stage) => stage.zoom(1 / 1.2)],
  ["0", (stage) => stage.lookFrom("front")],
]);

function turnByKey(stage: VolumeStage, key: string): boolean {
  const turn = TURNS.get(key);
  turn?.(stage);
  return turn !== undefined;
}

function useStage(
  root: RefObject<HTMLDivElement | null>,
  scene: Scene,
  boneHu: number | null,
): { readonly stage: VolumeStage | null; readonly problem: string | null } {
  const [stage, setStage] = useState<VolumeStage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const element = root.current;
    const container = element?.querySelector<HTMLElement>(".volume-canvas");
    if (!element || !container) {
      return;
    }
    let open: VolumeStage | null = null;
    let gone = false;
    const observer = new ResizeObserver(() => open?.resize());
    const start = async (): Promise<void> => {
      try {
        const { openVolumeStage } = await import("./volume/volume-stage.ts");
        if (gone) {
          return;
        }
        open = openVolumeStage(container, (axes) => writeLetters(element, axes));
        open.resize();
        observer.observe(element);
        setStage(open);
      } catch {
        setProblem(
          "The 3-D view could not start; the slices are unaffected. Check that the browser offers WebGL 2, then reload.",
        );
      }
    };
    void start();
    return () => {
      gone = true;
      observer.disconnect();
      setStage(null);
      open?.dispose();
    };
  }, [root]);
  const shownAtMs = useRef(0);
  useEffect(() => {
    // Surfaces cost more than slices: while frames play or a needle is dragged they follow at a calmer pace.
    const waitMs = Math.max(0, shownAtMs.current + CALM_MS - performance.now());
    const timer = window.setTimeout(() => {
      shownAtMs.current = performance.now();
      stage?.show(scene, { boneHu });
    }, waitMs);
    return () => window.clearTimeout(timer);
  }, [stage, scene, boneHu]);
  return { stage, problem };
}

function writeLetters(root: HTMLElement, axes: CameraAxes): void {
  const letters: Readonly<Record<string, string>> = {
    left: orientationLetters(scale(axes.right, -1)),
    right: orientationLetters(axes.right),
    top: orientationLetters(scale(axes.down, -1)),
    bottom: orientationLetters(axes.down),
  };
  for (const element of root.querySelectorAll<HTMLElement>("[data-letter]")) {
    const letter = letters[element.dataset["letter"] ?? ""] ?? "";
    if (element.textContent !== letter) {
      element.textContent = letter;
    }
  }
}
