import { Button } from "@mantine/core";
import { IconArrowLeft, IconBook2, IconFolderOpen } from "@tabler/icons-react";
import { type DragEvent, type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { IsothermMark } from "../layout/isotherm-mark.tsx";
import { filesOfDrop } from "../open-image/gather-files.ts";
import { OpenImageDialog } from "../open-image/open-image-dialog.tsx";
import { AccountMenu } from "../sign-in/account-menu.tsx";
import { goTo } from "../state/route.ts";
import { DEMO_CASES, type DemoCase } from "./demo-cases.ts";
import { DemoPicture } from "./demo-picture.tsx";
import { startPlan } from "./plan-actions.ts";
import { PlanList } from "./plan-list.tsx";
import styles from "./start-page.module.css";
import { usePlanList } from "./use-plan-list.ts";

/** Where plans start: demo cases, images of one's own, saved plans; and the way back to the clinic. */
export function StartPage(): ReactElement {
  const list = usePlanList();
  const [opening, setOpening] = useState(false);
  const [dropped, setDropped] = useState<readonly File[]>([]);
  const drop = (event: DragEvent): void => {
    if (opening) return;
    filesOfDrop(event.dataTransfer.items).then(
      (files) => {
        setDropped(files);
        setOpening(true);
      },
      () => setOpening(true),
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop anywhere is a shortcut; the button Open images does the same
    <div className={styles["page"]} onDrop={drop} data-testid="start-page">
      <main className={styles["column"]}>
        <header className={styles["head"]}>
          <a className={styles["home"]} href="#/clinic" aria-label="Isotherm, back to the clinic">
            <IsothermMark sizePx={40} />
            <span>
              <span className={styles["wordmark"]}>Isotherm</span>
              <span className={styles["claim"]}>Plan a freeze on the patient’s own CT</span>
            </span>
          </a>
          <Button
            component="a"
            href="#/clinic"
            ml="auto"
            size="md"
            variant="default"
            leftSection={<IconArrowLeft size={20} />}
            data-testid="back-to-clinic"
          >
            Clinic
          </Button>
          <Button
            component="a"
            href="#/atlas"
            size="md"
            variant="default"
            leftSection={<IconBook2 size={20} />}
            data-testid="open-atlas"
          >
            Atlas
          </Button>
          <Button
            size="md"
            leftSection={<IconFolderOpen size={20} />}
            onClick={() => setOpening(true)}
            data-testid="open-images"
          >
            Open images…
          </Button>
          <AccountMenu />
        </header>
        <h2 className={styles["sectionTitle"]}>Start with a demo case</h2>
        <DemoCards />
        <h2 className={styles["sectionTitle"]}>Plans</h2>
        <PlanList list={list} />
        <footer className={styles["foot"]}>
          For planning, teaching and research; not a cleared medical device. Names come off images on the way
          in, and nothing leaves this machine.
        </footer>
      </main>
      <OpenImageDialog opened={opening} onClose={() => setOpening(false)} dropped={dropped} purpose={null} />
    </div>
  );
}

function DemoCards(): ReactElement {
  const [starting, setStarting] = useState<string | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const open = (demo: DemoCase): void => {
    setStarting(demo.phantomId);
    setMessage(null);
    const image = {
      kind: "phantom",
      id: demo.phantomId,
      seriesInstanceUid: null,
      frameOfReferenceUid: null,
    } as const;
    startPlan(`${demo.title}: ${demo.teaser.toLowerCase()}`, image)
      .then((planId) => goTo({ screen: "plan", planId }))
      .catch((error: unknown) => setMessage(error instanceof Error ? error.message : String(error)))
      .finally(() => setStarting(null));
  };
  return (
    <>
      {message === null ? null : <FailureNote message={message} />}
      <div className={styles["demos"]}>
        {DEMO_CASES.map((demo) => (
          <button
            key={demo.phantomId}
            type="button"
            className={styles["demo"]}
            disabled={starting !== null}
            onClick={() => open(demo)}
            data-testid={`demo-${demo.phantomId}`}
          >
            <DemoPicture phantomId={demo.phantomId} />
            <span className={styles["demoTitle"]}>{demo.title}</span>
            <span className={styles["demoTeaser"]}>{demo.teaser}</span>
            <span className={styles["demoText"]}>{demo.structures}</span>
          </button>
        ))}
      </div>
    </>
  );
}
