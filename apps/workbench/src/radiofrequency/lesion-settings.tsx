import type { RadiofrequencyOutcome } from "@isotherm/planning";
import type { ReactElement } from "react";
import { engineText } from "../freeze/engine-mark.tsx";
import resultStyles from "../freeze/result.module.css";
import { StatusMark } from "../layout/source-note.tsx";

/** How the lesion was computed: nothing computed is shown without it. */
export function LesionSettings({ outcome }: { readonly outcome: RadiofrequencyOutcome }): ReactElement {
  const { settings, backend, energy, wallS, electrode, status, sources, findings } = outcome;
  const rows: readonly (readonly [string, string])[] = [
    ["Electrode", `${electrode.name}${electrode.generic ? ", no product" : ""}`],
    ["Engine", `${settings.engineVersion} · ${engineText({ backend, threads: settings.threads })}`],
    ["Cells", `${settings.cells.toLocaleString("en")} at ${(settings.cell * 1e3).toFixed(2)} mm accuracy`],
    ["Heat balance error", `${(energy.balanceError * 100).toPrecision(2)} %`],
    ["Current balance error", `${(energy.currentError * 100).toPrecision(2)} %`],
    ["Computed in", `${wallS.toFixed(1)} s`],
  ];
  return (
    <section className={resultStyles["section"]} data-testid="lesion-settings">
      <h3 className={resultStyles["heading"]}>
        Settings <StatusMark status={status} sources={sources} />
      </h3>
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
      {findings.map(({ ruleId, message }) => (
        <p key={ruleId} className="quiet" style={{ fontSize: "0.8125rem", lineHeight: 1.45 }}>
          {message}
        </p>
      ))}
    </section>
  );
}
