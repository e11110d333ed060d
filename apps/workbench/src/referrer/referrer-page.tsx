import { Button, Skeleton } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { sentenceOf } from "../clinic/record/record-desk.ts";
import { FailureNote } from "../layout/failure-note.tsx";
import { IsothermMark } from "../layout/isotherm-mark.tsx";
import { fetchOwnReferrals, type OwnReferralPage } from "../server/referrals.ts";
import { fetchSiteContact } from "../server/site-contact.ts";
import { AccountMenu } from "../sign-in/account-menu.tsx";
import { useAnswer } from "../state/use-answer.ts";
import { OwnReferralCard } from "./own-referral-card.tsx";
import styles from "./referrer.module.css";

/** The page of a colleague outside who sends patients: what became of each, the letters that came back, and the way to write. */
export function ReferrerPage(): ReactElement {
  useEffect(() => {
    document.title = "Your patients – Isotherm";
  }, []);
  return (
    <div className={styles["screen"]} data-testid="referrer-page">
      <header className={styles["bar"]}>
        <span className={styles["mark"]}>
          <IsothermMark sizePx={28} />
          <span>Isotherm</span>
        </span>
        <span className={styles["space"]} />
        <Button
          component="a"
          href="#/atlas"
          variant="subtle"
          color="gray"
          leftSection={<IconBook2 size={18} />}
        >
          Atlas
        </Button>
        <AccountMenu />
      </header>
      <main className={styles["main"]}>
        <div className={styles["column"]}>
          <h1>Patients whom you referred</h1>
          <CallLine />
          <Referrals />
        </div>
      </main>
    </div>
  );
}

/** The number of the clinic, which a colleague may always call. */
function CallLine(): ReactElement {
  const contact = useAnswer(fetchSiteContact);
  const phone = contact.status === "ready" ? contact.value.clinicPhone : null;
  if (contact.status !== "ready" || phone === null) {
    return <p className="quiet">Call the clinic when it cannot wait for an answer.</p>;
  }
  return (
    <p className="quiet">
      When it cannot wait, call <a href={`tel:${phone.replace(/[^+\d]/gu, "")}`}>{phone}</a>
      {contact.value.phoneHours === "" ? "" : ` (${contact.value.phoneHours})`}.
    </p>
  );
}

function Referrals(): ReactElement {
  const [page, setPage] = useState<OwnReferralPage | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const load = useCallback(async (cursor: string | null): Promise<void> => {
    try {
      const next = await fetchOwnReferrals(cursor);
      setMessage(null);
      setPage((before) => ({
        ...next,
        referrals:
          cursor === null || before === null ? next.referrals : [...before.referrals, ...next.referrals],
      }));
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  }, []);
  useEffect(() => void load(null), [load]);
  const nextCursor = page?.nextCursor ?? null;
  return (
    <>
      {message === null ? null : (
        <FailureNote
          message={message}
          action={{ label: "Try again", onClick: () => void load(nextCursor) }}
        />
      )}
      {page === null && message === null ? <Skeleton height={180} /> : null}
      {page?.referrals.length === 0 ? (
        <p className={styles["none"]} data-testid="referrer-empty">
          The clinic has not shared a referral with you yet. Once it does, you see here whether your patient
          waits, was accepted and was seen, and the letter that comes back.
        </p>
      ) : null}
      {page?.referrals.map((referral) => (
        <OwnReferralCard key={`${referral.patientId} ${referral.referralId}`} referral={referral} />
      ))}
      {nextCursor === null ? null : (
        <Button variant="subtle" onClick={() => void load(nextCursor)}>
          Show more
        </Button>
      )}
    </>
  );
}
