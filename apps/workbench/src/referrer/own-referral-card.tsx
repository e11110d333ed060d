import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { readableDay } from "../clinic/record/moments.ts";
import track from "../clinic/referral/referral.module.css";
import type { OwnReferral } from "../server/referrals.ts";
import styles from "./referrer.module.css";
import { ReferrerThread } from "./referrer-thread.tsx";

/** What a state is called for whoever sent the patient. */
function stateWords({ state, expectedOn }: OwnReferral): string {
  const by = expectedOn === null ? "" : `; a letter is expected by ${readableDay(expectedOn)}`;
  if (state === "accepted") return `Accepted${by}`;
  if (state === "seen") return `Seen${by}`;
  if (state === "reported-back") return "Reported back";
  if (state === "declined") return "Declined";
  return `Waiting${by}`;
}

/** One referral: how far it came, the letters that went back, and the messages about this patient. */
export function OwnReferralCard({ referral }: { readonly referral: OwnReferral }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { name, birthDate, reason, openedAt, acceptedAt, seenAt, reportedAt, declinedAt, reports } = referral;
  const points: readonly (readonly [string, string | null])[] = [
    ["Received", openedAt],
    ["Accepted", acceptedAt],
    ["Seen", seenAt],
    ["Reported back", reportedAt],
    ...(declinedAt === null ? [] : [["Declined", declinedAt] as const]),
  ];
  return (
    <article className={styles["card"]} data-testid="own-referral" data-state={referral.state}>
      <header className={styles["cardHead"]}>
        <h2>{name}</h2>
        <span className="quiet number">born {readableDay(birthDate)}</span>
        <span className={styles["state"]} data-testid="own-referral-state">
          {stateWords(referral)}
        </span>
      </header>
      <p className={styles["reason"]}>{reason}</p>
      <ol className={track["track"]}>
        {points.map(([point, at]) => (
          <li key={point} className={track["point"]} data-reached={at !== null}>
            <span className={track["pointMark"]}>
              {at === null ? null : <IconCheck size={12} stroke={3} />}
            </span>
            {point}
            <span className={`${track["pointDay"]} number`}>{at === null ? "" : readableDay(at)}</span>
          </li>
        ))}
      </ol>
      {reports.map(({ at, text }) => (
        <section key={at} className={styles["letter"]} data-testid="own-referral-letter">
          <h3>Letter of {readableDay(at)}</h3>
          <p>{text}</p>
        </section>
      ))}
      <Button
        size="xs"
        variant="default"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid="open-thread"
      >
        {isOpen ? "Close the messages" : "Messages with the clinic"}
      </Button>
      {isOpen ? <ReferrerThread patientId={referral.patientId} /> : null}
    </article>
  );
}
