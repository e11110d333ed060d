import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { addToDirectory, correctDirectory, type DirectoryEntry } from "../../server/directory.ts";
import form from "../form/form.module.css";
import { sentenceOf } from "../record/record-desk.ts";
import {
  BLANK_ENTRY,
  type DirectoryDraft,
  DirectoryFields,
  draftOfEntry,
  entryOfDraft,
} from "./directory-fields.tsx";

/** Adds an entry, or corrects one; a correction that somebody else overtook shows what stands now. */
export function DirectoryDialog(properties: {
  /** null: a new entry. */
  readonly entry: DirectoryEntry | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactElement {
  const { onClose, onSaved } = properties;
  const [before, setBefore] = useState(properties.entry);
  const [draft, setDraft] = useState<DirectoryDraft>(before === null ? BLANK_ENTRY : draftOfEntry(before));
  const [isSaving, setSaving] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const content = entryOfDraft(draft, before?.state ?? "current");
  const save = async (): Promise<void> => {
    if (content === null) return;
    setSaving(true);
    setMessage(null);
    try {
      const answer =
        before === null ? await addToDirectory(content) : await correctDirectory(before, content);
      if ("kind" in answer && answer.kind === "conflict") {
        setBefore(answer.current);
        setMessage(`${answer.message} It now says: ${answer.current.name}, ${answer.current.place}.`);
        return;
      }
      onSaved();
      onClose();
    } catch (error) {
      setMessage(sentenceOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      opened={true}
      onClose={onClose}
      title={before === null ? "New entry of the directory" : "Correct this entry"}
      size="lg"
      centered={true}
    >
      <form
        className={form["form"]}
        data-testid="directory-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <DirectoryFields draft={draft} onChange={setDraft} />
        {message === null ? null : <FailureNote message={message} />}
        <div>
          <Button type="submit" disabled={content === null} loading={isSaving} data-testid="directory-save">
            {before === null ? "Add to the directory" : "Save the correction"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
