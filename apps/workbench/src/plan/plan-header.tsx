import { canRedo, canUndo, updatePlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconCopy,
  IconDots,
  IconGitCompare,
  IconHelp,
  IconHistory,
} from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { saveCopy } from "../cases/plan-actions.ts";
import { retrySave } from "../state/draft.ts";
import { editPlan, redoPlan, undoPlan, usePlanStore } from "../state/plan-store.ts";
import { goTo, type Route, useRoute } from "../state/route.ts";
import { ImageNotes } from "./image-notes.tsx";
import styles from "./plan-screen.module.css";

/** Title, save state, undo, and the way out. */
export function PlanHeader(properties: {
  readonly plan: TreatmentPlan;
  readonly onHelp: () => void;
  readonly onHistory: () => void;
}): ReactElement {
  const { plan, onHelp, onHistory } = properties;
  const route = useRoute();
  return (
    <header className={styles["header"]}>
      <Tooltip label={route.screen === "plan" && route.patientId ? "Back to the patient" : "All plans"}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          onClick={() => goTo(wayBack(route))}
          aria-label="Back to where the plan was opened"
          data-testid="back"
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
      </Tooltip>
      <TitleField plan={plan} />
      <SaveMark />
      <ImageNotes />
      <span style={{ flex: 1 }} />
      <UndoButtons />
      <PlanMenu plan={plan} onHistory={onHistory} />
      <Tooltip label="Keyboard and help (?)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          onClick={onHelp}
          aria-label="Help"
          data-testid="help"
        >
          <IconHelp size={20} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

function TitleField({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const [title, setTitle] = useState(plan.title);
  useEffect(() => setTitle(plan.title), [plan.title]);
  const keep = (): void => {
    const wanted = title.trim();
    if (wanted === "" || wanted === plan.title) setTitle(plan.title);
    else editPlan((current) => updatePlan(current, { title: wanted }));
  };
  return (
    <input
      className={styles["title"]}
      value={title}
      aria-label="Title of the plan"
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      data-testid="plan-title"
    />
  );
}

const SAVE_WORDS = {
  storing: "Storing the images…",
  saved: "Saved",
  unsaved: "Saving…",
  saving: "Saving…",
  failed: "Not saved",
  conflict: "Changed elsewhere",
} as const;

function SaveMark(): ReactElement {
  const saveState = usePlanStore((state) => state.saveState);
  const message = usePlanStore((state) => state.saveMessage);
  return (
    <>
      <output
        className={styles["saveState"]}
        data-testid="save-state"
        data-state={saveState}
        title={message ?? ""}
      >
        {saveState === "storing" ? (message ?? SAVE_WORDS.storing) : SAVE_WORDS[saveState]}
      </output>
      {saveState === "failed" ? (
        <Tooltip label={message} multiline={true} maw={360}>
          <Button size="compact-xs" variant="light" color="orange" onClick={() => void retrySave()}>
            Retry
          </Button>
        </Tooltip>
      ) : null}
    </>
  );
}

function UndoButtons(): ReactElement {
  const undoable = usePlanStore((state) => state.history !== null && canUndo(state.history));
  const redoable = usePlanStore((state) => state.history !== null && canRedo(state.history));
  return (
    <>
      <Tooltip label="Undo (Ctrl+Z)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={!undoable}
          onClick={undoPlan}
          aria-label="Undo"
          data-testid="undo"
        >
          <IconArrowBackUp size={20} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Redo (Ctrl+Y)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={!redoable}
          onClick={redoPlan}
          aria-label="Redo"
          data-testid="redo"
        >
          <IconArrowForwardUp size={20} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function PlanMenu(properties: {
  readonly plan: TreatmentPlan;
  readonly onHistory: () => void;
}): ReactElement {
  const { plan, onHistory } = properties;
  const copyAnd = (go: (copyId: string) => void) => (): void => {
    saveCopy(plan).then(go, (error: unknown) =>
      usePlanStore.setState({ saveMessage: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="More for this plan"
          data-testid="plan-menu"
        >
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={copyAnd((planId) => goTo({ screen: "plan", planId }))}
        >
          Duplicate and open
        </Menu.Item>
        <Menu.Item
          leftSection={<IconGitCompare size={16} />}
          onClick={copyAnd((copyId) => goTo({ screen: "compare", planIds: [plan.id, copyId] }))}
        >
          Duplicate and compare
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={16} />} onClick={onHistory}>
          Earlier revisions
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** To the patient whose plan it is, where the patient's page led here. */
function wayBack(route: Route): Route {
  if (route.screen === "plan" && route.patientId) {
    return { screen: "patient", patientId: route.patientId, step: "plan" };
  }
  return { screen: "plans" };
}
