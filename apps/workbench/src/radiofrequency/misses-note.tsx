import { radiofrequencyMisses } from "@isotherm/planning";
import type { ReactElement } from "react";
import styles from "./radiofrequency.module.css";

/** Where the model of radiofrequency misses measured lesions: said wherever one is shown. */
export function MissesNote(): ReactElement {
  return (
    <div className={styles["misses"]} role="note" data-testid="radiofrequency-misses">
      <b>This model misses some measured lesions ex vivo:</b>
      <ul className="number">
        {radiofrequencyMisses.map(({ quantity, measured, computed, limit }) => (
          <li key={quantity}>
            {quantity}: measured {measured} ± {limit}, computed {computed.toFixed(1)}
          </li>
        ))}
      </ul>
    </div>
  );
}
