import type { ReactElement } from "react";
import styles from "../step-parts.module.css";
import type { OpenedPlan } from "./linked-plans.ts";

/** What was computed for a plan as it is now, or that nothing was. */
export function ComputedLines({ computed }: Pick<OpenedPlan, "computed">): ReactElement {
  if (computed === null) {
    return (
      <p className="quiet" data-testid="plan-computed" data-computed={false}>
        The freeze was not computed for this plan as it is now.
      </p>
    );
  }
  return (
    <ul className={`${styles["computed"]} number`} data-testid="plan-computed" data-computed={true}>
      {computed.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
