import { type ReactElement, useState } from "react";
import { painLook } from "../../body/pain-look.ts";
import { PainSwatch } from "../../body/pain-pattern.tsx";
import { WordsField } from "../form/answers.tsx";
import { BackAndNext, PageFrame } from "../phone/page-frame.tsx";
import type { PatientDesk } from "../phone/patient-desk.ts";
import styles from "../phone/phone.module.css";
import { linkShelf } from "../phone/shelf.ts";
import {
  type InterviewAnswers,
  newInterview,
  nextPlace,
  openQuestions,
  previousPlace,
  progressFraction,
  readInterview,
  withNewPain,
  withoutPain,
  withPain,
} from "./interview-answers.ts";
import { InterviewReview } from "./interview-review.tsx";
import { painQuestion } from "./pain-questions.ts";
import { QUESTION_VIEWS } from "./question-view.tsx";

const newId = (): string => crypto.randomUUID();

/** The interview on the patient's own device: one question a screen, kept on the device, resumed where it was left. */
export function InterviewPages({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const shelf = linkShelf(desk.linkId, "interview");
  const [answers, setAnswers] = useState(() => readInterview(shelf.read()) ?? newInterview(newId));
  const change = (next: InterviewAnswers): void => {
    setAnswers(next);
    shelf.write(JSON.stringify(next));
  };
  const forward = (): void => {
    const starts = answers.place.page === "story" && answers.pains.length === 0;
    change(starts ? withNewPain(answers, newId) : { ...answers, place: nextPlace(answers) });
  };
  const back = (): void => change({ ...answers, place: previousPlace(answers) });
  const parts = { answers, change, forward, back };
  switch (answers.place.page) {
    case "welcome":
      return <Welcome {...parts} siteName={desk.session.siteName} />;
    case "story":
      return <Story {...parts} />;
    case "pain":
      return <PainPage {...parts} />;
    case "more":
      return <MorePains {...parts} />;
    default:
      return <InterviewReview {...parts} desk={desk} />;
  }
}

/** What every page of the interview is given. */
export interface InterviewParts {
  readonly answers: InterviewAnswers;
  readonly change: (answers: InterviewAnswers) => void;
  readonly forward: () => void;
  readonly back: () => void;
}

function Welcome({ forward, siteName }: InterviewParts & { readonly siteName: string }): ReactElement {
  return (
    <PageFrame
      title="Tell us about your pain"
      testId="interview-welcome"
      foot={<BackAndNext onBack={null} onNext={forward} nextLabel="Start" />}
    >
      <p>
        One number can not tell us how you feel. So we ask about each pain on its own: where it is, how it
        feels, and what it does to your day.
      </p>
      <p>It takes about fifteen minutes. You can stop at any time and go on later on this device.</p>
      <p>There are no wrong answers. {siteName} reads them before you meet.</p>
    </PageFrame>
  );
}

function Story({ answers, change, forward, back }: InterviewParts): ReactElement {
  return (
    <PageFrame
      title="In your own words"
      hint="What is it like for you? What do you want us to know first?"
      progressFraction={progressFraction(answers)}
      testId="interview-story"
      foot={<BackAndNext onBack={back} onNext={forward} />}
    >
      <WordsField
        label="Your story"
        rows={9}
        value={answers.story}
        onChange={(story) => change({ ...answers, story })}
        testId="story-words"
      />
    </PageFrame>
  );
}

function PainPage({ answers, change, forward, back }: InterviewParts): ReactElement | null {
  const { place, pains } = answers;
  if (place.page !== "pain") return null;
  const pain = pains[place.index];
  if (pain === undefined) return null;
  const question = painQuestion(place.questionId);
  const View = QUESTION_VIEWS[place.questionId];
  const name = (pain.draft.label ?? "").trim();
  return (
    <PageFrame
      title={question.title}
      hint={question.hint}
      progressFraction={progressFraction(answers)}
      about={
        <>
          <PainSwatch look={painLook(place.index)} />
          {name === "" ? `Pain ${place.index + 1}` : name}
        </>
      }
      testId={`interview-${place.questionId}`}
      foot={<BackAndNext onBack={back} onNext={forward} />}
    >
      <View
        key={`${place.index}-${place.questionId}`}
        pain={pain}
        index={place.index}
        pains={pains}
        layout="one"
        onChange={(next) => change(withPain(answers, place.index, next))}
      />
    </PageFrame>
  );
}

function MorePains({ answers, change, forward, back }: InterviewParts): ReactElement {
  return (
    <PageFrame
      title="Is there another pain?"
      hint="Two pains can need two ways of help. So we ask about each one."
      progressFraction={progressFraction(answers)}
      testId="interview-more"
      foot={<BackAndNext onBack={back} onNext={forward} nextLabel="No, this is all" />}
    >
      <ul className={styles["list"]}>
        {answers.pains.map((pain, index) => (
          <li key={pain.painId}>
            <span className={styles["about"]} style={{ margin: 0 }}>
              <PainSwatch look={painLook(index)} />
              {pain.draft.label ?? `Pain ${index + 1}`}
            </span>
            <PainState answers={answers} index={index} change={change} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={`${styles["second"]} ${styles["wide"]}`}
        onClick={() => change(withNewPain(answers, newId))}
        data-testid="another-pain"
      >
        Yes, add another pain
      </button>
    </PageFrame>
  );
}

function PainState(
  properties: Pick<InterviewParts, "answers" | "change"> & { readonly index: number },
): ReactElement | null {
  const { answers, change, index } = properties;
  const pain = answers.pains[index];
  if (pain === undefined) return null;
  if (answers.sentIds.includes(pain.eventId)) return <span className={styles["day"]}>sent</span>;
  const openCount = openQuestions(pain).length;
  return (
    <span>
      <button
        type="button"
        className={styles["quietButton"]}
        onClick={() => change({ ...answers, place: { page: "pain", index, questionId: "name" } })}
      >
        {openCount === 0 ? "Look again" : `${openCount} open`}
      </button>
      <button
        type="button"
        className={styles["quietButton"]}
        onClick={() => change(withoutPain(answers, index))}
        aria-label={`Remove pain ${index + 1}`}
      >
        Remove
      </button>
    </span>
  );
}
