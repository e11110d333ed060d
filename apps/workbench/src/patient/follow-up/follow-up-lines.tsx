import type { FollowUp, PatientRecord } from "@isotherm/clinic";
import { instrument } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { painName } from "../../clinic/record/words.ts";

/** One follow-up in a few lines: who told it how, each pain in its numbers, and what else was told. */
export function FollowUpLines(properties: {
  readonly record: PatientRecord;
  readonly followUp: FollowUp;
}): ReactElement {
  const { record, followUp } = properties;
  const { neuritis, horner, redFlags, sideEffects, text, rescue, globalImpressionScore } = followUp;
  return (
    <>
      {followUp.pains.map(({ painId, state }) => (
        <p key={painId}>
          <strong>{painName(record, painId)}</strong>{" "}
          <span className="number">
            now {state.nowScore}, worst {state.worstScore}, average {state.averageScore}
            {state.flares === null ? ", no flares" : `, ${state.flares.perDayCount} flares a day`}
          </span>
          {state.ownWords === "" ? null : <> “{state.ownWords}”</>}
        </p>
      ))}
      {redFlags.length === 0 ? null : (
        <p>
          <strong>Red flags:</strong> {redFlags.join(" ")}
        </p>
      )}
      <p className="quiet">
        {[
          followUp.manner.replaceAll("-", " "),
          neuritis === null
            ? "no neuritis"
            : `neuritis at worst ${neuritis.worstScore}${neuritis.remedies.length === 0 ? "" : ` (${neuritis.remedies.join(", ")})`}`,
          ...(horner === "not-looked-for" ? [] : [`Horner ${horner}`]),
          ...sideEffects.map(({ name, score }) => `${name} ${score}`),
          ...(rescue === "done" ? ["another intervention was done"] : []),
          ...impression(globalImpressionScore),
        ].join(" · ")}
      </p>
      {text === "" ? null : <p>“{text}”</p>}
    </>
  );
}

function impression(score: number | null): readonly string[] {
  const label = instrument("pgic").answerLabels.find((words) => words.startsWith(`${score} `));
  return label === undefined ? [] : [label.slice(2)];
}
