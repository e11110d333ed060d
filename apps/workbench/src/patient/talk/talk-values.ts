import {
  contentsOf,
  type ExpectationTalk,
  equivalentsTrend,
  latestOf,
  type PatientRecord,
} from "@isotherm/clinic";
import type { FormCheck } from "../../clinic/record/entry-form.ts";

/** What the form of the talk holds; whatever is not said yet stays open. */
export interface TalkValues {
  readonly goals: readonly {
    readonly painId: string;
    readonly baselineScore: number;
    readonly goalScore: number | null;
  }[];
  readonly functionGoal: string;
  readonly goalEquivalentMgPerDay: number | null;
  readonly neverZero: ExpectationTalk["neverZero"];
  readonly riskTextIds: readonly string[];
  readonly neuritis: ExpectationTalk["neuritis"] | null;
  readonly planB: string;
  readonly teachBack: string;
  readonly questions: ExpectationTalk["questions"];
}

/** The talk as it stands, or what the record already says for a new one: each pain with its average, and open questions. */
export function talkValues(record: PatientRecord, talk: ExpectationTalk | null): TalkValues {
  const pains = contentsOf(record, "pain-component");
  const asked = contentsOf(record, "patient-question").map(({ question, answer }) => ({
    question,
    answer: answer ?? "",
  }));
  const goals = pains.map(({ painId, state, goalScore }) => {
    const agreed = talk?.goals.find((goal) => goal.painId === painId);
    return agreed ?? { painId, baselineScore: state.averageScore, goalScore };
  });
  return {
    goals,
    functionGoal: talk?.functionGoal ?? "",
    goalEquivalentMgPerDay: talk?.goalEquivalentMgPerDay ?? null,
    neverZero: talk?.neverZero ?? "not-said",
    riskTextIds: talk?.riskTextIds ?? [],
    neuritis: talk?.neuritis ?? null,
    planB: talk?.planB ?? "",
    teachBack: talk?.teachBack ?? "",
    questions: talk?.questions ?? asked,
  };
}

/**
 * The entry that these values make. A talk that is changed loses both signatures: nobody's name stays under words that were
 * changed after signing.
 */
export function talkCheck(values: TalkValues): FormCheck {
  const goals = values.goals.flatMap(({ goalScore, ...goal }) =>
    goalScore === null ? [] : [{ ...goal, goalScore }],
  );
  const missing = [
    ...(goals.length === 0 ? ["a goal for at least one pain"] : []),
    ...(values.functionGoal.trim() === "" ? ["a function that matters to this person"] : []),
    ...(values.neuritis === null ? ["whether the weeks of neuritis were explained"] : []),
    ...(values.questions.some(({ question, answer }) => question.trim() !== "" && answer.trim() === "")
      ? ["an answer to each question"]
      : []),
  ];
  if (missing.length > 0 || values.neuritis === null) return { missing };
  const orNull = (text: string): string | null => (text.trim() === "" ? null : text);
  return {
    content: {
      kind: "expectation-talk",
      goals,
      functionGoal: values.functionGoal,
      goalEquivalentMgPerDay: values.goalEquivalentMgPerDay,
      neverZero: values.neverZero,
      riskTextIds: values.riskTextIds,
      neuritis: values.neuritis,
      planB: orNull(values.planB),
      teachBack: orNull(values.teachBack),
      questions: values.questions.filter(({ question }) => question.trim() !== ""),
      signedByPatient: null,
      signedByClinician: null,
    },
  };
}

/** The values as a talk, so that they can be judged while they are written; goals that are open are left out. */
export function draftTalk(values: TalkValues): ExpectationTalk {
  return {
    kind: "expectation-talk",
    goals: values.goals.flatMap(({ goalScore, ...goal }) =>
      goalScore === null ? [] : [{ ...goal, goalScore }],
    ),
    functionGoal: values.functionGoal,
    goalEquivalentMgPerDay: values.goalEquivalentMgPerDay,
    neverZero: values.neverZero,
    riskTextIds: values.riskTextIds,
    neuritis: values.neuritis ?? "not-explained",
    planB: values.planB.trim() === "" ? null : values.planB,
    teachBack: values.teachBack.trim() === "" ? null : values.teachBack,
    questions: values.questions,
    signedByPatient: null,
    signedByClinician: null,
  };
}

/** [mg/day] Morphine equivalents as last listed; null where nothing is listed. */
export function equivalentsNow(record: PatientRecord): number | null {
  return equivalentsTrend(record).at(-1)?.totalMgPerDay ?? null;
}

/** Target and indication of the talk: what the last block, approval or freeze names, else what a told risk text names. */
export function talkSubject(
  record: PatientRecord,
  chosenTargetId: string | null,
): { readonly targetId: string | null; readonly indication: string | null } {
  const indication = latestOf(record, "intake")?.indication ?? null;
  const named =
    contentsOf(record, "diagnostic-block").at(-1)?.targetId ??
    latestOf(record, "plan-approval")?.targetId ??
    latestOf(record, "expectation-talk")?.riskTextIds[0]?.split("/")[0] ??
    contentsOf(record, "pain-component").flatMap(({ targetIds }) => targetIds)[0] ??
    null;
  return { targetId: chosenTargetId ?? named, indication };
}
