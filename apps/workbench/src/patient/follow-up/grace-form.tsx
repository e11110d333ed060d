import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Amount } from "../../clinic/form/text-fields.tsx";
import { changeGraceDays, useGraceDays } from "../../clinic/record/grace-days.ts";
import { sentenceOf } from "../../clinic/record/record-desk.ts";
import parts from "../../clinic/step-parts.module.css";
import { FailureNote } from "../../layout/failure-note.tsx";
import styles from "./follow-up.module.css";

/** When a visit counts as late; one setting for all patients of the site. */
export function GraceForm(): ReactElement {
  const graceDays = useGraceDays();
  const [draft, setDraft] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const toggle = (): void => {
    setDraft(graceDays);
    setMessage(null);
    setOpen(!isOpen);
  };
  const save = async (): Promise<void> => {
    if (draft === null) return;
    try {
      await changeGraceDays(draft);
      setMessage(null);
      setOpen(false);
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  return (
    <section className={parts["section"]} data-testid="site-follow-up">
      <header className={parts["sectionHead"]}>
        <h2>When a visit counts as late</h2>
        <Button size="compact-sm" variant="subtle" onClick={toggle} data-testid="grace-open">
          {isOpen ? "Close" : "Change"}
        </Button>
      </header>
      <p className={parts["lead"]} data-testid="grace-days">
        {graceDays === 0
          ? "On the day after it was due, for every patient of this site."
          : `More than ${graceDays} ${graceDays === 1 ? "day" : "days"} after it was due, for every patient of this site.`}
      </p>
      {isOpen ? (
        <div className={styles["grace"]}>
          <Amount
            label="Days of grace"
            unit="days"
            value={draft}
            onChange={setDraft}
            minimum={0}
            maximum={60}
            testId="grace-field"
          />
          <Button disabled={draft === null} onClick={() => void save()} data-testid="grace-save">
            Save for every patient
          </Button>
        </div>
      ) : null}
      {message === null ? null : <FailureNote message={message} />}
    </section>
  );
}
