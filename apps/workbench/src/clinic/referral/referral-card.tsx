import type { CareAxis, ReferralState, ReferralStepName } from "@isotherm/clinic";
import { Button, Modal } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { Findings } from "../findings.tsx";
import { Choice } from "../form/choice.tsx";
import { Prose } from "../form/text-fields.tsx";
import { AXES } from "../intake/intake-form.tsx";
import entry from "../record/entry.module.css";
import { readableDay } from "../record/moments.ts";
import { useQuickWrite } from "../record/quick-write.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { titleWord } from "../record/words.ts";
import { waitingText } from "../step.ts";
import styles from "./referral.module.css";

const TRACK: readonly ReferralStepName[] = ["triaged", "accepted", "seen", "reported-back"];

const STEP_NAMES: Readonly<Record<ReferralStepName, string>> = {
  triaged: "Triaged",
  accepted: "Accepted",
  seen: "Seen",
  "reported-back": "Reported back",
  declined: "Declined",
};

interface CardProperties {
  readonly desk: RecordDesk;
  readonly state: ReferralState;
  readonly onCorrect: () => void;
}

/** One referral with its loop: what was reached and when, how long it waits, and the next step. */
export function ReferralCard({ desk, state, onCorrect }: CardProperties): ReactElement {
  const { referral, openedAt, waitingDays, loop, reachedAt, axis, findings } = state;
  const [asks, setAsks] = useState<ReferralStepName | null>(null);
  const next = nextSteps(state);
  return (
    <article className={entry["card"]} data-testid="referral-card" data-loop={loop}>
      <header className={entry["cardHead"]}>
        <span className={entry["cardTitle"]}>
          {referral.direction === "in" ? "From" : "To"} {referral.counterpart}
        </span>
        <span className={entry["cardWho"]}>
          {titleWord(referral.specialty)} · {readableDay(openedAt)}
          {axis === null ? "" : ` · ${axis}`}
        </span>
        <Button size="compact-xs" variant="subtle" onClick={onCorrect} data-testid="correct-entry">
          Correct
        </Button>
      </header>
      <p className={styles["reason"]}>{referral.reason}</p>
      <ol className={styles["track"]}>
        <TrackPoint name="Received" at={openedAt} />
        {TRACK.map((step) => (
          <TrackPoint key={step} name={STEP_NAMES[step]} at={reachedAt[step] ?? null} />
        ))}
        {reachedAt["declined"] === undefined ? null : (
          <TrackPoint name="Declined" at={reachedAt["declined"]} />
        )}
      </ol>
      <div className={styles["foot"]}>
        {next.map((step, index) => (
          <Button
            key={step}
            size="xs"
            variant={index === 0 ? "filled" : "default"}
            onClick={() => setAsks(step)}
            data-testid={`referral-${step}`}
          >
            {actionName(step, referral.direction)}
          </Button>
        ))}
        <span className={`${styles["waiting"]} number`}>
          {loop === "open" ? `${waitingText(waitingDays)} so far` : "loop closed"}
          {referral.expectedOn === null ? "" : ` · report by ${readableDay(referral.expectedOn)}`}
        </span>
      </div>
      <Findings findings={findings} />
      <StepDialog
        key={asks ?? "none"}
        desk={desk}
        referralId={referral.referralId}
        step={asks}
        onClose={() => setAsks(null)}
      />
    </article>
  );
}

function nextSteps({ loop, reachedAt }: ReferralState): readonly ReferralStepName[] {
  if (loop === "closed") return [];
  const open = TRACK.filter((step) => reachedAt[step] === undefined);
  const first = open.slice(0, 1);
  return reachedAt["seen"] === undefined ? [...first, "declined"] : first;
}

function actionName(step: ReferralStepName, direction: "in" | "out"): string {
  switch (step) {
    case "triaged":
      return "Triage";
    case "accepted":
      return direction === "in" ? "Accept" : "Was accepted";
    case "seen":
      return "Was seen";
    case "declined":
      return direction === "in" ? "Decline" : "Was declined";
    default:
      return direction === "in" ? "Reported back" : "Report came back";
  }
}

function TrackPoint({ name, at }: { readonly name: string; readonly at: string | null }): ReactElement {
  return (
    <li className={styles["point"]} data-reached={at !== null}>
      <span className={styles["pointMark"]}>{at === null ? null : <IconCheck size={12} stroke={3} />}</span>
      {name}
      <span className={`${styles["pointDay"]} number`}>{at === null ? "" : readableDay(at)}</span>
    </li>
  );
}

function StepDialog(properties: {
  readonly desk: RecordDesk;
  readonly referralId: string;
  readonly step: ReferralStepName | null;
  readonly onClose: () => void;
}): ReactElement {
  const { desk, referralId, step, onClose } = properties;
  const [axis, setAxis] = useState<CareAxis | null>(null);
  const [text, setText] = useState("");
  const quick = useQuickWrite(desk);
  if (step === null) return <Modal opened={false} onClose={onClose} />;
  const lacksAxis = step === "triaged" && axis === null;
  const save = async (): Promise<void> => {
    if (await quick.write({ kind: "referral-step", referralId, step, axis, text })) onClose();
  };
  return (
    <Modal opened={true} onClose={onClose} title={STEP_NAMES[step]} centered={true}>
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
      <Prose label="Note" value={text} onChange={setText} testId="referral-note" />
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
