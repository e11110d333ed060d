import { type ReactElement, useState } from "react";
import { painLook } from "../../body/pain-look.ts";
import { PainSwatch } from "../../body/pain-pattern.tsx";
import { BackAndNext, PageFrame } from "../phone/page-frame.tsx";
import type { PatientDesk } from "../phone/patient-desk.ts";
import styles from "../phone/phone.module.css";
import { patientShelf } from "../phone/shelf.ts";
import { AFTER_PAGES } from "./follow-up-after.tsx";
import {
  type FollowUpAnswers,
  type FollowUpPage,
  type FollowUpQuestion,
  followUpEntries,
  followUpPages,
  isPageOpen,
  newFollowUp,
  readFollowUp,
} from "./follow-up-answers.ts";
import { PAIN_PAGES } from "./follow-up-pain.tsx";
import type { FollowUpParts } from "./follow-up-parts.ts";

/** What each page of the form asks. */
export const PAGE_TITLES: Readonly<Record<FollowUpPage["kind"], string>> = {
  "red-flags": "Is one of these new?",
  scores: "How strong is it now?",
  qualities: "How does it feel now?",
  flares: "Flares and nights",
  life: "What can you do now?",
  "after-effects": "Did the freeze bring a new pain?",
  "side-effects": "Is something else bothering you?",
  overall: "All in all",
  goal: "Your small goal",
  review: "Ready to send",
};

const HINTS: Readonly<Partial<Record<FollowUpPage["kind"], string>>> = {
  "red-flags": "We ask this first, because some things can not wait.",
  scores: "Think of the last days. Next to each row stands what you said then.",
  qualities: "0 means that it does not feel like this any more.",
  life: "With this pain, as it is now.",
  "after-effects": "The nerve can get sore for some weeks.",
  "side-effects": "Touch what you feel. Leave it empty if there is nothing.",
  overall: "Compared with the time before the freeze.",
};

/** The form after a freeze on the patient's phone: short, with what was said then beside each answer. */
export function FollowUpForm(properties: {
  readonly desk: PatientDesk;
  readonly question: FollowUpQuestion;
  readonly onClose: () => void;
  readonly onSent: () => void;
}): ReactElement {
  const { desk, question, onClose, onSent } = properties;
  const shelf = patientShelf(desk.session.patientId, "follow-up");
  const [answers, setAnswers] = useState(
    () => readFollowUp(shelf.read(), question) ?? newFollowUp(question, () => crypto.randomUUID()),
  );
  const change = (next: FollowUpAnswers): void => {
    setAnswers(next);
    shelf.write(JSON.stringify(next));
  };
  const [isFromReview, setFromReview] = useState(false);
  const pages = followUpPages(answers);
  const page = pages[answers.pageIndex] ?? { kind: "review" as const };
  const isLast = page.kind === "review";
  const entries = isLast ? followUpEntries(answers, question, new Date().toISOString()) : [];
  const next = (): void => {
    if (isLast) {
      for (const entry of entries) desk.send(entry);
      shelf.write("");
      onSent();
    } else {
      change({ ...answers, pageIndex: isFromReview ? pages.length - 1 : answers.pageIndex + 1 });
      setFromReview(false);
    }
  };
  const back = (): void =>
    answers.pageIndex === 0 ? onClose() : change({ ...answers, pageIndex: answers.pageIndex - 1 });
  const { record, contact } = desk;
  const parts = { record, contact, question, answers, change };
  const hint = HINTS[page.kind];
  return (
    <PageFrame
      title={PAGE_TITLES[page.kind]}
      {...(hint === undefined ? {} : { hint })}
      progressFraction={answers.pageIndex / (pages.length - 1)}
      about={<About page={page} answers={answers} />}
      testId={`follow-up-${page.kind}`}
      foot={
        <BackAndNext
          onBack={back}
          onNext={next}
          nextLabel={isLast ? "Send to the clinic" : "Next"}
          isBlocked={isLast && entries.length === 0}
        />
      }
    >
      <PageBody
        key={answers.pageIndex}
        page={page}
        pages={pages}
        parts={parts}
        onAnswer={(pageIndex) => {
          setFromReview(true);
          change({ ...answers, pageIndex });
        }}
      />
    </PageFrame>
  );
}

function About(properties: { readonly page: FollowUpPage; readonly answers: FollowUpAnswers }): ReactElement {
  const { page, answers } = properties;
  if (!("index" in page)) return <>Since the freeze</>;
  return (
    <>
      <PainSwatch look={painLook(page.index)} />
      {answers.pains[page.index]?.draft.label ?? ""}
    </>
  );
}

function PageBody(properties: {
  readonly page: FollowUpPage;
  readonly pages: readonly FollowUpPage[];
  readonly parts: FollowUpParts;
  readonly onAnswer: (pageIndex: number) => void;
}): ReactElement | null {
  const { page, pages, parts, onAnswer } = properties;
  if (page.kind === "review") return <Review pages={pages} parts={parts} onAnswer={onAnswer} />;
  if ("index" in page) {
    const View = PAIN_PAGES[page.kind];
    return <View {...parts} index={page.index} />;
  }
  const View = AFTER_PAGES[page.kind];
  return <View {...parts} />;
}

function Review(properties: {
  readonly pages: readonly FollowUpPage[];
  readonly parts: FollowUpParts;
  readonly onAnswer: (pageIndex: number) => void;
}): ReactElement {
  const { pages, parts, onAnswer } = properties;
  const { answers } = parts;
  const open = pages.flatMap((page, index) => (isPageOpen(answers, page) ? [{ page, index }] : []));
  if (open.length === 0) return <p>Everything is answered. Thank you.</p>;
  return (
    <>
      <p className={styles["gentle"]}>
        A few answers are still open. A number alone does not tell us enough.
      </p>
      <ul className={styles["list"]}>
        {open.map(({ page, index }) => (
          <li key={index}>
            <span>
              {PAGE_TITLES[page.kind]}
              {"index" in page ? ` (${answers.pains[page.index]?.draft.label ?? ""})` : ""}
            </span>
            <button
              type="button"
              className={styles["quietButton"]}
              onClick={() => onAnswer(index)}
              data-testid={`open-${page.kind}`}
            >
              Answer
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
