import { patientPathways } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import type { RecordDesk } from "../record/record-desk.ts";
import { careSubject } from "../record/subject.ts";
import { plainWord } from "../record/words.ts";
import styles from "../step-parts.module.css";

/** The pathways that the indication starts: each step due, not now, or not known yet. */
export function Pathways({ desk }: { readonly desk: RecordDesk }): ReactElement | null {
  const { indication, targetId } = careSubject(desk.record);
  if (indication === null || targetId === null) return null;
  return (
    <>
      {patientPathways(desk.record, { targetId, indication }).map(({ pathway, steps }) => (
        <details key={pathway.id} className={styles["section"]} data-testid="pathway">
          <summary className={styles["summary"]}>
            Pathway: {pathway.name}, version {pathway.version}{" "}
            <span className="quiet">by {pathway.author}</span>
          </summary>
          <table className={styles["table"]}>
            <tbody>
              {steps.map(({ step, state, status, sources }) => (
                <tr key={step.id}>
                  <td className={styles["mark"]}>{plainWord(state)}&ensp;</td>
                  <td>
                    <strong>{step.name}</strong> {step.text}
                  </td>
                  <td className={styles["mark"]}>
                    <StatusMark status={status} sources={sources} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </>
  );
}
