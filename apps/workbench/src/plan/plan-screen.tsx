import type { Vec3 } from "@isotherm/imaging";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Loader, Progress, Text } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import { TimeBar } from "../freeze/time-bar.tsx";
import { FailureNote } from "../layout/failure-note.tsx";
import { CompareBar } from "../radiofrequency/compare-bar.tsx";
import { ComparePanes } from "../radiofrequency/compare-panes.tsx";
import { followMargins } from "../scene/margin-store.ts";
import { followPreview } from "../scene/preview-store.ts";
import { followScene } from "../scene/scene-store.ts";
import { followSurfaces } from "../scene/surface-store.ts";
import { fetchPlan } from "../server/plans.ts";
import { startAutosave } from "../state/autosave.ts";
import { draftOf, keepDraft, openDraft, storeDraft } from "../state/draft.ts";
import { clearFreeze } from "../state/freeze-store.ts";
import { loadImage, useImageStore } from "../state/image-store.ts";
import { keepLastPlace } from "../state/last-place.ts";
import { followPlacements } from "../state/placement-store.ts";
import { closePlan, currentPlan, openPlan, usePlan } from "../state/plan-store.ts";
import { followRadiofrequency, useRadiofrequencyStore } from "../state/radiofrequency-store.ts";
import { followUncertainty } from "../state/uncertainty-store.ts";
import { jumpTo, useViewStore } from "../state/view-store.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { startOnImage } from "./first-look.ts";
import { HelpOverlay } from "./help-overlay.tsx";
import { PaneGrid } from "./pane-grid.tsx";
import { PlanHeader } from "./plan-header.tsx";
import styles from "./plan-screen.module.css";
import { usePlanShortcuts } from "./plan-shortcuts.ts";
import { RevisionDialog } from "./revision-dialog.tsx";
import { StepPanel } from "./step-panel.tsx";
import { ToolRail } from "./tool-rail.tsx";

/** One case: views in the middle, tools on the left, the steps of planning on the right. */
export function PlanScreen(properties: {
  readonly planId: string;
  /** Place to look at first, such as a finding of the imaging review; null for the nerve. */
  readonly atLpsMm: Vec3 | null;
}): ReactElement {
  const { planId, atLpsMm } = properties;
  const [message, setMessage] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const plan = usePlan();
  useLookAt(atLpsMm);
  useEffect(() => {
    void attempt;
    setMessage(null);
    return openCase(planId, setMessage);
  }, [planId, attempt]);
  if (message !== null) {
    return (
      <div className={styles["loading"]}>
        <FailureNote message={message} action={{ label: "Retry", onClick: () => setAttempt(attempt + 1) }} />
      </div>
    );
  }
  if (plan === null) {
    return (
      <div className={styles["loading"]}>
        <Loader type="dots" aria-label="Opening the plan" />
      </div>
    );
  }
  return <CaseDesk plan={plan} />;
}

/** Puts the cross-hair where the address says, once the image is there. */
function useLookAt(atLpsMm: Vec3 | null): void {
  const isReady = useImageStore((store) => store.state.status === "ready");
  const place = atLpsMm?.join(",") ?? "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place in another array is the same place
  useEffect(() => {
    if (!isReady || atLpsMm === null) return;
    // After the first look, which is set in the same moment as the image.
    const timer = setTimeout(() => jumpTo(atLpsMm), 0);
    return () => clearTimeout(timer);
  }, [isReady, place]);
}

function CaseDesk({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const [helping, setHelping] = useState(false);
  const [browsing, setBrowsing] = useState(false);
  usePlanShortcuts(() => setHelping((shown) => !shown));
  return (
    <div className={styles["screen"]} data-testid="plan-screen">
      <PlanHeader plan={plan} onHelp={() => setHelping(true)} onHistory={() => setBrowsing(true)} />
      <ToolRail />
      <main className={styles["stage"]}>
        <Stage plan={plan} />
      </main>
      <aside className={styles["panel"]} aria-label="Steps of planning">
        <StepPanel plan={plan} />
      </aside>
      <HelpOverlay opened={helping} onClose={() => setHelping(false)} />
      <RevisionDialog planId={plan.id} opened={browsing} onClose={() => setBrowsing(false)} />
      <ConflictDialog />
    </div>
  );
}

function Stage({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const state = useImageStore((store) => store.state);
  const sideBySide = useRadiofrequencyStore((store) => store.sideBySide);
  if (state.status === "ready") {
    return sideBySide ? (
      <>
        <ComparePanes />
        <CompareBar />
      </>
    ) : (
      <>
        <PaneGrid />
        <TimeBar />
      </>
    );
  }
  if (state.status === "failed") {
    return (
      <div className={styles["loading"]}>
        <div style={{ maxWidth: 520 }}>
          <FailureNote
            message={state.message}
            action={{ label: "Try again", onClick: () => void loadImage(plan.image) }}
          />
        </div>
      </div>
    );
  }
  const progress =
    state.status === "loading" ? state.progress : { text: "Opening the image", fraction: null };
  return (
    <div className={styles["loading"]} role="status">
      <div style={{ width: 320 }}>
        <Text mb="xs">{progress.text}…</Text>
        <Progress
          value={(progress.fraction ?? 1) * 100}
          animated={progress.fraction === null}
          aria-label={progress.text}
        />
      </div>
    </div>
  );
}

/** Opens plan and image and keeps everything in step; returns the way to leave. */
function openCase(planId: string, onFailure: (message: string) => void): () => void {
  let left = false;
  const stops: (() => void)[] = [
    followScene(),
    followSurfaces(),
    followMargins(),
    followPreview(),
    followUncertainty(),
    followRadiofrequency(),
    followPlacements(),
  ];
  const open = async (): Promise<void> => {
    const draft = draftOf(planId);
    if (draft !== null) {
      openDraft(draft);
      startOnImage();
      stops.push(startAutosave());
      // A failure stands in the save mark with its way out; the case stays open.
      await storeDraft(draft).catch(() => undefined);
      return;
    }
    const { plan, revision } = await fetchPlan(planId);
    if (left) return;
    openPlan(plan, revision);
    stops.push(startAutosave());
    await loadImage(plan.image);
    if (!left) startOnImage();
  };
  open().catch((error: unknown) => {
    if (!left) onFailure(error instanceof Error ? error.message : "The plan could not be opened.");
  });
  return () => {
    left = true;
    for (const stop of stops) stop();
    const plan = currentPlan();
    if (plan !== null) {
      const { cursorLpsMm } = useViewStore.getState();
      keepLastPlace({ planId: plan.id, image: plan.image, pointLpsMm: cursorLpsMm });
    }
    keepDraft();
    clearFreeze();
    closePlan();
  };
}
