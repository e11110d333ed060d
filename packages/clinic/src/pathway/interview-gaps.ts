import type { Finding } from "@isotherm/knowledge";
import type { PainComponent } from "../record/pain.ts";
import { judge } from "./judge.ts";

/** An interview on its way: what the patient entered beforehand, and what the clinician adds. */
export type InterviewDraft = Partial<Omit<PainComponent, "kind" | "state">> & {
  readonly state?: Partial<PainComponent["state"]>;
};

interface Question {
  readonly field: string;
  readonly asks: string;
  readonly open: (draft: InterviewDraft) => boolean;
}

const noList = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;

const questions: readonly Question[] = [
  { field: "label", asks: "what the patient calls it", open: ({ label }) => (label ?? "").trim() === "" },
  { field: "regionIds", asks: "where it is, on the body map", open: ({ regionIds }) => noList(regionIds) },
  {
    field: "pointing",
    asks: "whether one finger can point to it",
    open: ({ pointing }) => pointing === undefined,
  },
  {
    field: "depth",
    asks: "whether it is on the surface or deep",
    open: ({ depth }) => depth === undefined,
  },
  {
    field: "axis",
    asks: "whether it is acute, chronic or of cancer",
    open: ({ axis }) => axis === undefined,
  },
  {
    field: "course",
    asks: "whether it is always there or comes and goes",
    open: ({ course }) => course === undefined,
  },
  { field: "onset", asks: "when and how it began", open: ({ onset }) => (onset ?? "").trim() === "" },
  {
    field: "qualities",
    asks: "how it feels, each word with its score",
    open: ({ state }) => noList(state?.qualities),
  },
  {
    field: "radiation",
    asks: "whether and where it travels",
    open: ({ radiation }) => radiation === undefined,
  },
  { field: "easedBy", asks: "what eases it, or that nothing does", open: ({ easedBy }) => noList(easedBy) },
  {
    field: "worsenedBy",
    asks: "what makes it worse, or that nothing does",
    open: ({ worsenedBy }) => noList(worsenedBy),
  },
  {
    field: "scores",
    asks: "worst, least, average and present score",
    open: ({ state }) =>
      [state?.worstScore, state?.leastScore, state?.averageScore, state?.nowScore].includes(undefined),
  },
  {
    field: "order",
    asks: "scores that fit together: the average lies between the least and the worst",
    open: ({ state }) => !isOrdered(state),
  },
  {
    field: "flares",
    asks: "how often flares come, how high and how long",
    open: ({ course, state }) => course === "constant-with-flares" && (state?.flares ?? null) === null,
  },
  {
    field: "night",
    asks: "how often it wakes the patient at night",
    open: ({ state }) => state?.nightWakingCount === undefined,
  },
  {
    field: "dailyLife",
    asks: "what it does to eating, sleep, driving and the other activities",
    open: ({ state }) => state?.dailyLife === undefined,
  },
];

/** Scores that are not told yet are asked for by their own question. */
function isOrdered(state: InterviewDraft["state"]): boolean {
  const { leastScore, averageScore, worstScore } = state ?? {};
  if (leastScore === undefined || averageScore === undefined || worstScore === undefined) return true;
  return leastScore <= averageScore && averageScore <= worstScore;
}

/** Everything that an interview still lacks, each in one sentence; empty when it can be submitted (R82). */
export function interviewGaps(draft: InterviewDraft): readonly Finding[] {
  const name = (draft.label ?? "").trim() === "" ? "This pain" : `"${draft.label}"`;
  return questions
    .filter(({ open }) => open(draft))
    .map(({ field, asks }) =>
      judge(`interview/${field}`, "critical", {
        message: `${name} lacks ${asks}; ask, because a number alone cannot be submitted`,
        inputs: { field },
      }),
    );
}
