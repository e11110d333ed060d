import { type ReactElement, useEffect } from "react";
import styles from "../plan/plan-screen.module.css";
import { zoomAllPlanes } from "../plan/zoom-planes.ts";
import { useSceneStore } from "../scene/scene-store.ts";
import { handleViewEvent } from "../scene/view-events.ts";
import { useFreezeStore } from "../state/freeze-store.ts";
import { usePlan } from "../state/plan-store.ts";
import { useRadiofrequencyStore } from "../state/radiofrequency-store.ts";
import { useViewStore } from "../state/view-store.ts";
import { type Scene, SliceView } from "../view/index.ts";
import { coldScene } from "./cold-scene.ts";
import { moveElectrode } from "./electrode-events.ts";
import { electrodesOf, heatScene } from "./heat-scene.ts";
import own from "./radiofrequency.module.css";

const PLANES = ["axial", "coronal"] as const;
type Plane = (typeof PLANES)[number];

/** Both lesions on the same slices: the freeze on the left, radiofrequency on the right. */
export function ComparePanes(): ReactElement {
  const scene = useSceneStore((state) => state.scene);
  const freeze = useFreezeStore((state) => state.outcome);
  const { outcome, isStale, choice } = useRadiofrequencyStore();
  const plan = usePlan();
  useEffect(zoomSoon, []);
  const electrodes = plan === null ? [] : electrodesOf(plan, choice);
  const cold = coldScene(scene, freeze);
  const heat = heatScene(scene, { electrodes, outcome: isStale ? null : outcome });
  return (
    <div className={styles["panes"]} data-testid="compare-panes">
      {PLANES.map((plane) => (
        <div key={plane} style={{ display: "contents" }}>
          <ComparePane plane={plane} side="cold" scene={cold} />
          <ComparePane plane={plane} side="heat" scene={heat} />
        </div>
      ))}
    </div>
  );
}

function ComparePane(properties: {
  readonly plane: Plane;
  readonly side: "cold" | "heat";
  readonly scene: Scene;
}): ReactElement {
  const { plane, side, scene } = properties;
  const tool = useViewStore((state) => state.tool);
  const name = side === "cold" ? "Freeze · coldest" : "Radiofrequency · hottest";
  const none = scene.temperature === null;
  return (
    <div className={styles["pane"]} data-testid={`compare-${side}-${plane}`}>
      <SliceView
        plane={plane}
        scene={scene}
        tool={tool}
        onEvent={side === "cold" ? handleViewEvent : moveElectrode}
      />
      <div className={styles["paneHead"]}>
        <span style={{ flex: 1 }} />
        <span className={own["side"]} data-side={side}>
          {none ? `${side === "cold" ? "Freeze" : "Radiofrequency"} · not computed` : name}
        </span>
      </div>
    </div>
  );
}

/** Both sides start near the cross-hair, at the same scale. */
function zoomSoon(): () => void {
  // The views measure themselves in the first frame; the second one can zoom.
  const timer = setTimeout(zoomAllPlanes, 60);
  return () => clearTimeout(timer);
}
