import type { Finding } from "@isotherm/knowledge";
import { compareMoments } from "../record/moment.ts";
import { entriesOf, type PatientRecord } from "../record/patient-record.ts";
import { judge } from "./judge.ts";

/** Steps before a decision, in the order of practice (R74). */
export const workUpOrder = ["notes", "imaging", "interview", "seen", "examination"] as const;

/** One step of the work-up. */
export type WorkUpPart = (typeof workUpOrder)[number];

/** Whether a step was done, when and by whom. */
export interface WorkUpState {
  readonly part: WorkUpPart;
  readonly state: "done" | "open";
  readonly doneAt: string | null;
  readonly doneBy: string | null;
}

interface Done {
  readonly at: string;
  readonly by: string;
}

/** The steps of the work-up in order, each with who and when. Seeing counts only in person, by the proceduralist (R81). */
export function workUpStates(record: PatientRecord): readonly WorkUpState[] {
  return workUpOrder.map((part) => {
    const done = firstDone(record, part);
    return {
      part,
      state: done === null ? "open" : "done",
      doneAt: done?.at ?? null,
      doneBy: done?.by ?? null,
    };
  });
}

function firstDone(record: PatientRecord, part: WorkUpPart): Done | null {
  if (part === "imaging") {
    const review = entriesOf(record, "imaging-review")[0];
    return review === undefined ? null : { at: review.happenedAt, by: review.content.reviewedBy };
  }
  if (part === "interview") {
    const pain = entriesOf(record, "pain-component")[0];
    return pain === undefined ? null : { at: pain.happenedAt, by: pain.current.author.id };
  }
  const step = entriesOf(record, "work-up-step").find(
    ({ content }) =>
      content.step === part &&
      (part !== "seen" || (content.manner === "in-person" && content.capacity === "proceduralist")),
  );
  return step === undefined ? null : { at: step.happenedAt, by: step.content.performedBy };
}

/** What is said about the work-up: seen in another way than asked for, or done in another order. */
export function workUpFindings(record: PatientRecord): readonly Finding[] {
  const states = workUpStates(record);
  return [...seenOtherwise(record, states), ...outOfOrder(states)];
}

function seenOtherwise(record: PatientRecord, states: readonly WorkUpState[]): readonly Finding[] {
  if (states.some((state) => state.part === "seen" && state.state === "done")) return [];
  return entriesOf(record, "work-up-step")
    .filter(({ content }) => content.step === "seen")
    .map(({ content, happenedAt }) =>
      judge("seen-otherwise", "warning", {
        message: `On ${happenedAt.slice(0, 10)} the patient was seen by ${content.performedBy} (${content.capacity}, ${content.manner}); the proceduralist must see the patient in person`,
        inputs: { manner: content.manner, capacity: content.capacity },
      }),
    );
}

/** Notes first, imaging second, then the person: the later steps are read in the light of the earlier ones. */
function outOfOrder(states: readonly WorkUpState[]): readonly Finding[] {
  return states.flatMap((state, index) => {
    const { doneAt } = state;
    if (doneAt === null) return [];
    const missed = states.slice(0, index).filter(
      // Interview and visit are one conversation, in either order.
      (earlier) =>
        !(earlier.part === "interview" && state.part === "seen") &&
        (earlier.doneAt === null || compareMoments(earlier.doneAt, doneAt) > 0),
    );
    if (missed.length === 0) return [];
    return [
      judge("work-up-order", "info", {
        message: `${state.part} (${doneAt.slice(0, 10)}) came before ${missed.map(({ part }) => part).join(" and ")}; look at it again afterwards`,
        inputs: { part: state.part },
      }),
    ];
  });
}
