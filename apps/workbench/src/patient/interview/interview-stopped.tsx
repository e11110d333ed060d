import { type ReactElement, useState } from "react";
import { closeLink } from "../phone/link-session.ts";
import { BackAndNext, PageFrame } from "../phone/page-frame.tsx";
import type { PatientDesk } from "../phone/patient-desk.ts";
import styles from "../phone/phone.module.css";
import { deviceKeeps, patientShelf } from "../phone/shelf.ts";
import type { InterviewParts } from "./interview-parts.ts";
import { type InterviewPiece, interviewPieces, type PieceState, sendReady } from "./interview-pieces.ts";

/** What each state means to the patient. */
export const PIECE_WORDS: Readonly<Record<PieceState, string>> = {
  sent: "sent: the clinic has it",
  "on-its-way": "on its way: kept here until the clinic has it",
  refused: "not taken by the clinic: kept here",
  ready: "told, not sent yet: only on this device",
  "half-told": "half told: only on this device",
};

/** The interview is put down: what the clinic has, what only this device has, and the ways on. */
export function InterviewStopped(properties: InterviewParts & { readonly desk: PatientDesk }): ReactElement {
  const { answers, change, forward, desk } = properties;
  const pieces = interviewPieces(answers, desk.waiting);
  const isReady = pieces.some(({ state }) => state === "ready");
  return (
    <PageFrame
      title={deviceKeeps() ? "Kept on this device" : "Not kept"}
      hint={
        deviceKeeps()
          ? "You can close this page now. To go on, open your link on this device. It may ask for your code again."
          : "This browser keeps nothing once the page is closed. Please leave it open, or send what is ready."
      }
      testId="interview-stopped"
      foot={<BackAndNext onBack={null} onNext={forward} nextLabel="Go on" />}
    >
      <Pieces pieces={pieces} />
      {isReady ? (
        <button
          type="button"
          className={`${styles["second"]} ${styles["wide"]}`}
          onClick={() => change(sendReady(answers, desk.send))}
          data-testid="send-ready"
        >
          Send what is told
        </button>
      ) : null}
      <ClearDevice pieces={pieces} desk={desk} />
    </PageFrame>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly InterviewPiece[] }): ReactElement {
  if (pieces.length === 0) return <p>You have not told us anything yet.</p>;
  return (
    <>
      <ul className={styles["list"]} data-testid="interview-pieces">
        {pieces.map(({ id, name, state, openCount }) => (
          <li key={id} className={styles["piece"]} data-state={state}>
            <strong>{name}</strong>
            <span className={styles["quiet"]}>
              {PIECE_WORDS[state]}
              {openCount === 0 ? "" : ` (${openCount} ${openCount === 1 ? "question" : "questions"} open)`}
            </span>
          </li>
        ))}
      </ul>
      <p>The clinic can not see what is only on this device.</p>
    </>
  );
}

/** For a device that others use: everything is taken off it, once the patient has seen what would be lost. */
function ClearDevice(properties: {
  readonly pieces: readonly InterviewPiece[];
  readonly desk: PatientDesk;
}): ReactElement {
  const { pieces, desk } = properties;
  const [asks, setAsks] = useState(false);
  const lost = pieces.filter(({ state }) => state === "ready" || state === "half-told");
  if (desk.waiting.length > 0) {
    return <p className={styles["quiet"]}>This device can be cleared once everything is sent.</p>;
  }
  if (!asks) {
    return (
      <button
        type="button"
        className={`${styles["quietButton"]} ${styles["wide"]}`}
        onClick={() => (lost.length === 0 ? void leaveDevice(desk) : setAsks(true))}
        data-testid="clear-device"
      >
        This is not my device: clear it
      </button>
    );
  }
  return (
    <section className={styles["card"]} data-testid="clear-confirm">
      <h2>Clear this device?</h2>
      <p>The clinic does not have this yet: {lost.map(({ name }) => name).join(", ")}. It would be gone.</p>
      <button
        type="button"
        className={`${styles["second"]} ${styles["wide"]}`}
        onClick={() => setAsks(false)}
        data-testid="keep-answers"
      >
        Keep it here
      </button>
      <button
        type="button"
        className={`${styles["quietButton"]} ${styles["wide"]}`}
        onClick={() => void leaveDevice(desk)}
        data-testid="clear-now"
      >
        Clear it
      </button>
    </section>
  );
}

/** Takes the interview off the device and ends the session, for whoever uses the device next. */
export async function leaveDevice(desk: PatientDesk): Promise<void> {
  patientShelf(desk.session.patientId, "interview").write("");
  await closeLink();
  location.reload();
}
