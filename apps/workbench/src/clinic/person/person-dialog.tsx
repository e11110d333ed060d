import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { type Person, savePerson } from "../../server/patients.ts";
import { type RecordDesk, sentenceOf } from "../record/record-desk.ts";
import { draftOfPerson, type PersonDraft, PersonFields, personOf } from "./person-fields.tsx";

/** Changes name, birth date and how to reach the person; every earlier state stays on the server. */
export function PersonDialog(properties: {
  readonly desk: RecordDesk;
  readonly person: Person;
  readonly onClose: () => void;
}): ReactElement {
  const { desk, person, onClose } = properties;
  const [draft, setDraft] = useState<PersonDraft>(() => draftOfPerson(person));
  const [basedOn, setBasedOn] = useState(desk.personRevision);
  const [theirs, setTheirs] = useState<Person | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const next = personOf(draft);
  const save = async (): Promise<void> => {
    if (next === null) return;
    setMessage(null);
    try {
      const answer = await savePerson(desk.patientId, next, basedOn);
      if (answer.kind === "conflict") {
        setTheirs(answer.person);
        setBasedOn(answer.revision);
        return;
      }
      await desk.reload();
      onClose();
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  return (
    <Modal opened={true} onClose={onClose} title="Person" size="lg" centered={true}>
      <form
        data-testid="person-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PersonFields draft={draft} onChange={setDraft} />
        {theirs === null ? null : (
          <FailureNote
            message={`Somebody changed this person meanwhile: ${theirs.familyName}, ${theirs.givenName}, born ${theirs.birthDate}, phone ${theirs.phone ?? "none"}. Your fields stand as you wrote them; save again to let them stand.`}
          />
        )}
        {message === null ? null : <FailureNote message={message} />}
        <Button type="submit" mt="md" disabled={next === null} data-testid="save-person">
          Save
        </Button>
      </form>
    </Modal>
  );
}
