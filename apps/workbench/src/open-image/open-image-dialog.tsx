import { Button, Group, Modal, Progress, Text } from "@mantine/core";
import { type ReactElement, useEffect } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import type { PlanPurpose } from "../state/draft.ts";
import type { JobProgress } from "../worker/jobs.ts";
import { DropPlace } from "./drop-place.tsx";
import { SeriesList } from "./series-list.tsx";
import { StoredSeries } from "./stored-series.tsx";
import { useImport } from "./use-import.ts";

/** Opens images of one's own: choose files, choose the series, take the names off, start the plan. */
export function OpenImageDialog(properties: {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Files that were dropped elsewhere on the page, to be looked through at once. */
  readonly dropped: readonly File[];
  /** What the plan is for, where the page of a patient asks; images that are here already are chosen there. */
  readonly purpose: PlanPurpose | null;
}): ReactElement {
  const { opened, onClose, dropped, purpose } = properties;
  const { stage, scan, importSeries, showList, startOver, cancel } = useImport(purpose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each drop is looked through once, whatever the stage is by then
  useEffect(() => scan(dropped), [dropped]);
  const close = (): void => {
    cancel();
    startOver();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Open images"
      size="xl"
      centered={true}
      data-testid="open-dialog"
    >
      {stage.kind === "choose" ? (
        <>
          <DropPlace onFiles={scan} />
          {purpose === null ? <StoredSeries onOpened={close} /> : null}
        </>
      ) : null}
      {stage.kind === "busy" ? <Busy progress={stage.progress} onCancel={cancel} /> : null}
      {stage.kind === "series" ? (
        <SeriesList answer={stage.answer} onImport={importSeries} onBack={startOver} />
      ) : null}
      {stage.kind === "failed" ? (
        <FailureNote
          message={stage.message}
          action={
            stage.answer === null
              ? { label: "Choose other files", onClick: startOver }
              : { label: "Choose another series", onClick: () => stage.answer && showList(stage.answer) }
          }
        />
      ) : null}
    </Modal>
  );
}

function Busy(properties: { readonly progress: JobProgress; readonly onCancel: () => void }): ReactElement {
  const { progress, onCancel } = properties;
  return (
    <div role="status" style={{ padding: "24px 0" }} data-testid="import-busy">
      <Group justify="space-between" mb={8}>
        <Text>{progress.text}</Text>
        <Text c="dimmed" className="number">
          {progress.fraction === null ? "" : `${Math.round(progress.fraction * 100)} %`}
        </Text>
      </Group>
      <Progress
        value={(progress.fraction ?? 1) * 100}
        animated={progress.fraction === null}
        size="lg"
        aria-label={progress.text}
      />
      <Button mt="md" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
