import type { AnswerRange } from "@isotherm/planning";
import type { ReactElement } from "react";
import { signed } from "../freeze/clock.ts";
import styles from "./uncertainty.module.css";

/** The numbers that a plan is judged by, each as the range that nine of ten members lie in. */
export function AnswerFigures({ answers }: { readonly answers: readonly AnswerRange[] }): ReactElement {
  return (
    <div
      className={`${styles["figures"]} number`}
      style={{ marginTop: 14 }}
      data-testid="uncertainty-answers"
    >
      {answers.map(({ id, name, unit, range }) => (
        <div key={id} className={styles["answer"]} data-testid={`answer-${id}`}>
          <span>{name}</span>
          {range === null ? (
            <b>–</b>
          ) : (
            <div style={{ textAlign: "right" }}>
              <b>
                {signed(range.low)} to {signed(range.high)} {unit}
              </b>
              <br />
              <small>
                half below {signed(range.median)} {unit}
              </small>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
