import { Button, Select } from "@mantine/core";
import { type ReactElement, useCallback, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { changeReferralAccess, fetchReferralAccess } from "../../server/referrals.ts";
import { useAnswer } from "../../state/use-answer.ts";
import { readableDay } from "../record/moments.ts";
import { useNameOf, usePeople } from "../record/people.ts";
import { sentenceOf } from "../record/record-desk.ts";
import styles from "./referral.module.css";

/** With whom outside the clinic a referral that came in is shared: they see how far it came, the letter, and their messages. */
export function ReferralSharing(properties: {
  readonly patientId: string;
  readonly referralId: string;
}): ReactElement {
  const { patientId, referralId } = properties;
  const ask = useCallback(() => fetchReferralAccess(patientId), [patientId]);
  const access = useAnswer(ask);
  const [message, setMessage] = useState<string | null>(null);
  const nameOf = useNameOf();
  const referrers = usePeople().filter(({ roles }) => roles.includes("referrer"));
  const change = async (referrerId: string, state: "shared" | "ended"): Promise<void> => {
    setMessage(null);
    try {
      await changeReferralAccess(patientId, { referralId, referrerId, state });
      access.retry();
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  const shared =
    access.status === "ready" ? access.value.filter((each) => each.referralId === referralId) : [];
  const others = referrers.filter(({ id }) => !shared.some(({ referrerId }) => referrerId === id));
  const problem = message ?? (access.status === "failed" ? access.message : null);
  return (
    <div className={styles["sharing"]} data-testid="referral-sharing">
      {shared.map(({ referrerId, sharedAt }) => (
        <p key={referrerId} data-testid="shared-with">
          {nameOf(referrerId)} sees this referral since {readableDay(sharedAt)}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => void change(referrerId, "ended")}
            data-testid="end-sharing"
          >
            End
          </Button>
        </p>
      ))}
      {others.length === 0 ? null : (
        <Select
          placeholder="Share with a referrer"
          aria-label="Share with a referrer"
          size="xs"
          data={others.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          value={null}
          onChange={(referrerId) => (referrerId === null ? undefined : void change(referrerId, "shared"))}
          searchable={true}
          data-testid="share-referral"
        />
      )}
      {problem === null ? null : <FailureNote message={problem} />}
    </div>
  );
}
