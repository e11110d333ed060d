import { interviewGaps } from "@isotherm/clinic";
import type { NewEntry } from "../../server/patients.ts";
import { componentOf, draftOf, emptyAnswers, type PainAnswers } from "./pain-answers.ts";
import { PAIN_QUESTIONS, type PainQuestionId } from "./pain-questions.ts";

/** Where the person is in the interview, or where it was put down. */
export type InterviewPlace = AskedPlace | { readonly page: "stopped"; readonly resume: AskedPlace };

/** A page of the interview that asks. */
type AskedPlace =
  | { readonly page: "welcome" | "story" | "more" | "review" }
  | {
      readonly page: "pain";
      readonly index: number;
      readonly questionId: PainQuestionId;
      /** Asked for from the review, and goes back there. */
      readonly from?: "review";
    };

/** A whole interview on its way, as it is kept on the device between two sittings. */
export interface InterviewAnswers {
  readonly format: "isotherm.interview-answers";
  readonly version: 1;
  /** Own words about everything, verbatim and first. */
  readonly story: string;
  readonly storyEventId: string;
  readonly pains: readonly PainAnswers[];
  readonly place: InterviewPlace;
  /** Events that were handed to the outbox already. */
  readonly sentIds: readonly string[];
}

/** An interview of which nothing is told yet. */
export function newInterview(newId: () => string): InterviewAnswers {
  return {
    format: "isotherm.interview-answers",
    version: 1,
    story: "",
    storyEventId: newId(),
    pains: [],
    place: { page: "welcome" },
    sentIds: [],
  };
}

/** Answers kept on this device; null where there are none, or none that this version can read. */
export function readInterview(text: string | null): InterviewAnswers | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<InterviewAnswers>;
    return kept.format === "isotherm.interview-answers" && kept.version === 1
      ? (kept as InterviewAnswers)
      : null;
  } catch {
    return null;
  }
}

/** Put down where it is, to be taken up there again. */
export function stopped(answers: InterviewAnswers): InterviewAnswers {
  const { place } = answers;
  return place.page === "stopped" ? answers : { ...answers, place: { page: "stopped", resume: place } };
}

/** With one more pain, and its first question on the screen. */
export function withNewPain(answers: InterviewAnswers, newId: () => string): InterviewAnswers {
  return {
    ...answers,
    pains: [...answers.pains, emptyAnswers(newId(), newId())],
    place: { page: "pain", index: answers.pains.length, questionId: "name" },
  };
}

/** With the answers about one pain changed. */
export function withPain(answers: InterviewAnswers, index: number, pain: PainAnswers): InterviewAnswers {
  return { ...answers, pains: answers.pains.map((other, place) => (place === index ? pain : other)) };
}

/** Without a pain that was begun by mistake; one that was sent stays. */
export function withoutPain(answers: InterviewAnswers, index: number): InterviewAnswers {
  const pain = answers.pains[index];
  if (pain === undefined || answers.sentIds.includes(pain.eventId)) return answers;
  return { ...answers, pains: answers.pains.filter((_, place) => place !== index), place: { page: "more" } };
}

/** The next page after this one; a question that does not apply is left out. */
export function nextPlace(answers: InterviewAnswers): InterviewPlace {
  const { place } = answers;
  if (place.page === "stopped") return place.resume;
  if (place.page === "welcome") return { page: "story" };
  if (place.page === "story") {
    return answers.pains.length > 0 ? { page: "more" } : { page: "pain", index: 0, questionId: "name" };
  }
  if (place.page !== "pain" || place.from === "review") return { page: "review" };
  const questionId = besideQuestion(answers, 1);
  return questionId === null ? { page: "more" } : { ...place, questionId };
}

/** The page before this one; a pain that was sent is not opened again, since nothing that is changed there would be sent. */
export function previousPlace(answers: InterviewAnswers): InterviewPlace {
  const { place } = answers;
  if (place.page === "stopped") return place.resume;
  if (place.page === "pain") {
    if (place.from === "review") return { page: "review" };
    const questionId = besideQuestion(answers, -1);
    if (questionId !== null) return { ...place, questionId };
    return place.index === 0 ? { page: "story" } : { page: "more" };
  }
  if (place.page === "review") return { page: "more" };
  if (place.page !== "more") return { page: "welcome" };
  const last = answers.pains.findLastIndex(({ eventId }) => !answers.sentIds.includes(eventId));
  const pain = answers.pains[last];
  return pain === undefined
    ? { page: "story" }
    : { page: "pain", index: last, questionId: askedOf(pain).at(-1) ?? "name" };
}

/** Questions that apply to a pain: one that never changes has no flares. */
export function askedOf(pain: PainAnswers): readonly PainQuestionId[] {
  return PAIN_QUESTIONS.map(({ id }) => id).filter(
    (id) => id !== "flares" || pain.draft.course !== "constant",
  );
}

/** How far the person has come, from 0 to 1. */
export function progressFraction(answers: InterviewAnswers): number {
  const place = answers.place.page === "stopped" ? answers.place.resume : answers.place;
  if (place.page === "pain") {
    const pain = answers.pains[place.index];
    const asked = pain === undefined ? [] : askedOf(pain);
    return 0.08 + 0.86 * (asked.indexOf(place.questionId) / Math.max(asked.length, 1));
  }
  return { welcome: 0, story: 0.04, more: 0.94, review: 1 }[place.page];
}

/** Questions that a pain still leaves open, each once, in the order of asking. */
export function openQuestions(pain: PainAnswers): readonly PainQuestionId[] {
  const fields = interviewGaps(draftOf(pain)).map(({ inputs }) => String(inputs?.["field"]));
  return PAIN_QUESTIONS.filter((question) => question.fields.some((field) => fields.includes(field))).map(
    ({ id }) => id,
  );
}

/** Entries that can be sent now: the story, and every pain that lacks nothing. */
export function sendableEntries(answers: InterviewAnswers, happenedAt: string): readonly NewEntry[] {
  const story = answers.story.trim();
  const entries: NewEntry[] = [
    ...(story === ""
      ? []
      : [
          {
            id: answers.storyEventId,
            happenedAt,
            correction: null,
            content: { kind: "patient-story", ownWords: answers.story } as const,
          },
        ]),
    ...answers.pains.flatMap((pain): NewEntry[] => {
      const content = componentOf(pain);
      return content === null ? [] : [{ id: pain.eventId, happenedAt, correction: null, content }];
    }),
  ];
  return entries.filter(({ id }) => !answers.sentIds.includes(id));
}

function besideQuestion(answers: InterviewAnswers, step: 1 | -1): PainQuestionId | null {
  const { place, pains } = answers;
  if (place.page !== "pain") return null;
  const pain = pains[place.index];
  if (pain === undefined) return step === 1 ? "name" : null;
  const asked = askedOf(pain);
  return asked[asked.indexOf(place.questionId) + step] ?? null;
}
