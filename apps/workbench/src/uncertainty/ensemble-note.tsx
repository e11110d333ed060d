import type { ReactElement } from "react";
import resultStyles from "../freeze/result.module.css";
import type { UncertaintyAnswer } from "../worker/uncertainty-jobs.ts";
import { percent } from "./percent.ts";

/** How the ensemble was drawn and computed: no probability is shown without it. */
export function EnsembleNote({ answer }: { readonly answer: UncertaintyAnswer }): ReactElement {
  const { uncertainty, wallS, workerCount } = answer;
  const { settings, memberCount, standardErrorFraction, computedWith, balanceError } = uncertainty;
  const whole = memberCount === settings.count;
  const rows: readonly (readonly [string, string])[] = [
    ["Members", whole ? `${memberCount}` : `${memberCount} of ${settings.count} so far`],
    ["Error by chance", `up to ± ${percent(standardErrorFraction)} (one standard error)`],
    ["Drawn by", `Sobol’s points, seed ${settings.seed}`],
    ["Computed with", computedWith.join("; ")],
    ["Energy balance error", `${(balanceError * 100).toPrecision(2)} % at most`],
    ["Computed in", `${wallS.toFixed(1)} s on ${workerCount === 1 ? "1 worker" : `${workerCount} workers`}`],
  ];
  return (
    <section className={resultStyles["section"]} data-testid="ensemble-note">
      <h3 className={resultStyles["heading"]}>Settings</h3>
      <table className={`${resultStyles["table"]} number`}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <td className="quiet">{name}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
