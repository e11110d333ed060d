import type { PlanOutcome } from "@isotherm/planning";
import type { ReactElement } from "react";
import { engineText } from "./engine-mark.tsx";
import styles from "./result.module.css";

/** How the result was computed: nothing computed is shown without it. */
export function SettingsNote({ outcome }: { readonly outcome: PlanOutcome }): ReactElement {
  const { settings, backend, energy, wallS } = outcome;
  const rows: readonly (readonly [string, string])[] = [
    ["Engine", `${settings.engineVersion} · ${engineText({ backend, threads: settings.threads })}`],
    ["Cells", `${settings.cells.toLocaleString("en")} at ${(settings.cell * 1e3).toFixed(2)} mm accuracy`],
    ["Integrator", settings.integrator],
    ["Energy balance error", `${(energy.balanceError * 100).toPrecision(2)} %`],
    ["Computed in", `${wallS.toFixed(1)} s`],
  ];
  return (
    <section className={styles["section"]} data-testid="settings">
      <h3 className={styles["heading"]}>Settings</h3>
      <table className={`${styles["table"]} number`}>
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
