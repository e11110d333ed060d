import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { createPatient } from "../../server/patients.ts";
import { goTo } from "../../state/route.ts";
import { EMPTY_PERSON, type PersonDraft, PersonFields, personOf } from "../person/person-fields.tsx";
import { sentenceOf } from "../record/record-desk.ts";

/** Takes up a new patient and opens the page. */
export function NewPatientDialog(properties: {
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { opened, onClose } = properties;
  const [draft, setDraft] = useState<PersonDraft>(EMPTY_PERSON);
  const [isSaving, setSaving] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const person = personOf(draft);
  const save = async (): Promise<void> => {
    if (person === null) return;
    setSaving(true);
    setMessage(null);
    try {
      const patientId = await createPatient(person);
      setDraft(EMPTY_PERSON);
      onClose();
      goTo({ screen: "patient", patientId, step: "referral" });
    } catch (error) {
      setMessage(sentenceOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title="New patient" size="lg" centered={true}>
      <form
        data-testid="new-patient-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PersonFields draft={draft} onChange={setDraft} />
        {message === null ? null : <FailureNote message={message} />}
        <Button
          type="submit"
          mt="md"
          disabled={person === null}
          loading={isSaving}
          data-testid="save-patient"
        >
          Take up
        </Button>
      </form>
    </Modal>
  );
}
