import { Button, Group, Modal, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useEffect, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import type { PlanEntry } from "../server/plans.ts";
import { renamePlan } from "./plan-actions.ts";

/** Asks for a new title; shown while `plan` is set. */
export function RenameDialog(properties: {
  readonly plan: PlanEntry | null;
  readonly onClose: () => void;
  readonly onRenamed: () => void;
}): ReactElement {
  const { plan, onClose, onRenamed } = properties;
  const [title, setTitle] = useState("");
  const [message, setMessage] = useState<string | null>(null);
  useEffect(() => {
    setTitle(plan?.title ?? "");
    setMessage(null);
  }, [plan]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (plan === null || title.trim() === "") return;
    renamePlan(plan.id, title.trim()).then(
      () => {
        onRenamed();
        onClose();
      },
      (error: unknown) => setMessage(error instanceof Error ? error.message : "The plan was not renamed."),
    );
  };
  return (
    <Modal opened={plan !== null} onClose={onClose} title="Rename" centered>
      <form onSubmit={submit}>
        <TextInput
          data-autofocus={true}
          label="Title"
          description="No name or number of a person: plans hold anatomy, no person."
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {message === null ? null : <FailureNote message={message} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={title.trim() === ""}>
            Rename
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
