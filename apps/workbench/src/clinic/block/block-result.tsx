import { type BlockRelief, blockReliefs, type DiagnosticBlock, durationConcordance } from "@isotherm/clinic";
import { painChange } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { readableDuration } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { painName, plainWord } from "../record/words.ts";
import styles from "../step-parts.module.css";
import block from "./block.module.css";

/** What each pain of a block did, hour by hour; every pain is shown, not only the one that was to be tested. */
export function BlockResultTable(properties: {
  readonly block: DiagnosticBlock;
  readonly desk: RecordDesk;
}): ReactElement {
  const { desk } = properties;
  const given = properties.block;
  const reliefs = blockReliefs(given);
  const times = given.series.map(({ afterS }) => afterS);
  return (
    <div className={block["scroll"]}>
      <table className={styles["table"]} data-testid="block-result">
        <thead>
          <tr>
            <th>Pain</th>
            <th>Tested</th>
            <th>Before</th>
            {times.map((afterS) => (
              <th key={afterS}>{readableDuration(afterS)}</th>
            ))}
            <th>Best relief</th>
            <th>Lasted</th>
          </tr>
        </thead>
        <tbody>
          {reliefs.map((relief) => (
            <tr key={relief.painId}>
              <td>
                “{painName(desk.record, relief.painId)}”
                {relief.painId === given.indexPainId ? <span className="quiet"> (to be tested)</span> : null}
              </td>
              <td>{relief.tested === "rest" ? "at rest" : "on movement"}</td>
              <td className="number">{relief.beforeScore}</td>
              {times.map((afterS) => (
                <td key={afterS} className="number">
                  {relief.hours.find((hour) => hour.afterS === afterS)?.score ?? "–"}
                </td>
              ))}
              <td className={`${block["relief"]} number`} data-good={isHalved(relief)}>
                {relief.bestReliefFraction === null
                  ? "–"
                  : `${Math.round(relief.bestReliefFraction * 100)} %`}
              </td>
              <td className="number">{lastedText(relief)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={block["effects"]}>
        <Effects block={given} />
      </div>
    </div>
  );
}

function Effects({ block: given }: { readonly block: DiagnosticBlock }): ReactElement {
  const { motor, objectiveSign, compass31, patientSuccess, patientWish, functionTest } = given;
  const lines: readonly (readonly [string, string])[] = [
    ["Duration against the drug", plainWord(durationConcordance(given))],
    [
      "Motor",
      [
        plainWord(motor.effect),
        motor.strengthGrade === null ? "" : `MRC ${motor.strengthGrade}`,
        motor.acceptance === null ? "" : `${plainWord(motor.acceptance)} by the patient`,
      ]
        .filter((part) => part !== "")
        .join(", "),
    ],
    [
      "Autonomic sign",
      `${plainWord(objectiveSign.seen)}${objectiveSign.text === "" ? "" : `: ${objectiveSign.text}`}`,
    ],
    ["Function test", functionTest === "" ? "not tested" : functionTest],
    ...(compass31 === null
      ? []
      : [["COMPASS-31", `${compass31.beforeScore} → ${compass31.afterScore}`] as const]),
    ...(patientSuccess === null
      ? []
      : [["Success as defined", `${patientSuccess.definition}: ${patientSuccess.reached}`] as const]),
    ["Wish after the block", plainWord(patientWish)],
  ];
  return (
    <>
      {lines.map(([label, text]) => (
        <div key={label}>
          <span className="quiet">{label}:</span> {text}
        </div>
      ))}
    </>
  );
}

/** Colored where the pain fell by half, as `knowledge` judges it. */
function isHalved({ beforeScore, hours }: BlockRelief): boolean {
  if (hours.length === 0) return false;
  const painAfterScore = Math.min(...hours.map(({ score }) => score));
  return painChange({ painBeforeScore: beforeScore, painAfterScore }).atLeast50Percent === true;
}

function lastedText({ lasted }: BlockRelief): string {
  if (lasted === null) return "no relief";
  const least = readableDuration(lasted.atLeastS);
  return lasted.endedByS === null ? `≥ ${least}` : `${least} to ${readableDuration(lasted.endedByS)}`;
}
