import "@fontsource-variable/inter";
import { isPhantomId } from "@isotherm/imaging";
import { type JSX, useState } from "react";
import { createRoot } from "react-dom/client";
import { type SharedRenderer, sharedRenderer } from "../gl/shared-renderer.ts";
import { pictureOfSlice, type Scene, SliceView, type Tool, type ViewEvent, VolumeView } from "../index.ts";
import { applyEvent } from "./apply-event.ts";
import { phantomScene } from "./phantom-scene.ts";
import { syntheticFrame, syntheticScene, syntheticVolume } from "./synthetic-scene.ts";

/** What a browser test drives. */
export interface HarnessWindow extends Window {
  harness?: {
    readonly events: ViewEvent[];
    scene: () => Scene;
    setScene: (scene: Scene) => void;
    setTool: (tool: Tool) => void;
    /** The page's renderer, to time it or to lose its context. */
    readonly renderer: SharedRenderer;
    readonly pictureOfSlice: typeof pictureOfSlice;
    readonly syntheticFrame: typeof syntheticFrame;
    readonly syntheticVolume: typeof syntheticVolume;
  };
}

const query = new URLSearchParams(location.search);
const side = Number(query.get("side") ?? 256);
const sliceCount = Number(query.get("slices") ?? 120);
const phantom = query.get("phantom");
const first =
  phantom && isPhantomId(phantom) ? phantomScene(phantom) : syntheticScene(syntheticVolume(side, sliceCount));

function Harness(): JSX.Element {
  const [scene, setScene] = useState(first);
  const [tool, setTool] = useState<Tool>("navigate");
  const harness = (window as HarnessWindow).harness;
  const onEvent = (event: ViewEvent): void => {
    if (event.kind !== "hover") {
      harness?.events.push(event);
    }
    setScene((before) => applyEvent(before, event));
  };
  if (harness) {
    harness.scene = () => scene;
    harness.setScene = setScene;
    harness.setTool = setTool;
  }
  const shared = { scene, tool, onEvent };
  return (
    <div className="grid">
      <SliceView plane="axial" {...shared} />
      <SliceView plane="coronal" {...shared} />
      <SliceView plane="sagittal" {...shared} />
      {query.has("volume") ? (
        <VolumeView scene={scene} boneHu={query.has("bone") ? 200 : null} />
      ) : (
        <SliceView plane="needle" {...shared} />
      )}
    </div>
  );
}

(window as HarnessWindow).harness = {
  events: [],
  scene: () => first,
  setScene: () => undefined,
  setTool: () => undefined,
  renderer: sharedRenderer(),
  pictureOfSlice,
  syntheticFrame,
  syntheticVolume,
};
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(<Harness />);
}
