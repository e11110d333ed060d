import type { AnticoagulationAdvice } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import styles from "../step-parts.module.css";

/** What each society says about one blood thinner, side by side; nothing is chosen, and their disagreement is named. */
export function SocietyTable({ advice }: { readonly advice: AnticoagulationAdvice }): ReactElement {
  const drugName = advice.statements.find(({ record }) => record !== null)?.record?.drugName ?? "This drug";
  return (
    <div data-testid="society-table">
      <h3>{drugName}</h3>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th>Society</th>
            <th>Bleeding risk here</th>
            <th>Hold before</th>
            <th>Start again</th>
            <th>Laboratory</th>
            <th>How sure</th>
          </tr>
        </thead>
        <tbody>
          {advice.statements.map((statement) => (
            <tr key={statement.society}>
              <td>{statement.society}</td>
              <td>{statement.bleedingLevel?.replaceAll("-", " ") ?? "not classed"}</td>
              <td className="number">
                {statement.hold ?? "no drug table held"}
                {statement.alternatives.map((alternative) => (
                  <div key={alternative} className="quiet">
                    {alternative}
                  </div>
                ))}
              </td>
              <td className="number">{statement.restart ?? "–"}</td>
              <td className="number">{statement.labThreshold ?? "–"}</td>
              <td>
                <StatusMark status={statement.status} sources={statement.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {advice.disagreements.map((disagreement) => (
        <p key={disagreement} data-testid="society-disagreement">
          They disagree. {disagreement}
        </p>
      ))}
      {advice.always.map((always) => (
        <p key={always} className="quiet">
          {always}
        </p>
      ))}
    </div>
  );
}
