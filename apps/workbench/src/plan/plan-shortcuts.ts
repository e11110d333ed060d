import { useMemo } from "react";
import { handleViewEvent } from "../scene/view-events.ts";
import { drawStructure } from "../state/draw-store.ts";
import { showFrame, startFreeze, useFreezeStore } from "../state/freeze-store.ts";
import { redoPlan, undoPlan } from "../state/plan-store.ts";
import { type Shortcut, useShortcuts } from "../state/shortcuts.ts";
import { type PaneId, takeTool, useViewStore, WASH_OPACITY, WINDOW_PRESETS } from "../state/view-store.ts";
import { openStep } from "./steps.ts";
import { zoomAllPlanes } from "./zoom-planes.ts";

const ENLARGE_KEYS: readonly { readonly key: string; readonly pane: PaneId; readonly name: string }[] = [
  { key: "a", pane: "axial", name: "axial" },
  { key: "c", pane: "coronal", name: "coronal" },
  { key: "g", pane: "sagittal", name: "sagittal" },
  { key: "v", pane: "volume", name: "3-D" },
];

/** Every key of the plan screen; `onHelp` shows the list of them. */
export function planShortcuts(onHelp: () => void): readonly Shortcut[] {
  return [
    { keys: ["n"], label: "Navigate", run: () => takeTool("navigate") },
    { keys: ["w"], label: "Window by dragging", run: () => takeTool("window") },
    { keys: ["m"], label: "Measure", run: () => takeTool("measure") },
    { keys: ["d"], label: "Draw the nerve", run: () => takeTool("draw-line", "target") },
    { keys: ["s"], label: "Draw a structure", run: () => drawStructure(null) },
    { keys: ["p"], label: "Place a cryoprobe: entry, then tip", run: () => takeTool("cryoprobe") },
    {
      keys: ["enter"],
      label: "End the line",
      run: () => handleViewEvent({ kind: "line-end" }),
      isUrgent: () => useViewStore.getState().drawnPointsLpsMm.length > 0,
    },
    { keys: ["escape"], label: "Put the tool down", run: () => takeTool("navigate") },
    ...WINDOW_PRESETS.map(({ key, name, center, width }) => ({
      keys: [key],
      label: `Window: ${name.toLowerCase()}`,
      run: () => useViewStore.setState({ window: { center, width } }),
    })),
    ...ENLARGE_KEYS.map(({ key, pane, name }) => ({
      keys: [key],
      label: `Enlarge ${name}, and back`,
      run: () => useViewStore.setState(({ enlarged }) => ({ enlarged: enlarged === pane ? null : pane })),
    })),
    { keys: ["t"], label: "Temperature wash on and off", run: toggleWash },
    { keys: ["z"], label: "Zoom to the cross-hair, and back", run: zoomAllPlanes },
    { keys: ["f"], label: "Freeze", run: freezeNow },
    { keys: [" "], label: "Play and pause the freeze", run: togglePlay },
    { keys: [","], label: "Earlier frame", run: () => step(-1) },
    { keys: ["."], label: "Later frame", run: () => step(1) },
    { keys: ["mod+z"], label: "Undo", run: undoPlan },
    { keys: ["mod+y", "mod+shift+z"], label: "Redo", run: redoPlan },
    { keys: ["?"], label: "This list", run: onHelp },
  ];
}

/** Listens for the keys of the plan screen. */
export function usePlanShortcuts(onHelp: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the handler only flips a state and may stay the first one
  const shortcuts = useMemo(() => planShortcuts(onHelp), []);
  useShortcuts(shortcuts);
}

function freezeNow(): void {
  openStep("freeze");
  void startFreeze();
}

function toggleWash(): void {
  useViewStore.setState(({ washOpacity }) => ({ washOpacity: washOpacity === 0 ? WASH_OPACITY : 0 }));
}

function togglePlay(): void {
  useFreezeStore.setState((state) => ({ playing: !state.playing && state.frames.length > 1 }));
}

function step(by: number): void {
  showFrame(useFreezeStore.getState().frameIndex + by);
}
