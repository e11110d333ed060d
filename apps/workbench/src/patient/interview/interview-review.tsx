import type { ReactElement } from "react";
import { BodyPicture } from "../../body/body-drawing.tsx";
import { placeWords } from "../../body/body-words.ts";
import { painLook } from "../../body/pain-look.ts";
import { PainSwatch } from "../../body/pain-pattern.tsx";
import { BackAndNext, PageFrame } from "../phone/page-frame.tsx";
import type { PatientDesk } from "../phone/patient-desk.ts";
import styles from "../phone/phone.module.css";
import { openQuestions } from "./interview-answers.ts";
import type { InterviewParts } from "./interview-parts.ts";
import { type InterviewPiece, interviewPieces, sendReady } from "./interview-pieces.ts";
import { leaveDevice, PIECE_WORDS } from "./interview-stopped.tsx";
import { painQuestion } from "./pain-questions.ts";

/** Everything once more before it is sent; what is open is asked for gently, and a whole pain can go without the others. */
export function InterviewReview(properties: InterviewParts & { readonly desk: PatientDesk }): ReactElement {
  const { answers, change, back, stop, desk } = properties;
  const pieces = interviewPieces(answers, desk.waiting);
  const isReady = pieces.some(({ state }) => state === "ready");
  const open = answers.pains.flatMap((pain, index) =>
    openQuestions(pain).map((questionId) => ({ index, questionId })),
  );
  const isAllSent = !isReady && answers.sentIds.length > 0 && open.length === 0;
  if (isAllSent) return <ThankYou desk={desk} />;
  return (
    <PageFrame
      title={open.length === 0 ? "Ready to send" : "Almost there"}
      hint={
        open.length === 0
          ? "Look at it once more. Then send it to the clinic."
          : "A few things are still open. A number alone does not tell us enough, so we ask you gently."
      }
      progressFraction={1}
      testId="interview-review"
      onStop={stop}
      foot={
        <BackAndNext
          onBack={back}
          onNext={() => change(sendReady(answers, desk.send))}
          nextLabel={open.length === 0 ? "Send to the clinic" : "Send what is ready"}
          isBlocked={!isReady}
        />
      }
    >
      {answers.pains.map((pain, index) => {
        const own = open.filter((question) => question.index === index);
        const marks = pain.draft.marks ?? [];
        return (
          <section key={pain.painId} className={styles["card"]} data-testid={`review-pain-${index}`}>
            <header className={styles["about"]}>
              <PainSwatch look={painLook(index)} />
              <h2>{pain.draft.label ?? `Pain ${index + 1}`}</h2>
            </header>
            {pain.draft.state?.ownWords ? (
              <p className={styles["plain"]}>“{pain.draft.state.ownWords}”</p>
            ) : null}
            {marks.length === 0 ? null : (
              <BodyPicture
                label={placeWords(marks).join(", ")}
                pains={[{ painId: pain.painId, look: painLook(index), marks, emphasis: "full" }]}
              />
            )}
            <p className={styles["quiet"]} data-testid={`review-state-${index}`}>
              {stateWords(pieces.find(({ id }) => id === pain.eventId))}
            </p>
            {own.length === 0 ? null : (
              <ul className={styles["list"]}>
                {own.map(({ questionId }) => (
                  <li key={questionId}>
                    {painQuestion(questionId).title}
                    <button
                      type="button"
                      className={styles["quietButton"]}
                      onClick={() =>
                        change({ ...answers, place: { page: "pain", index, questionId, from: "review" } })
                      }
                      data-testid={`open-${questionId}`}
                    >
                      Answer
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </PageFrame>
  );
}

function stateWords(piece: InterviewPiece | undefined): string {
  if (piece === undefined) return "";
  const words = PIECE_WORDS[piece.state];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** All is told; once nothing waits any more, the device is cleared for whoever uses it next. */
function ThankYou({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const isSent = desk.waiting.length === 0;
  return (
    <PageFrame title="Thank you" testId="interview-thanks">
      <p data-testid="interview-sent">
        {isSent
          ? "Your answers are with the clinic. We will go through them with you."
          : "Your answers are kept on this device. They go out as soon as there is a network. Please leave this page open."}
      </p>
      <p>If something changes before we meet, tell us when you come.</p>
      {isSent ? (
        <button
          type="button"
          className={`${styles["second"]} ${styles["wide"]}`}
          onClick={() => void leaveDevice(desk)}
          data-testid="leave-device"
        >
          I am done with this device
        </button>
      ) : null}
    </PageFrame>
  );
}
