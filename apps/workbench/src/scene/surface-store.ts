import { create, type StoreApi, type UseBoundStore } from "zustand";
import { useFreezeStore } from "../state/freeze-store.ts";
import { ISOTHERM_STYLES } from "../state/view-store.ts";
import type { SceneSurface } from "../view/scene.ts";
import { callWorkshop } from "../worker/workshop.ts";
import { isothermSurface } from "./plan-shapes.ts";

/** Isotherm surfaces of the shown time, for the 3-D view. */
export const useSurfaceStore: UseBoundStore<StoreApi<{ readonly surfaces: readonly SceneSurface[] }>> =
  create<{ readonly surfaces: readonly SceneSurface[] }>(() => ({
    surfaces: [],
  }));

let waiting: number | null = null;
let busy = false;

/** Keeps the surfaces in step with the shown time. Returns the way to stop. */
export function followSurfaces(): () => void {
  return useFreezeStore.subscribe((state, before) => {
    if (state.frames === before.frames && state.frameIndex === before.frameIndex) return;
    if (state.frames.length === 0) {
      waiting = null;
      useSurfaceStore.setState({ surfaces: [] });
      return;
    }
    waiting = state.frameIndex;
    if (!busy) void work();
  });
}

async function work(): Promise<void> {
  busy = true;
  while (waiting !== null) {
    const timeIndex = waiting;
    waiting = null;
    try {
      const temperaturesC = ISOTHERM_STYLES.map((style) => style.temperatureC);
      const made = await callWorkshop("surfaces", { timeIndex, temperaturesC });
      const surfaces = made.map(({ temperatureC, mesh }) => {
        const color =
          ISOTHERM_STYLES.find((style) => style.temperatureC === temperatureC)?.color ?? "#ffffff";
        return isothermSurface(temperatureC, mesh, color);
      });
      useSurfaceStore.setState({ surfaces });
    } catch {
      // The frame was replaced while its surface was made; the next request brings the right one.
    }
  }
  busy = false;
}
