import { Button, Modal, Skeleton } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import { readableTime } from "../cases/plan-row.tsx";
import { FailureNote } from "../layout/failure-note.tsx";
import { fetchRevision, listRevisions, type PlanRevision } from "../server/plans.ts";
import { editPlan } from "../state/plan-store.ts";

/** Earlier revisions of the plan; taking one back is a new edit that can be undone. */
export function RevisionDialog(properties: {
  readonly planId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { planId, opened, onClose } = properties;
  const [revisions, setRevisions] = useState<readonly PlanRevision[] | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  useEffect(() => {
    if (!opened) return;
    setMessage(null);
    listRevisions(planId).then(setRevisions, (error: unknown) => setMessage(sentence(error)));
  }, [planId, opened]);
  const takeBack = (revision: number): void => {
    fetchRevision(planId, revision).then(
      (saved) => {
        editPlan(() => saved.plan);
        onClose();
      },
      (error: unknown) => setMessage(sentence(error)),
    );
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Earlier revisions" centered>
      {message === null ? null : <FailureNote message={message} />}
      {revisions === null && message === null ? <Skeleton height={120} /> : null}
      {[...(revisions ?? [])]
        .sort((a, b) => b.revision - a.revision)
        .map(({ revision, savedAt, title }) => (
          <div
            key={revision}
            style={{ display: "grid", gridTemplateColumns: "40px 150px 1fr auto", gap: 8, padding: "6px 0" }}
          >
            <span className="number">{revision}</span>
            <span className="number quiet">{readableTime(savedAt)}</span>
            <span>{title}</span>
            <Button size="compact-sm" variant="default" onClick={() => takeBack(revision)}>
              Take back
            </Button>
          </div>
        ))}
    </Modal>
  );
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : "The history could not be read.";
}
