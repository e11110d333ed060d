import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { useFreezeStore } from "../state/freeze-store.ts";
import { useImageStore } from "../state/image-store.ts";
import { usePlacementStore } from "../state/placement-store.ts";
import { currentPlan, usePlanStore } from "../state/plan-store.ts";
import { useUncertaintyStore } from "../state/uncertainty-store.ts";
import { useViewStore, type ViewState } from "../state/view-store.ts";
import type { Scene, SceneLine, SceneSurface } from "../view/scene.ts";
import { useMarginStore } from "./margin-store.ts";
import { planCryoprobes, planLines, planMasks } from "./plan-shapes.ts";
import { usePreviewStore } from "./preview-store.ts";
import { TARGET_COLOR } from "./structure-colors.ts";
import { suggestedPaths } from "./suggested-paths.ts";
import { useSurfaceStore } from "./surface-store.ts";
import { shownBands } from "./uncertainty-bands.ts";

type Shapes = Pick<Scene, "lines" | "masks" | "cryoprobes">;

let lastKey: readonly unknown[] = [];
let lastShapes: Shapes = { lines: [], masks: [], cryoprobes: [] };

/** What all views show, composed outside React whenever one of its parts changes. */
export const useSceneStore: UseBoundStore<StoreApi<{ readonly scene: Scene }>> = create<{
  readonly scene: Scene;
}>(() => ({ scene: composeScene() }));

/** Keeps the scene in step with plan, image, freeze and look. Returns the way to stop. */
export function followScene(): () => void {
  const refresh = (): void => useSceneStore.setState({ scene: composeScene() });
  const stops = [
    usePlanStore,
    useImageStore,
    useViewStore,
    useFreezeStore,
    usePreviewStore,
    useSurfaceStore,
    useMarginStore,
    useUncertaintyStore,
    usePlacementStore,
  ].map((store) => store.subscribe(refresh));
  refresh();
  return () => {
    for (const stop of stops) stop();
  };
}

function composeScene(): Scene {
  const view = useViewStore.getState();
  const { state: image } = useImageStore.getState();
  const shapes = planShapes(currentPlan(), view);
  const { frames, frameIndex } = useFreezeStore.getState();
  const frozen = frames[frameIndex]?.frame ?? null;
  return {
    volume: image.status === "ready" ? image.image.volume : null,
    window: view.window,
    cursorLpsMm: view.cursorLpsMm,
    temperature: frozen ?? usePreviewStore.getState().frame,
    bands: shownBands(),
    field: "cold",
    washOpacity: view.washOpacity,
    isotherms: view.isotherms,
    measures: view.measures,
    surfaces: shownSurfaces(),
    ...shapes,
  };
}

/** Isotherms; while surfaces are painted by their distance to one of them, the others would only hide the colors. */
function shownSurfaces(): readonly SceneSurface[] {
  const { surfaces: isotherms } = useSurfaceStore.getState();
  const { surfaces: painted, temperatureC } = useMarginStore.getState();
  if (painted.length === 0) return isotherms;
  const measured = isotherms.filter(({ id }) => id === `isotherm/${temperatureC}`);
  return [...measured.map((surface) => ({ ...surface, opacity: 0.05 })), ...painted];
}

/** The same arrays while plan, selection and drawing stay the same, so that views can skip work. */
function planShapes(plan: TreatmentPlan | null, view: ViewState): Shapes {
  const { shown, answer, isStale } = usePlacementStore.getState();
  const key = [plan, view.selectedId, view.drawnPointsLpsMm, view.drawPurpose, shown, answer, isStale];
  if (key.every((part, index) => part === lastKey[index]) && lastKey.length > 0) return lastShapes;
  lastKey = key;
  const { selectedId } = view;
  lastShapes =
    plan === null
      ? { lines: [], masks: [], cryoprobes: [] }
      : {
          lines: [...planLines(plan, selectedId), ...suggestedPaths(), ...drawnLine(view)],
          masks: planMasks(plan, selectedId),
          cryoprobes: planCryoprobes(plan, selectedId),
        };
  return lastShapes;
}

/** Id of the line that is being drawn. */
export const DRAWN_LINE_ID = "drawing";

function drawnLine(view: ViewState): readonly SceneLine[] {
  if (view.drawnPointsLpsMm.length === 0) return [];
  const isTarget = view.drawPurpose === "target";
  return [
    {
      id: DRAWN_LINE_ID,
      name: "",
      pointsLpsMm: view.drawnPointsLpsMm,
      radiusMm: 1,
      color: isTarget ? TARGET_COLOR : "#c3c9cf",
      role: isTarget ? "target" : "structure",
      selected: true,
    },
  ];
}
