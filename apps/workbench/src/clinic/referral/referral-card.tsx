import { type ReferralState, type ReferralStepName, specialtyNames } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { Findings } from "../findings.tsx";
import entry from "../record/entry.module.css";
import { readableDay } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { waitingText } from "../step.ts";
import styles from "./referral.module.css";
import { ReferralSharing } from "./referral-sharing.tsx";
import { ReferralStepDialog, STEP_NAMES } from "./referral-step-dialog.tsx";

const TRACK: readonly ReferralStepName[] = ["triaged", "accepted", "seen", "reported-back"];

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
          {specialtyNames[referral.specialty]} · {readableDay(openedAt)}
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
      {referral.direction === "in" ? (
        <ReferralSharing patientId={desk.patientId} referralId={referral.referralId} />
      ) : null}
      <Findings findings={findings} />
      {asks === null ? null : (
        <ReferralStepDialog
          key={asks}
          desk={desk}
          referral={referral}
          step={asks}
          onClose={() => setAsks(null)}
        />
      )}
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
