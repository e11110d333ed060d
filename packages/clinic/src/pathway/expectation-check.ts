import { evidenceCard, type Finding, painChange } from "@isotherm/knowledge";
import type { ExpectationTalk, MultimodalPlan } from "../record/decision.ts";
import { judge } from "./judge.ts";

/** What is said about an expectation talk: a goal of zero, a goal below half, and whatever is still open (R92–R97). */
export function checkExpectations(talk: ExpectationTalk): readonly Finding[] {
  const open = openParts(talk);
  return [
    ...talk.goals.flatMap((goal) => checkGoal(goal)),
    ...(open.length === 0
      ? []
      : [
          judge("expectations-open", "warning", {
            message: `The expectation talk lacks ${open.join(", ")}; complete it before anything is scheduled`,
            inputs: { openCount: open.length },
          }),
        ]),
  ];
}

/** Parts of the talk that are still open, in words. */
export function openParts(talk: ExpectationTalk): readonly string[] {
  return [
    ...(talk.neverZero === "said" ? [] : ["that zero pain is out of reach"]),
    ...(talk.riskTextIds.length > 0 ? [] : ["the risks"]),
    ...(talk.neuritis === "not-explained" ? ["the weeks of neuritis"] : []),
    ...(talk.planB === null ? ["plan B"] : []),
    ...(talk.teachBack === null ? ["the teach-back"] : []),
    ...(talk.signedByPatient === null ? ["the patient's signature"] : []),
    ...(talk.signedByClinician === null ? ["the clinician's signature"] : []),
  ];
}

function checkGoal(goal: ExpectationTalk["goals"][number]): readonly Finding[] {
  const { sources, status } = evidenceCard("E16");
  const inputs = { painId: goal.painId, baselineScore: goal.baselineScore, goalScore: goal.goalScore };
  if (goal.goalScore === 0) {
    return [
      judge("goal-zero", "warning", {
        message: `The goal of 0 out of 10 (now ${goal.baselineScore}) is out of reach; talk about the goal again and note what was agreed`,
        sources,
        status,
        inputs,
      }),
    ];
  }
  const change = painChange({ painBeforeScore: goal.baselineScore, painAfterScore: goal.goalScore });
  if (change.atLeast50Percent !== false) return [];
  return [
    judge("goal-below-half", "info", {
      message: `The goal of ${goal.goalScore} out of 10 (now ${goal.baselineScore}) is less than half of the pain gone; the usual aim is at least 50 %`,
      sources,
      status,
      inputs,
    }),
  ];
}

/** A plan that is nothing but a procedure (R98). */
export function checkMultimodal(plan: MultimodalPlan): readonly Finding[] {
  if (plan.parts.some(({ part }) => part !== "procedure")) return [];
  return [
    judge("procedure-only", "warning", {
      message:
        "The plan holds a procedure and nothing else; add drugs, physiotherapy, psychology or self-care, because there is no single cure",
    }),
  ];
}
