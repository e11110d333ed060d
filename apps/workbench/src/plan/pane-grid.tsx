import { ActionIcon } from "@mantine/core";
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconNeedle } from "@tabler/icons-react";
import { type ReactElement, useEffect } from "react";
import { MarginScaleOnView } from "../freeze/margin-choice.tsx";
import { useSceneStore } from "../scene/scene-store.ts";
import { handleViewEvent } from "../scene/view-events.ts";
import { currentPlan } from "../state/plan-store.ts";
import { type PaneId, useViewStore } from "../state/view-store.ts";
import { type Scene, SliceView, VolumeView } from "../view/index.ts";
import styles from "./plan-screen.module.css";
import { zoomAllPlanes } from "./zoom-planes.ts";

const PANE_NAMES: Readonly<Record<PaneId, string>> = {
  axial: "Axial",
  coronal: "Coronal",
  sagittal: "Sagittal",
  needle: "Along the cryoprobe",
  volume: "3-D",
};

/** Three planes and 3-D; any one can take the whole place. */
export function PaneGrid(): ReactElement {
  const enlarged = useViewStore((state) => state.enlarged);
  const needleView = useViewStore((state) => state.needleView);
  useEffect(zoomToTarget, []);
  const all: readonly PaneId[] = ["axial", needleView ? "needle" : "sagittal", "coronal", "volume"];
  return (
    <div className={styles["panes"]} data-enlarged={enlarged !== null} data-testid="panes">
      {all.map((pane) => (
        <Pane key={pane} pane={pane} isHidden={enlarged !== null && enlarged !== pane} />
      ))}
    </div>
  );
}

function Pane({ pane, isHidden }: { readonly pane: PaneId; readonly isHidden: boolean }): ReactElement {
  const enlarged = useViewStore((state) => state.enlarged === pane);
  const label = enlarged ? "Show all four views" : `Enlarge ${PANE_NAMES[pane]}`;
  return (
    <div className={styles["pane"]} hidden={isHidden} data-testid={`pane-${pane}`}>
      <PaneView pane={pane} />
      <div className={styles["paneHead"]}>
        <span style={{ flex: 1 }} />
        {pane === "sagittal" || pane === "needle" ? <NeedleSwitch pane={pane} /> : null}
        <ActionIcon
          size={28}
          variant="subtle"
          color="gray"
          onClick={() => toggleEnlarged(pane)}
          aria-label={label}
          title={label}
        >
          {enlarged ? <IconArrowsDiagonalMinimize2 size={18} /> : <IconArrowsDiagonal size={18} />}
        </ActionIcon>
      </div>
    </div>
  );
}

function PaneView({ pane }: { readonly pane: PaneId }): ReactElement {
  const scene = useSceneStore((state) => state.scene);
  const tool = useViewStore((state) => state.tool);
  if (pane === "volume") {
    return (
      <>
        <VolumeView
          scene={withoutSkin(scene)}
          boneHu={boneLevelHu(scene)}
          onMaximize={() => toggleEnlarged(pane)}
        />
        <MarginScaleOnView />
      </>
    );
  }
  return (
    <SliceView
      plane={pane}
      scene={scene}
      tool={tool}
      onEvent={handleViewEvent}
      onMaximize={() => toggleEnlarged(pane)}
    />
  );
}

function NeedleSwitch({ pane }: { readonly pane: PaneId }): ReactElement | null {
  const isNeedle = pane === "needle";
  const other: PaneId = isNeedle ? "sagittal" : "needle";
  const possible = useSceneStore((state) => state.scene.cryoprobes.length > 0);
  if (!possible && !isNeedle) return null;
  const label = isNeedle ? "Sagittal" : "Along the cryoprobe";
  return (
    <button
      type="button"
      className={styles["switch"]}
      onClick={() =>
        useViewStore.setState((state) => ({
          needleView: !isNeedle,
          enlarged: state.enlarged === pane ? other : state.enlarged,
        }))
      }
      aria-label={label}
      title={label}
      data-testid="needle-view"
    >
      <IconNeedle size={18} aria-hidden={true} />
      <span>{label}</span>
    </button>
  );
}

/** A case with a marked nerve opens near it; `Z` shows the whole image. */
function zoomToTarget(): () => void {
  // The views measure themselves in the first frame; the second one can zoom.
  const timer = setTimeout(() => {
    if (currentPlan()?.target !== null) zoomAllPlanes();
  }, 60);
  return () => clearTimeout(timer);
}

function toggleEnlarged(pane: PaneId): void {
  useViewStore.setState(({ enlarged }) => ({ enlarged: enlarged === pane ? null : pane }));
}

/** Where a surface of bone is drawn in 3-D: a viewing convention, no measurement. */
const BONE_SURFACE_HU = 250;

/** A CT without marked bone shows its bone by density; a phantom brings its own. */
function boneLevelHu({ volume }: Scene): number | null {
  const hasBone = currentPlan()?.structures.some(({ kind }) => kind === "bone") === true;
  return volume?.modality === "CT" && !hasBone ? BONE_SURFACE_HU : null;
}

let lastMasks: Scene["masks"] = [];
let lastInside: Scene["masks"] = [];

/** The same scene without the skin, which would hide everything in 3-D; the same masks stay the same array. */
function withoutSkin(scene: Scene): Scene {
  if (scene.masks !== lastMasks) {
    const skin = new Set(currentPlan()?.structures.flatMap(({ id, kind }) => (kind === "skin" ? [id] : [])));
    lastMasks = scene.masks;
    lastInside = scene.masks.filter((mask) => !skin.has(mask.id));
  }
  return { ...scene, masks: lastInside };
}
