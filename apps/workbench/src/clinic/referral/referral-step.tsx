import { type ReferralState, referralStates } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { Letter } from "../letter/letter.tsx";
import { EntryCard } from "../record/entry-card.tsx";
import { type StepContext, type StepProperties, type StepStanding, waitingText } from "../step.ts";
import styles from "../step-parts.module.css";
import { ReferralCard } from "./referral-card.tsx";
import { ReferralForm } from "./referral-form.tsx";

/** Every referral in and out, each with its loop; and the letter to whoever sent the patient. */
export function ReferralStep({ desk }: StepProperties): ReactElement {
  const states = referralStates(desk.record, desk.at);
  const [editing, setEditing] = useState<string | null>(null);
  const close = (): void => setEditing(null);
  const isNew = editing === "new" || (states.length === 0 && editing === null);
  const entries = desk.record.entries.filter(({ content }) => content.kind === "referral-opened");
  const edited = entries.find(({ entryId }) => entryId === editing) ?? null;
  return (
    <>
      <section className={styles["section"]} data-testid="referrals">
        <header className={styles["sectionHead"]}>
          <h2>Referrals in and out</h2>
          {isNew ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={15} />}
              onClick={() => setEditing("new")}
              data-testid="referrals-add"
            >
              Add a referral
            </Button>
          )}
        </header>
        {isNew || edited !== null ? (
          <div className={styles["formCard"]}>
            <ReferralForm
              desk={desk}
              corrects={edited}
              onSaved={close}
              onCancel={states.length === 0 ? undefined : close}
            />
          </div>
        ) : null}
        {states.toReversed().map((state) => (
          <ReferralCard
            key={state.referral.referralId}
            desk={desk}
            state={state}
            onCorrect={() => setEditing(entryIdOf(desk, state))}
          />
        ))}
        {entries
          .filter(({ state }) => state === "withdrawn")
          .map((entry) => (
            <EntryCard key={entry.entryId} desk={desk} entry={entry} />
          ))}
      </section>
      {states.some(({ referral }) => referral.direction === "in") ? <Letter desk={desk} /> : null}
    </>
  );
}

function entryIdOf(desk: StepProperties["desk"], state: ReferralState): string | null {
  const entry = desk.record.entries.find(
    ({ content }) => content.kind === "referral-opened" && content.referralId === state.referral.referralId,
  );
  return entry?.entryId ?? null;
}

/** Presses while a referral is late or waits for triage; done once every loop is closed. */
export function referralStanding({ record, at }: StepContext): StepStanding {
  const states = referralStates(record, at);
  if (states.length === 0) return { state: "open", summary: "none" };
  const open = states.filter(({ loop }) => loop === "open");
  if (open.length === 0) return { state: "done", summary: "closed" };
  const presses = open.some(({ findings }) => findings.length > 0);
  const longest = Math.max(...open.map(({ waitingDays }) => waitingDays));
  return { state: presses ? "attention" : "open", summary: waitingText(longest) };
}
