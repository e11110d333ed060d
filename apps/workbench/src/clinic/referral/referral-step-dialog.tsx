import { type CareAxis, type ReferralOpened, type ReferralStepName, referrerLetter } from "@isotherm/clinic";
import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { Choice } from "../form/choice.tsx";
import { Prose } from "../form/text-fields.tsx";
import { AXES } from "../intake/intake-form.tsx";
import { useQuickWrite } from "../record/quick-write.ts";
import type { RecordDesk } from "../record/record-desk.ts";

/** What each step of a referral is called. */
export const STEP_NAMES: Readonly<Record<ReferralStepName, string>> = {
  triaged: "Triaged",
  accepted: "Accepted",
  seen: "Seen",
  "reported-back": "Reported back",
  declined: "Declined",
};

const READ_OUTSIDE = "Whoever sent the patient reads this, where the referral is shared with them.";

/** What is written down with a step; a referral that came in goes back with the letter that the record makes. */
export function ReferralStepDialog(properties: {
  readonly desk: RecordDesk;
  readonly referral: ReferralOpened;
  readonly step: ReferralStepName;
  readonly onClose: () => void;
}): ReactElement {
  const { desk, referral, step, onClose } = properties;
  const { referralId, direction } = referral;
  const isLetter = step === "reported-back" && direction === "in";
  const goesOut = direction === "in" && (isLetter || step === "declined");
  const [axis, setAxis] = useState<CareAxis | null>(null);
  const [text, setText] = useState(() =>
    isLetter ? referrerLetter(desk.record, desk.at).paragraphs.join("\n\n") : "",
  );
  const quick = useQuickWrite(desk);
  const lacksAxis = step === "triaged" && axis === null;
  const save = async (): Promise<void> => {
    if (await quick.write({ kind: "referral-step", referralId, step, axis, text })) onClose();
  };
  return (
    <Modal
      opened={true}
      onClose={onClose}
      title={STEP_NAMES[step]}
      centered={true}
      size={isLetter ? "lg" : "md"}
    >
      {step === "triaged" ? (
        <Choice
          label="Acute, chronic or cancer?"
          options={AXES}
          value={axis}
          onChange={setAxis}
          testId="triage-axis"
        />
      ) : null}
      {step === "declined" ? (
        <p className="quiet">
          Nobody is turned away without an offer: write an assessment that refers on or names an alternative.
        </p>
      ) : null}
      <Prose
        label={isLetter ? "Letter" : "Note"}
        {...(goesOut ? { hint: READ_OUTSIDE } : {})}
        value={text}
        onChange={setText}
        testId="referral-note"
      />
      {quick.message === null ? null : <FailureNote message={quick.message} />}
      <Button
        mt="md"
        disabled={lacksAxis}
        loading={quick.isBusy}
        onClick={() => void save()}
        data-testid="referral-step-save"
      >
        Save
      </Button>
    </Modal>
  );
}
