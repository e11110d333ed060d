import type { ExpectationTalk, PatientRecord } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { nameOfId, painName } from "../../clinic/record/words.ts";

/** What was agreed in one talk, in the order in which it was said. */
export function TalkLines(properties: {
  readonly record: PatientRecord;
  readonly talk: ExpectationTalk;
}): ReactElement {
  const { record, talk } = properties;
  const { goals, functionGoal, goalEquivalentMgPerDay, neverZero, riskTextIds, neuritis, planB, teachBack } =
    talk;
  return (
    <>
      <p>
        {goals
          .map(
            ({ painId, baselineScore, goalScore }) =>
              `“${painName(record, painId)}” from ${baselineScore} to ${goalScore}`,
          )
          .join(", ")}
        ; {functionGoal}
        {goalEquivalentMgPerDay === null ? "" : `; ${goalEquivalentMgPerDay} mg morphine equivalents a day`}.
      </p>
      <p className="quiet">
        Never zero: {neverZero === "said" ? "said" : "not said"} · Risks told:{" "}
        {riskTextIds.length === 0 ? "none" : riskTextIds.map((id) => nameOfId("riskTextIds", id)).join(", ")}{" "}
        · Neuritis: {neuritis.replaceAll("-", " ")} · Questions answered: {talk.questions.length}
      </p>
      {planB === null ? null : <p>Plan B: {planB}</p>}
      {teachBack === null ? null : <p>Said back: “{teachBack}”</p>}
    </>
  );
}
