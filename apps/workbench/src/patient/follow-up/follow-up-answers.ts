import {
  baselinesOf,
  type FollowUp,
  followUpSchedule,
  followUpsOf,
  type MiniGoal,
  type PainBaseline,
  type PainState,
  type PatientRecord,
  type ScheduledVisit,
  sittingsOf,
  smallGoals,
} from "@isotherm/clinic";
import type { NewEntry } from "../../server/patients.ts";
import { draftOf, emptyAnswers, type PainAnswers } from "../interview/pain-answers.ts";

/** What the form after a freeze is about: the freeze, the visit that it answers, and each pain as it was then. */
export interface FollowUpQuestion {
  readonly freezeId: string;
  readonly freezeAt: string;
  /** Nerves of the sitting, as the atlas names them. */
  readonly targetIds: readonly string[];
  readonly visit: ScheduledVisit | null;
  readonly baselines: readonly PainBaseline[];
  readonly goal: MiniGoal | null;
}

/** Answers after a freeze on their way, as they are kept on the device. */
export interface FollowUpAnswers {
  readonly format: "isotherm.follow-up-answers";
  readonly version: 1;
  readonly eventId: string;
  readonly goalEventId: string;
  readonly nextGoalEventId: string;
  readonly nextGoalId: string;
  readonly freezeId: string;
  readonly visitId: string;
  readonly redFlags: readonly string[] | null;
  readonly pains: readonly PainAnswers[];
  readonly neuritis: "yes" | "no" | null;
  readonly neuritisScore: number | null;
  readonly remedies: readonly string[];
  readonly horner: FollowUp["horner"];
  readonly sideEffects: readonly { readonly name: string; readonly score: number | null }[];
  readonly globalImpressionScore: number | null;
  readonly goalState: MiniGoal["state"] | null;
  readonly nextGoal: string;
  readonly text: string;
  readonly pageIndex: number;
}

/** One page of the form. */
export type FollowUpPage =
  | { readonly kind: "red-flags" | "after-effects" | "side-effects" | "overall" | "goal" | "review" }
  | { readonly kind: "scores" | "qualities" | "flares" | "life"; readonly index: number };

/** [days] A visit may be answered this long before its day; the site's own habit is not known to the phone. */
const EARLY_DAYS = 1;

/** What is to be asked now about the sitting of one freeze, the last one where none is named; null where nothing was frozen yet. */
export function followUpQuestion(
  record: PatientRecord,
  at: string,
  wantedFreezeId: string | null = null,
): FollowUpQuestion | null {
  const sitting = sittingsOf(record).findLast((freezes) =>
    freezes.some(({ content }) => wantedFreezeId === null || content.freezeId === wantedFreezeId),
  );
  const freeze = sitting?.[0];
  if (sitting === undefined || freeze === undefined) return null;
  const freezeId = wantedFreezeId ?? freeze.content.freezeId;
  const soon = new Date(Date.parse(at) + EARLY_DAYS * 86_400_000).toISOString().slice(0, 10);
  const due = followUpSchedule(record, freezeId, { at, graceDays: 0 }).filter(
    ({ state, dueOn, from }) => state !== "done" && dueOn <= soon && from === "every-freeze",
  );
  return {
    freezeId,
    freezeAt: freeze.happenedAt,
    targetIds: sitting.flatMap(({ content }) => content.targetId ?? []),
    visit: due.at(-1) ?? null,
    baselines: baselinesOf(record, freeze.happenedAt),
    goal: smallGoals(record, at).find(({ settledAt }) => settledAt === null)?.goal ?? null,
  };
}

/** A form of which nothing is answered yet. */
export function newFollowUp(question: FollowUpQuestion, newId: () => string): FollowUpAnswers {
  return {
    format: "isotherm.follow-up-answers",
    version: 1,
    eventId: newId(),
    goalEventId: newId(),
    nextGoalEventId: newId(),
    nextGoalId: newId(),
    freezeId: question.freezeId,
    visitId: question.visit?.id ?? "unscheduled",
    redFlags: null,
    pains: question.baselines.map(({ component }) => ({
      ...emptyAnswers(component.painId, newId()),
      draft: { painId: component.painId, label: component.label, course: component.course },
    })),
    neuritis: null,
    neuritisScore: null,
    remedies: [],
    horner: "not-looked-for",
    sideEffects: [],
    globalImpressionScore: null,
    goalState: null,
    nextGoal: "",
    text: "",
    pageIndex: 0,
  };
}

/** Answers kept on this device for this freeze and visit; null where there are none. */
export function readFollowUp(text: string | null, question: FollowUpQuestion): FollowUpAnswers | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<FollowUpAnswers>;
    const isOurs =
      kept.format === "isotherm.follow-up-answers" &&
      kept.version === 1 &&
      kept.freezeId === question.freezeId &&
      kept.visitId === (question.visit?.id ?? "unscheduled");
    return isOurs ? (kept as FollowUpAnswers) : null;
  } catch {
    return null;
  }
}

/** Pages of the form: what is urgent first, then each pain, then the rest. */
export function followUpPages(answers: FollowUpAnswers): readonly FollowUpPage[] {
  return [
    { kind: "red-flags" },
    ...answers.pains.flatMap((_, index): FollowUpPage[] =>
      (["scores", "qualities", "flares", "life"] as const).map((kind) => ({ kind, index })),
    ),
    { kind: "after-effects" },
    { kind: "side-effects" },
    { kind: "overall" },
    { kind: "goal" },
    { kind: "review" },
  ];
}

/** With the answers about one pain changed. */
export function withPainNow(answers: FollowUpAnswers, index: number, pain: PainAnswers): FollowUpAnswers {
  return { ...answers, pains: answers.pains.map((other, place) => (place === index ? pain : other)) };
}

/** What a page still lacks; a page without its answers may be left and is asked for again at the end. */
export function isPageOpen(answers: FollowUpAnswers, page: FollowUpPage): boolean {
  switch (page.kind) {
    case "red-flags":
      return answers.redFlags === null;
    case "after-effects":
      return answers.neuritis === null || (answers.neuritis === "yes" && answers.neuritisScore === null);
    case "side-effects":
      return answers.sideEffects.some(({ score }) => score === null);
    case "scores":
    case "qualities":
    case "flares":
    case "life": {
      const pain = answers.pains[page.index];
      return pain === undefined || isPainPageOpen(pain, page.kind);
    }
    default:
      return false;
  }
}

function isPainPageOpen(pain: PainAnswers, kind: "scores" | "qualities" | "flares" | "life"): boolean {
  const state = draftOf(pain).state ?? {};
  if (kind === "qualities") return (state.qualities ?? []).length === 0;
  if (kind === "flares") return state.nightWakingCount === undefined || state.flares === undefined;
  if (kind === "life") return state.dailyLife === undefined;
  const { worstScore: worst, averageScore: average, leastScore: least, nowScore: now } = state;
  if (worst === undefined || average === undefined || least === undefined || now === undefined) return true;
  return least > average || average > worst;
}

/** The entries to send: the follow-up, and the small goal where something was said about it; empty while a page is open. */
export function followUpEntries(
  answers: FollowUpAnswers,
  question: FollowUpQuestion,
  happenedAt: string,
): readonly NewEntry[] {
  const content = followUpOf(answers);
  if (content === null) return [];
  const entry = (id: string, said: NewEntry["content"]): NewEntry => ({
    id,
    happenedAt,
    correction: null,
    content: said,
  });
  const { goal } = question;
  const settled = answers.goalState === null || answers.goalState === "open" || goal === null;
  return [
    entry(answers.eventId, content),
    ...(settled ? [] : [entry(answers.goalEventId, { ...goal, state: answers.goalState })]),
    ...(answers.nextGoal.trim() === ""
      ? []
      : [
          entry(answers.nextGoalEventId, {
            kind: "mini-goal",
            goalId: answers.nextGoalId,
            painId: null,
            text: answers.nextGoal.trim(),
            dueOn: dayLater(happenedAt, NEXT_GOAL_DAYS),
            state: "open",
          }),
        ]),
  ];
}

/** [days] A small goal that the patient sets on the phone is looked at again after this; a choice of this project. */
const NEXT_GOAL_DAYS = 28;

function dayLater(at: string, days: number): string {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The follow-up that these answers make; null while a page is open. */
export function followUpOf(answers: FollowUpAnswers): FollowUp | null {
  if (followUpPages(answers).some((page) => isPageOpen(answers, page))) return null;
  return {
    kind: "follow-up",
    freezeId: answers.freezeId,
    visitId: answers.visitId,
    manner: "entered-by-patient",
    durationS: null,
    pains: answers.pains.map((pain) => ({
      painId: pain.painId,
      state: { ownWords: "", ...draftOf(pain).state } as PainState,
    })),
    sideEffects: answers.sideEffects.flatMap(({ name, score }) => (score === null ? [] : [{ name, score }])),
    globalImpressionScore: answers.globalImpressionScore,
    neuritis:
      answers.neuritis === "yes" && answers.neuritisScore !== null
        ? { worstScore: answers.neuritisScore, remedies: answers.remedies }
        : null,
    horner: answers.horner,
    redFlags: answers.redFlags ?? [],
    rescue: "none",
    text: answers.text,
  };
}

/** Whether a droop of the eyelid is asked for: where the nerve lies in the neck, or where it was told before. */
export function asksForEyelid(record: PatientRecord, question: FollowUpQuestion): boolean {
  const told = followUpsOf(record, question.freezeId).some(({ content }) => content.horner === "present");
  return told || question.targetIds.includes("stellate-ganglion");
}
