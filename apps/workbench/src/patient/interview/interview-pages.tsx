import { type ReactElement, useEffect, useMemo, useState } from "react";
import { painLook } from "../../body/pain-look.ts";
import { PainSwatch } from "../../body/pain-pattern.tsx";
import { WordsField } from "../form/answers.tsx";
import { BackAndNext, PageFrame } from "../phone/page-frame.tsx";
import type { PatientDesk } from "../phone/patient-desk.ts";
import styles from "../phone/phone.module.css";
import { deviceKeeps, patientShelf } from "../phone/shelf.ts";
import {
  type InterviewAnswers,
  newInterview,
  nextPlace,
  previousPlace,
  progressFraction,
  readInterview,
  stopped,
  withNewPain,
  withoutPain,
  withPain,
} from "./interview-answers.ts";
import type { InterviewParts } from "./interview-parts.ts";
import { type InterviewPiece, interviewPieces } from "./interview-pieces.ts";
import { InterviewReview } from "./interview-review.tsx";
import { InterviewStopped, PIECE_WORDS } from "./interview-stopped.tsx";
import { painQuestion } from "./pain-questions.ts";
import { QUESTION_VIEWS } from "./question-view.tsx";

const newId = (): string => crypto.randomUUID();

/** The interview on the patient's own device: one question a screen, kept on the device, resumed where it was left. */
export function InterviewPages({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const shelf = useMemo(() => patientShelf(desk.session.patientId, "interview"), [desk.session.patientId]);
  const [answers, setAnswers] = useState(() => readInterview(shelf.read()) ?? newInterview(newId));
  useEffect(() => {
    // Another page of this device may have gone on; what it kept is never written over by what this one remembers.
    const takeUp = (): void => setAnswers((held) => readInterview(shelf.read()) ?? held);
    window.addEventListener("focus", takeUp);
    return () => window.removeEventListener("focus", takeUp);
  }, [shelf]);
  const change = (next: InterviewAnswers): void => {
    setAnswers(next);
    shelf.write(JSON.stringify(next));
  };
  const forward = (): void => {
    const starts = answers.place.page === "story" && answers.pains.length === 0;
    change(starts ? withNewPain(answers, newId) : { ...answers, place: nextPlace(answers) });
  };
  const back = (): void => change({ ...answers, place: previousPlace(answers) });
  const stop = (): void => change(stopped(answers));
  const parts = { answers, change, forward, back, stop };
  switch (answers.place.page) {
    case "welcome":
      return <Welcome {...parts} siteName={desk.session.siteName} />;
    case "story":
      return <Story {...parts} />;
    case "pain":
      return <PainPage {...parts} />;
    case "more":
      return <MorePains {...parts} waiting={desk.waiting} />;
    case "stopped":
      return <InterviewStopped {...parts} desk={desk} />;
    default:
      return <InterviewReview {...parts} desk={desk} />;
  }
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
      <p>
        It takes about fifteen minutes.{" "}
        {deviceKeeps()
          ? "You can stop at any time and go on later on this device. What you have not sent stays on this device, and nobody else sees it."
          : "This browser keeps nothing once the page is closed, so please do it in one go."}
      </p>
      <p>There are no wrong answers. {siteName} reads them before you meet.</p>
    </PageFrame>
  );
}

function Story({ answers, change, forward, back, stop }: InterviewParts): ReactElement {
  return (
    <PageFrame
      title="In your own words"
      hint="What is it like for you? What do you want us to know first?"
      progressFraction={progressFraction(answers)}
      testId="interview-story"
      onStop={stop}
      foot={<BackAndNext onBack={back} onNext={forward} />}
    >
      {answers.sentIds.includes(answers.storyEventId) ? (
        <>
          <p data-testid="story-sent">“{answers.story}”</p>
          <p className={styles["quiet"]}>
            The clinic has this. If you want to add to it, tell us when you come.
          </p>
        </>
      ) : (
        <WordsField
          label="Your story"
          rows={9}
          value={answers.story}
          onChange={(story) => change({ ...answers, story })}
          testId="story-words"
        />
      )}
    </PageFrame>
  );
}

function PainPage({ answers, change, forward, back, stop }: InterviewParts): ReactElement | null {
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
      onStop={stop}
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

function MorePains(properties: InterviewParts & Pick<PatientDesk, "waiting">): ReactElement {
  const { answers, change, forward, back, stop, waiting } = properties;
  const pieces = interviewPieces(answers, waiting);
  return (
    <PageFrame
      title="Is there another pain?"
      hint="Two pains can need two ways of help. So we ask about each one."
      progressFraction={progressFraction(answers)}
      testId="interview-more"
      onStop={stop}
      foot={<BackAndNext onBack={back} onNext={forward} nextLabel="No, this is all" />}
    >
      <ul className={styles["list"]}>
        {answers.pains.map((pain, index) => (
          <li key={pain.painId}>
            <span className={styles["about"]} style={{ margin: 0 }}>
              <PainSwatch look={painLook(index)} />
              {pain.draft.label ?? `Pain ${index + 1}`}
            </span>
            <PainState
              answers={answers}
              index={index}
              change={change}
              piece={pieces.find(({ id }) => id === pain.eventId)}
            />
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
  properties: Pick<InterviewParts, "answers" | "change"> & {
    readonly index: number;
    readonly piece: InterviewPiece | undefined;
  },
): ReactElement | null {
  const { answers, change, index, piece } = properties;
  if (piece === undefined) return null;
  const { state, openCount } = piece;
  if (state !== "ready" && state !== "half-told") {
    return <span className={styles["quiet"]}>{PIECE_WORDS[state]}</span>;
  }
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
