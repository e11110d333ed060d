import type { NewEntry } from "../../server/patients.ts";
import type { OutboxItem } from "../outbox.ts";
import { type InterviewAnswers, openQuestions, sendableEntries } from "./interview-answers.ts";

/** Where one part of an interview is: with the clinic, on its way, refused by it, or on this device alone. */
export type PieceState = "sent" | "on-its-way" | "refused" | "ready" | "half-told";

/** One part of an interview that is sent by itself. */
export interface InterviewPiece {
  readonly id: string;
  /** As the patient knows it. */
  readonly name: string;
  readonly state: PieceState;
  /** Questions that are still open. */
  readonly openCount: number;
}

/** The story, where something was told, and every pain, each with where it is. */
export function interviewPieces(
  answers: InterviewAnswers,
  waiting: readonly OutboxItem[],
): readonly InterviewPiece[] {
  const stateOf = (eventId: string, openCount: number): PieceState => {
    const item = waiting.find(({ entry }) => entry.id === eventId);
    if (item !== undefined) return item.state === "refused" ? "refused" : "on-its-way";
    if (answers.sentIds.includes(eventId)) return "sent";
    return openCount === 0 ? "ready" : "half-told";
  };
  const story =
    answers.story.trim() === ""
      ? []
      : [
          {
            id: answers.storyEventId,
            name: "Your story",
            state: stateOf(answers.storyEventId, 0),
            openCount: 0,
          },
        ];
  const pains = answers.pains.map((pain, index) => {
    const openCount = openQuestions(pain).length;
    return {
      id: pain.eventId,
      name: pain.draft.label?.trim() || `Pain ${index + 1}`,
      state: stateOf(pain.eventId, openCount),
      openCount,
    };
  });
  return [...story, ...pains];
}

/** Hands everything that is whole to the outbox, and gives the answers that know it. */
export function sendReady(answers: InterviewAnswers, send: (entry: NewEntry) => void): InterviewAnswers {
  const entries = sendableEntries(answers, new Date().toISOString());
  for (const entry of entries) send(entry);
  return { ...answers, sentIds: [...answers.sentIds, ...entries.map(({ id }) => id)] };
}
